import { describe, expect, test } from "vitest";
import { district } from "./facts.js";
import { type Answer, run } from "./judge.js";
import type { Shape } from "./shape.js";
import { shapes } from "./shapes/index.js";
import { asFile, at, cellOf, type Row, type SentFile, withCells } from "./table.js";

const shape = (name: string): Shape => {
  const found = shapes().find((each) => each.name === name);
  if (!found) throw new Error(`no shape "${name}"`);
  return found;
};

/** The shape's files without the rows of one type of which `gone` says so. */
const rowsKept = (of: Shape, type: string, gone: (row: Row) => boolean): SentFile[] =>
  of.tables.map((table) =>
    asFile({
      ...table,
      rows: table.rows.filter(
        (row) => !gone(row) || cellOf(row, at(table, of.roles.category ?? "")) !== type,
      ),
    }),
  );

/** What is said where the rows of a type are left out. */
async function without(of: Shape, type: string, gone: (row: Row) => boolean = () => true): Promise<Answer> {
  const { answer, refusals } = await run(of, [rowsKept(of, type, gone)]);
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

  test.each(cases.slice(0, 2))("%s: a type that is named no more is asked about", async (_name, of, type) => {
    const whole = of();
    const { refusals } = await run(whole, [rowsKept(whole, type, (row) => row.month >= 12)]);
    expect(refusals).toEqual([expect.stringContaining("months: it has no record of")]);
  });

  test("a log that covers a month without one of its few has none of it there", async () => {
    const { trends } = await without(shape("events"), "Training", (row) => row.month === 23);
    expect(
      trends
        .filter((row) => row.measure === "training_sessions" && row.area === district)
        .map(({ status }) => status),
    ).toEqual(["complete"]);
  });

  test("a log that names no ward says nothing of wards", async () => {
    const { trends, ranks } = await without(shape("events"), "");
    expect(trends.length).toBeGreaterThan(0);
    expect([...trends, ...ranks].filter(({ area }) => area.startsWith("E05"))).toEqual([]);
  });

  test("nor one whose column of wards is blank throughout", async () => {
    const of = shape("reports");
    const blank = of.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => withCells(row, { [at(table, of.roles.area ?? "")]: "" })),
    }));
    const { answer } = await run(of, [blank.map((table) => asFile(table))]);
    expect(
      answer?.trends.filter(({ area, status }) => area.startsWith("E05") && status === "complete"),
    ).toEqual([]);
  });
});
