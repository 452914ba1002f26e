import type { Built } from "../../../pipeline/build/withBuilt.js";
import { readScoring } from "../../../pipeline/priorities/scoreIssues.js";
import { type Scoring, type ScoringData, scoring } from "../../../pipeline/priorities/scoring.js";
import type { Store } from "../../../pipeline/store/open.js";
import type { AssessmentData } from "./assessmentData.js";
import { readAssessment } from "./readAssessment.js";

/** What was read from a store while it is open; a store that is open for reading does not change. */
const kept = new WeakMap<Store, Map<string, Promise<unknown>>>();

/** Reads what several documents of one set need once for all of them. */
export function readOnce<T>(store: Store, name: string, read: () => Promise<T>): Promise<T> {
  const known = kept.get(store) ?? new Map<string, Promise<unknown>>();
  kept.set(store, known);
  const before = known.get(name) as Promise<T> | undefined;
  if (before !== undefined) return before;
  const made = read();
  known.set(name, made);
  return made;
}

/** The assessment's rows of the twelve months to a month, once for the open store. */
export const assessmentOnce = (root: string, to: string, built: Built): Promise<AssessmentData> =>
  readOnce(built.store, `assessment ${to}`, () => readAssessment(root, to, "assessment", built));

/** What a ranking is made from, once for the open store: the dearest of all that documents read. */
export const scoringOnce = (
  root: string,
  asked: { to: string; planYear: string },
  built: Built,
): Promise<ScoringData> =>
  readOnce(built.store, `scoring ${asked.planYear} ${asked.to}`, () => {
    const read = readScoring(root, asked, built);
    void readOnce(built.store, `evidence ${asked.to}`, () => read).catch(() => undefined); // told where it is waited for
    return read;
  });

/** The evidence of the twelve months to a month and of the year before, where a ranking has read it from the open store. */
export const evidenceKnown = (
  { store }: Built,
  to: string,
): Promise<Pick<ScoringData, "now" | "before">> | undefined =>
  kept.get(store)?.get(`evidence ${to}`) as Promise<ScoringData> | undefined;

/** The ranking that is made from it, by the plan's own scheme. */
export const rankingOnce = (
  root: string,
  asked: { to: string; planYear: string },
  built: Built,
): Promise<Scoring> =>
  readOnce(built.store, `ranking ${asked.planYear} ${asked.to}`, async () =>
    scoring(await scoringOnce(root, asked, built)),
  );
