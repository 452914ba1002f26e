import type { Shape } from "../shape.js";
import { events, monthly, reports, severalTypes, street, twoYears } from "./logs.js";
import { annual, cases, indicators, wideWards } from "./others.js";
import { controlRoom, housing, offences, quarters, wardCounts, wide } from "./typed.js";

/** Sixteen kinds of contract, each with a clean supply and its truth. */
export const shapes = (): Shape[] => [
  reports(),
  severalTypes(),
  twoYears(),
  monthly(),
  events(),
  street(),
  wardCounts(),
  housing(),
  wide(),
  quarters(),
  controlRoom(),
  offences(),
  cases(),
  indicators(),
  annual(),
  wideWards(),
];
