import { describe, expect, test } from "vitest";
import { district } from "./facts.js";
import { type Answer, run } from "./judge.js";
import type { Shape } from "./shape.js";
import { shapes } from "./shapes/index.js";
import { asFile, at, cellOf, type Row } from "./table.js";

const shape = (name: string): Shape => {
  const found = shapes().find((each) => each.name === name);
  if (!found) throw new Error(`no shape "${name}"`);
  return found;
};

/** The shape's supply without the rows of one type of which `gone` says so. */
async function without(of: Shape, type: string, gone: (row: Row) => boolean = () => true): Promise<Answer> {
  const files = of.tables.map((table) =>
    asFile({
      ...table,
      rows: table.rows.filter(
        (row) => !gone(row) || cellOf(row, at(table, of.roles.category ?? "")) !== type,
      ),
    }),
  );
  const { answer, refusals } = await run(of, [files]);
  expect(refusals).toEqual([]);
  if (!answer) throw new Error("no answer");
  return answer;
}

const typedCovering = (): Shape => {
  const counts = shape("ward counts");
  return {
    ...counts,
    contract: (counts.contract ?? "")
      .replace("measures:", "covers: partnership\nmeasures:")
      .replace("value: reports, values", "value: reports, covers: true, values"),
  };
};

const cases: readonly (readonly [string, () => Shape, string, string])[] = [
  ["a log", () => shape("reports"), "Graffiti", "graffiti_reports"],
  ["a log of few", () => shape("events"), "Training", "training_sessions"],
  ["a log of types as they come", () => shape("street"), "Shoplifting", "street_shoplifting"],
  ["typed counts that leave noughts out", typedCovering, "Graffiti", "graffiti_reports"],
];

describe("a type that covers is not none where it is not named", () => {
  test.each(cases)(
    "%s: a type that no file names has no figure and no place",
    async (_name, of, type, measure) => {
      const { trends, ranks } = await without(of(), type);
      expect(trends.length).toBeGreaterThan(0);
      expect([...trends, ...ranks].filter((row) => row.measure === measure)).toEqual([]);
    },
  );

  test.each(cases.slice(0, 2))(
    "%s: a type that is named no more is incomplete",
    async (_name, of, type, measure) => {
      const { trends } = await without(of(), type, (row) => row.month >= 12);
      const figures = trends.filter((row) => row.measure === measure);
      expect(figures.length).toBeGreaterThan(0);
      for (const { status, note } of figures) {
        expect(status).toBe("incomplete");
        expect(note).toMatch(/^none from October 2022 to September 2023, where [\d.]+ a month are usual/);
      }
    },
  );

  test("a log that covers a month without one of its few has none of it there", async () => {
    const { trends } = await without(shape("events"), "Training", (row) => row.month === 23);
    expect(
      trends
        .filter((row) => row.measure === "training_sessions" && row.area === district)
        .map(({ status }) => status),
    ).toEqual(["complete"]);
  });
});
