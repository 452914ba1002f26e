import { describe, expect, test } from "vitest";
import { doubted } from "./calm.js";
import { allCases, type Case } from "./cases.js";
import { sent } from "./damage.js";
import { damages } from "./damages/index.js";
import { answered, judge, type Run, run } from "./judge.js";
import { knownWrong } from "./knownWrong.js";
import type { Shape } from "./shape.js";

/** CSP_DAMAGES=once tries each damage once (some 830 cases), CSP_DAMAGES=all on every shape (some 6,100). */
const asked = process.env.CSP_DAMAGES ?? (process.env.CSP_TRIALS === undefined ? "few" : "all");
const runs: ReadonlySet<Case["from"]> = new Set(
  asked === "all" ? ["few", "once", "all"] : asked === "once" ? ["few", "once"] : ["few"],
);

const cleanRuns = new Map<string, Promise<Run>>();

/** What comes of a shape's supply as it is, which is ingested once for all of the shape's cases. */
function cleanOf(shape: Shape): Promise<Run> {
  const running = cleanRuns.get(shape.name) ?? run(shape, sent(shape));
  cleanRuns.set(shape.name, running);
  return running;
}

/** The damage of this name is none. */
const [asItIs] = damages;

const isKnown = ({ damage, shape }: Case): boolean => knownWrong[damage.name]?.includes(shape.name) === true;

/** The cases of one of `parts` shares of the shapes, a test each; files of tests run beside one another. */
export function runCases(part: number, parts: number): void {
  const cases = allCases().filter(({ from }) => runs.has(from));
  const names = [...new Set(cases.map(({ shape }) => shape.name))].filter(
    (_, index) => index % parts === part,
  );
  describe(`damage that partners do, part ${part + 1} of ${parts}`, () => {
    test.each(cases.filter(({ shape }) => names.includes(shape.name)).map((one) => [one.name, one] as const))(
      "%s",
      async (_name, one) => {
        const { shape, damage, deliveries } = one;
        const clean = await cleanOf(shape);
        const ran = damage === asItIs ? clean : await run(shape, deliveries());
        if (damage.honest) {
          expect(doubted(answered(shape, clean), ran).slice(0, 8)).toEqual([]);
          return;
        }
        const { outcome, words } = judge(shape, answered(shape, clean), ran, damage.parts);
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
