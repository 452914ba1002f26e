import type { Claim, Part } from "./claim.js";
import type { Figure } from "./figures.js";
import type { Severity } from "./finding.js";
import { impossiblePercent } from "./impossiblePercent.js";
import { sayNumber, sayPercent } from "./sayNumber.js";

export type PercentFault = "wrong" | "wrong-base" | "truncated" | "impossible";

export interface PercentVerdict {
  readonly fault: PercentFault;
  readonly severity: Severity;
  readonly message: string;
  readonly expected: string;
}

/** One way to work a percentage out from the numbers beside it. */
interface Working {
  readonly change: number;
  readonly base: number;
  readonly current: number;
  readonly words: string;
  /** The wording leaves no doubt which numbers these are. */
  readonly certain: boolean;
}

const HALF = 0.5 + 1e-9;
/** A printed percentage and its working this many times apart are more likely of different things. */
const UNRELATED = 4;

/**
 * Whether a value, rounded to the printed decimals, gives the printed percentage. Halves may be rounded
 * up or to even; "about" allows one point or a twentieth, "over" and "under" anything on that side.
 */
export function percentFits(printed: Figure, value: number): boolean {
  const target = Math.abs(printed.value);
  const step = 10 ** -printed.decimals;
  if (printed.hedge === "about") return Math.abs(value - target) <= Math.max(HALF * step, 1, target / 20);
  if (printed.hedge === "over") return value >= target - HALF * step;
  if (printed.hedge === "under") return value <= target + HALF * step;
  const [scaled, wanted] = [value / step, Math.round(target / step)];
  const below = Math.floor(scaled + 1e-9);
  const half = Math.abs(scaled - below - 0.5) < 1e-9;
  return half ? wanted === below + 1 || (wanted === below && below % 2 === 0) : Math.round(scaled) === wanted;
}

/** Judge a claim's percentage of change against its own numbers; null when it fits or nothing can be said. */
export function percentVerdict(claim: Claim): PercentVerdict | null {
  const { percent } = claim;
  if (claim.kind !== "change" || percent === null || !Number.isFinite(percent.value)) return null;
  if (claim.direction === "down" && Math.abs(percent.value) > 100 && percent.hedge === null) {
    return {
      fault: "impossible",
      severity: "error",
      message: `Nothing can fall by more than 100 per cent, and ${percent.text} is printed.`,
      expected: "a fall of at most 100 per cent",
    };
  }
  const workings = workingsOf(claim);
  if (workings.some((one) => percentFits(percent, (one.change / one.base) * 100))) return null;
  if (workings.length === 0) return impossiblePercent(claim, percent);
  if (changeMayBeAnotherPart(claim, percent)) return null;
  const certain = workings.filter((one) => one.certain);
  const best = certain[0] ?? workings[0];
  // A number of the sentence before, not referred back to, can bear a percentage out but not refute it.
  const elsewhere = certain.length === 0 && claim.current.every((part) => part.segment !== claim.segment);
  if (best === undefined || (elsewhere && claim.previous.length === 0)) return null;
  return nameFault(
    percent,
    best,
    certain.length === 1 || (certain.length > 1 && certain.length === workings.length),
  );
}

function exact(part: Part): boolean {
  return part.figure.hedge === null;
}

function workingsOf(claim: Claim): Working[] {
  const { change, current, previous } = claim;
  const workings: Working[] = [];
  const add = (one: Working) => {
    if (one.base > 0 && one.change >= 0) workings.push(one);
  };
  const unique = current.filter((part) => part.certain).length === 1 || current.length === 1;
  for (const before of previous) {
    const base = before.figure.value;
    for (const now of current) {
      const size = Math.abs(now.figure.value - base);
      const words = `from ${before.figure.text} to ${now.figure.text} is a change of ${sayNumber(size)}, and ${sayNumber(size)} ÷ ${sayNumber(base)}`;
      // Where the printed change is their difference, the three bear one another out.
      const agreed = change !== null && change.figure.value === size;
      const certain = ((before.certain && now.certain) || agreed) && exact(before) && exact(now);
      add({ change: size, base, current: now.figure.value, words, certain });
    }
    if (change === null) continue;
    const size = change.figure.value;
    const now = base + (claim.direction === "down" ? -size : size);
    const certain =
      before.certain && change.certain && exact(before) && exact(change) && current.length === 0;
    add({ change: size, base, current: now, words: `${sayNumber(size)} ÷ ${sayNumber(base)}`, certain });
  }
  // A number only taken for the previous value leaves the change beside the current one to be tried too.
  if (previous.some((part) => part.certain)) return workings;
  const signs = claim.direction === "up" ? [1] : claim.direction === "down" ? [-1] : [1, -1];
  const changes = change === null ? [] : change.certain ? [change] : [change, ...claim.otherChanges];
  for (const moved of changes) {
    for (const now of current) {
      for (const sign of signs) {
        const [size, value] = [moved.figure.value, now.figure.value];
        const base = value - sign * size;
        const words = `${sayNumber(value)} ${sign > 0 ? "less" : "plus"} the change of ${sayNumber(size)} leaves ${sayNumber(base)} before, and ${sayNumber(size)} ÷ ${sayNumber(base)}`;
        const certain = now.certain && unique && exact(now) && exact(moved) && signs.length === 1;
        add({ change: size, base, current: value, words, certain });
      }
    }
  }
  return workings;
}

/** A number only placed beside a percentage may be the previous or the current value rather than the change. */
function changeMayBeAnotherPart({ change, current, previous }: Claim, percent: Figure): boolean {
  if (change === null || change.certain) return false;
  const value = change.figure.value;
  const against = (base: number, now: number) =>
    base > 0 && percentFits(percent, (Math.abs(now - base) / base) * 100);
  return (
    current.some(
      (one) =>
        against(value, one.figure.value) || (previous.length === 0 && against(one.figure.value, value)),
    ) || previous.some((one) => against(one.figure.value, value))
  );
}

function nameFault(percent: Figure, working: Working, sure: boolean): PercentVerdict | null {
  const value = (working.change / working.base) * 100;
  const printed = Math.abs(percent.value);
  const decimals = Math.max(percent.decimals, 1);
  const scale = 10 ** percent.decimals;
  const onCurrent = working.current > 0 ? (working.change / working.current) * 100 : Number.NaN;
  const wrongBase = percent.hedge === null && percentFits(percent, onCurrent);
  const truncated = percent.hedge === null && Math.floor(value * scale + 1e-9) / scale === printed;
  const sum = `${working.words} = ${sayPercent(value, decimals + 1)}, printed as ${percent.text}`;
  const expected = sayPercent(value, percent.decimals);
  const baseWords = `${sayNumber(working.change)} ÷ ${sayNumber(working.current)} (the current figure) = ${sayPercent(onCurrent, decimals + 1)}`;
  const severity = sure ? "error" : "suspect";
  if (truncated) {
    const also = wrongBase ? `; ${baseWords} would give it too, on the wrong base` : "";
    return {
      fault: wrongBase ? "wrong-base" : "truncated",
      severity,
      expected,
      message: `${sum}: cut short, not rounded${also}.`,
    };
  }
  if (wrongBase)
    return {
      fault: "wrong-base",
      severity,
      expected,
      message: `${sum}: ${baseWords}, so the change was divided by the wrong year.`,
    };
  const ratio = Math.max(value, 0.05) / Math.max(printed, 0.05);
  const far = ratio > UNRELATED || ratio < 1 / UNRELATED;
  if (far && !sure) return null;
  if (!sure && Math.abs(value - printed) > Math.max(1.5, printed / 8)) return null;
  return { fault: "wrong", severity: far ? "suspect" : severity, expected, message: `${sum}.` };
}
