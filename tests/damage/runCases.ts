import { describe, expect, test } from "vitest";
import { allCases, type Case } from "./cases.js";
import { type Answer, cleanAnswer, judge, run } from "./judge.js";
import { knownWrong } from "./knownWrong.js";
import type { Shape } from "./shape.js";

/** CSP_DAMAGES=once tries each damage once (some 400 cases), CSP_DAMAGES=all on every shape (some 2,800). */
const asked = process.env.CSP_DAMAGES ?? (process.env.CSP_TRIALS === undefined ? "few" : "all");
const runs: ReadonlySet<Case["from"]> = new Set(
  asked === "all" ? ["few", "once", "all"] : asked === "once" ? ["few", "once"] : ["few"],
);

const answers = new Map<string, Answer>();

async function cleanOf(shape: Shape): Promise<Answer> {
  const known = answers.get(shape.name) ?? (await cleanAnswer(shape));
  answers.set(shape.name, known);
  return known;
}

const isKnown = ({ damage, shape }: Case): boolean => knownWrong[damage.name]?.includes(shape.name) === true;

/** One of `parts` shares of the cases, a test each; files of tests run beside one another. */
export function runCases(part: number, parts: number): void {
  const cases = allCases().filter(({ from }) => runs.has(from));
  describe(`damage that partners do, part ${part + 1} of ${parts}`, () => {
    test.each(cases.filter((_, index) => index % parts === part).map((one) => [one.name, one] as const))(
      "%s",
      async (_name, one) => {
        const { shape, damage, deliveries } = one;
        const clean = await cleanOf(shape);
        const { outcome, words } = judge(shape, clean, await run(shape, deliveries()), damage.parts);
        if (isKnown(one)) {
          // it is right now: take it out of knownWrong.ts
          expect(outcome).toBe("wrong");
          return;
        }
        if (damage.harmless)
          expect({ outcome, words: outcome === "right" ? [] : words.slice(0, 8) }).toEqual({
            outcome: "right",
            words: [],
          });
        else expect(outcome === "wrong" ? words.slice(0, 8) : []).toEqual([]);
      },
    );
  });
}
