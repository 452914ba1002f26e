import type { Rule } from "../finding.js";
import { actDate } from "./actDate.js";
import { actionShare } from "./actionShare.js";
import { besidePercent } from "./besidePercent.js";
import { changeArithmetic, direction, multiple, points, range, run, unchanged } from "./changes.js";
import { chronology } from "./chronology.js";
import {
  contradictoryChange,
  contradictoryParts,
  contradictoryValue,
  sentenceTwice,
} from "./contradictions.js";
import { contradictoryCount } from "./contradictoryCount.js";
import { contradictoryEvent } from "./contradictoryEvent.js";
import { copiedForward } from "./copiedForward.js";
import { countedList } from "./countedList.js";
import { difference } from "./difference.js";
import { dueDate } from "./dueDate.js";
import { endedButPresent } from "./endedButPresent.js";
import { garbled } from "./garbled.js";
import { impossibleDate } from "./impossibleDate.js";
import { monthLog } from "./monthLog.js";
import { pageReference } from "./pageReference.js";
import { parts } from "./parts.js";
import { percentRules } from "./percents.js";
import { periodFuture } from "./periodFuture.js";
import { periodLabel } from "./periodLabel.js";
import { periodOutOfStep } from "./periodOutOfStep.js";
import { previousFigure } from "./previousFigure.js";
import { contradictoryRank, extreme, rank, superlative } from "./ranks.js";
import { average, indexNumber, rate } from "./ratios.js";
import { share, sharesTogether, wordedShare } from "./share.js";
import { smallCount } from "./smallCount.js";
import { storeFigure } from "./storeFigure.js";
import { tableRows, tableTotal } from "./tables.js";
import { tense } from "./tense.js";
import { textAndTable } from "./textAndTable.js";
import { unit } from "./unit.js";
import { weekday } from "./weekday.js";

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
  sharesTogether,
  wordedShare,
  besidePercent,
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
