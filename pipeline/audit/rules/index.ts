import type { Rule } from "../facts/finding.js";
import { actionShare } from "./actionShare.js";
import { average } from "./average.js";
import { changeArithmetic, direction, multiple, points, range, run, unchanged } from "./changes.js";
import {
  contradictoryChange,
  contradictoryParts,
  contradictoryValue,
  sentenceTwice,
} from "./contradictions.js";
import { contradictoryCount } from "./contradictoryCount.js";
import { copiedForward } from "./copiedForward.js";
import { countedList } from "./countedList.js";
import { actDate } from "./dates/actDate.js";
import { chronology } from "./dates/chronology.js";
import { contradictoryEvent } from "./dates/contradictoryEvent.js";
import { dueDate } from "./dates/dueDate.js";
import { endedButPresent } from "./dates/endedButPresent.js";
import { impossibleDate } from "./dates/impossibleDate.js";
import { monthLog } from "./dates/monthLog.js";
import { periodFuture } from "./dates/periodFuture.js";
import { periodLabel } from "./dates/periodLabel.js";
import { periodOutOfStep } from "./dates/periodOutOfStep.js";
import { tense } from "./dates/tense.js";
import { weekday } from "./dates/weekday.js";
import { difference } from "./difference.js";
import { garbled } from "./garbled.js";
import { pageReference } from "./pageReference.js";
import { parts } from "./parts.js";
import { percentOfBefore } from "./percentOfBefore.js";
import { percentRules } from "./percents.js";
import { previousFigure } from "./previousFigure.js";
import { contradictoryRank, extreme, rank, superlative } from "./ranks.js";

import { indexNumber, rate } from "./rate.js";
import { rowInText } from "./rowInText.js";
import { share } from "./share.js";
import { sharesOfOne } from "./sharesOfOne.js";
import { sharesTogether } from "./sharesTogether.js";
import { smallCount } from "./smallCount.js";
import { storeFigure } from "./storeFigure.js";
import { tableRows, tableTotal } from "./tables.js";
import { textAndTable } from "./textAndTable.js";
import { unexplainedPercent } from "./unexplainedPercent.js";
import { unit } from "./unit.js";
import { wordedShare } from "./wordedShare.js";

/** Every check of the audit. */
export const rules: readonly Rule[] = [
  ...percentRules,
  changeArithmetic,
  direction,
  multiple,
  points,
  unchanged,
  run,
  range,
  share,
  sharesOfOne,
  sharesTogether,
  wordedShare,
  unexplainedPercent,
  percentOfBefore,
  actionShare,
  parts,
  average,
  rate,
  indexNumber,
  difference,
  tableRows,
  tableTotal,
  countedList,
  contradictoryCount,
  contradictoryValue,
  contradictoryParts,
  contradictoryChange,
  textAndTable,
  rowInText,
  sentenceTwice,
  contradictoryRank,
  superlative,
  extreme,
  contradictoryEvent,
  endedButPresent,
  impossibleDate,
  weekday,
  monthLog,
  periodFuture,
  periodOutOfStep,
  periodLabel,
  chronology,
  tense,
  dueDate,
  actDate,
  pageReference,
  unit,
  garbled,
  copiedForward,
  previousFigure,
  storeFigure,
  smallCount,
  rank,
];
