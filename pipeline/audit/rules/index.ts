import type { Rule } from "../facts/finding.js";
import { clauseArithmetic } from "./clauseArithmetic.js";
import { clauseOrder } from "./clauseOrder.js";
import { contradictoryChange, contradictoryValue, sentenceTwice } from "./contradictions.js";
import { contradictoryCount } from "./contradictoryCount.js";
import { copiedForward } from "./copiedForward.js";
import { countedList } from "./countedList.js";
import { actDate } from "./dates/actDate.js";
import { chronology } from "./dates/chronology.js";
import { contradictoryEvent } from "./dates/contradictoryEvent.js";
import { endedButPresent } from "./dates/endedButPresent.js";
import { impossibleDate } from "./dates/impossibleDate.js";
import { monthLog } from "./dates/monthLog.js";
import { periodFuture } from "./dates/periodFuture.js";
import { periodOutOfStep } from "./dates/periodOutOfStep.js";
import { weekday } from "./dates/weekday.js";
import { difference } from "./difference.js";
import { direction } from "./direction.js";
import { garbled } from "./garbled.js";
import { average, changeElsewhere, headline, rate, shareElsewhere } from "./linked.js";
import { multiple } from "./multiple.js";
import { pageReference } from "./pageReference.js";
import { parts } from "./parts.js";
import { percentRules } from "./percents.js";
import { points } from "./points.js";
import { previousFigure } from "./previousFigure.js";
import { rank, superlative } from "./ranks.js";
import { rowDirection } from "./rowDirection.js";
import { rowInText } from "./rowInText.js";
import { sharesTogether } from "./sharesTogether.js";
import { smallCount } from "./smallCount.js";
import { storeFigure } from "./storeFigure.js";
import { tableRows, tableTotal } from "./tables.js";
import { textAndTable } from "./textAndTable.js";
import { unchanged } from "./unchanged.js";
import { unit } from "./unit.js";
import { workedOut } from "./workedOut.js";

/** Every check of the audit. */
export const rules: readonly Rule[] = [
  ...percentRules,
  difference,
  direction,
  multiple,
  points,
  unchanged,
  sharesTogether,
  parts,
  average,
  rate,
  tableRows,
  tableTotal,
  countedList,
  contradictoryCount,
  contradictoryValue,
  contradictoryChange,
  textAndTable,
  rowInText,
  rowDirection,
  sentenceTwice,
  superlative,
  clauseOrder,
  contradictoryEvent,
  endedButPresent,
  impossibleDate,
  weekday,
  monthLog,
  periodFuture,
  periodOutOfStep,
  chronology,
  actDate,
  pageReference,
  unit,
  garbled,
  copiedForward,
  previousFigure,
  storeFigure,
  smallCount,
  rank,
  shareElsewhere,
  changeElsewhere,
  headline,
  workedOut,
  clauseArithmetic,
];
