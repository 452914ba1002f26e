import { expect, test } from "vitest";
import { subtotalLabels } from "../../pipeline/ingest/type/counts/subtotalLabels.js";

const wholes = (...texts: string[]): string[] =>
  subtotalLabels(texts).map(({ whole, parts }) => `${whole} = ${parts.join(" + ")}`);

test("a label may be the sum of those that it names, or that name it", () => {
  expect(wholes("Noise", "Rubbish", "Noise and rubbish", "Pets")).toEqual([
    "Noise and rubbish = Noise + Rubbish",
  ]);
  expect(wholes("Burglary", "Burglary - residential", "Burglary - business", "Theft")).toEqual([
    "Burglary = Burglary - residential + Burglary - business",
  ]);
  expect(wholes("All victims", "Victims - high risk", "Victims - standard risk", "Calls")).toEqual([
    "All victims = Victims - high risk + Victims - standard risk",
  ]);
  expect(wholes("Graffiti", "Litter", "Fly tipping")).toEqual([]);
  expect(wholes("Theft", "Theft of motor vehicles", "Noise")).toEqual([]);
});

test("of parts within parts those count that lie nearest to the whole", () => {
  expect(
    wholes("Violence", "Violence with injury", "Violence with injury by a stranger", "Violence in public"),
  ).toEqual(["Violence = Violence with injury + Violence in public"]);
});
