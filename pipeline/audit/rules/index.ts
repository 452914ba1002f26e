import type { Rule } from "../finding.js";
import { actDate } from "./actDate.js";
import { actionShare } from "./actionShare.js";
import { bareRank } from "./bareRank.js";
import { changeArithmetic } from "./changeArithmetic.js";
import { chronology } from "./chronology.js";
import { contradictoryCount } from "./contradictoryCount.js";
import { contradictoryEvent } from "./contradictoryEvent.js";
import { contradictoryRank } from "./contradictoryRank.js";
import { contradictoryValue } from "./contradictoryValue.js";
import { copiedForward } from "./copiedForward.js";
import { countedList } from "./countedList.js";
import { direction } from "./direction.js";
import { dueDate } from "./dueDate.js";
import { endedButPresent } from "./endedButPresent.js";
import { garbled } from "./garbled.js";
import { impossibleDate } from "./impossibleDate.js";
import { monthLog } from "./monthLog.js";
import { multiple } from "./multiple.js";
import { pageReference } from "./pageReference.js";
import { percentImpossible } from "./percentImpossible.js";
import { percentTruncated } from "./percentTruncated.js";
import { percentWrong } from "./percentWrong.js";
import { percentWrongBase } from "./percentWrongBase.js";
import { periodFuture } from "./periodFuture.js";
import { periodLabel } from "./periodLabel.js";
import { periodOutOfStep } from "./periodOutOfStep.js";
import { previousFigure } from "./previousFigure.js";
import { share } from "./share.js";
import { smallCount } from "./smallCount.js";
import { statedParts } from "./statedParts.js";
import { storeFigure } from "./storeFigure.js";
import { tableTotal } from "./tableTotal.js";
import { tense } from "./tense.js";
import { unit } from "./unit.js";
import { weekday } from "./weekday.js";

/** Every check of the audit, one file each. */
export const rules: readonly Rule[] = [
  percentWrong,
  percentWrongBase,
  percentTruncated,
  percentImpossible,
  changeArithmetic,
  direction,
  multiple,
  share,
  actionShare,
  statedParts,
  tableTotal,
  countedList,
  contradictoryCount,
  contradictoryValue,
  contradictoryRank,
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
  bareRank,
];
