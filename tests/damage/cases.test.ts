import { expect, test } from "vitest";
import { allCases } from "./cases.js";
import { damageFamilies } from "./damages/index.js";
import { shapes } from "./shapes/index.js";

test("the cases of every run have each shape, and some damage of each family", () => {
  const few = allCases().filter(({ from }) => from === "few");
  expect(new Set(few.map(({ shape }) => shape.name))).toEqual(new Set(shapes().map(({ name }) => name)));
  for (const [family, damages] of Object.entries(damageFamilies))
    expect(few.filter(({ damage }) => damages.includes(damage)).length, family).toBeGreaterThan(2);
});
