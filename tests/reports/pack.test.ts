import { describe, expect, it } from "vitest";
import type { JudgedTarget } from "../../pipeline/facts/target.js";
import { type Block, type Chart, type Document, plainText } from "../../reports/document.js";
import { xmrChart } from "../../reports/documents/charts/xmrChart.js";
import { trendPack } from "../../reports/documents/pack/trendPack.js";
import { writeDocx } from "../../reports/writers/docx.js";
import { writeHtml } from "../../reports/writers/html.js";
import { writeXlsx } from "../../reports/writers/xlsx.js";
import { flagged, packMeasure, steady, syntheticPack } from "./syntheticPack.js";

const words = (block: Block): string =>
  block.kind === "paragraph"
    ? plainText(block.inlines)
    : block.kind === "list"
      ? block.items.map(plainText).join("\n")
      : block.kind === "heading"
        ? block.text
        : "";
const text = (document: Document): string => document.blocks.map(words).join("\n");
const charts = (document: Document): Chart[] =>
  document.blocks.filter((block): block is Chart => block.kind === "chart");
const one = (measures: ReturnType<typeof packMeasure>[]) =>
  syntheticPack({
    priorities: [{ id: "asb", name: "Anti-social behaviour", rank: 1, measures, absent: [] }],
  });

describe("the trend pack", () => {
  const document = trendPack(syntheticPack());

  const table = (id: string) => {
    const found = document.blocks.find((block) => block.kind === "table" && block.id === id);
    if (found?.kind !== "table") throw new Error(`no table ${id}`);
    return {
      columns: found.columns.map(({ label }) => label),
      rows: found.rows.map((row) => row.map(({ inlines }) => plainText(inlines))),
    };
  };
  const sum = (from: number, to: number) => String(steady.slice(from, to).reduce((a, b) => a + b, 0));

  it("gives the quarter beside the same of a year before, with the change and its verdict", () => {
    const { columns, rows } = table("table-priority-asb");
    expect(columns).toEqual([
      "Measure",
      "Jul to Sep 2023",
      "Jul to Sep 2022",
      "Change",
      "Change, %",
      "Reading",
    ]);
    // 2(√101 − √60) = 4.61: 60 in the last month where 18 to 22 were usual
    expect(rows[0]?.at(-1)).toBe("higher, unwelcome");
    expect(rows[1]?.slice(1, 3)).toEqual([sum(27, 30), sum(15, 18)]);
    expect(rows[1]?.at(-1)).toBe("within normal variation");
  });

  it("gives each longer span beside the same span a year before", () => {
    const { columns, rows } = table("table-priority-asb-spans");
    expect(columns).toEqual([
      "Measure",
      "Year to date, Apr to Sep 2023",
      "Apr to Sep 2022",
      "12 months to Sep 2023",
      "12 months to Sep 2022",
    ]);
    expect(rows[1]?.slice(1, 5)).toEqual([sum(24, 30), sum(12, 18), sum(18, 30), sum(6, 18)]);
  });

  it("says in its summary what the quarter did", () => {
    const said = text(document);
    expect(said).toContain(
      "Of 2 measures in July to September 2023, 1 is higher than in the same months of the year before by more than chance, 0 are lower and 1 is within normal variation.",
    );
    expect(said).toMatch(
      /Measure flagged: \d+, \d+ more .*than the \d+ of a year before; higher, unwelcome\./,
    );
  });

  it("draws single months under XmR limits, the flagged one as such, and never a rolling sum", () => {
    const [chart] = charts(document);
    expect(chart?.title).toBe("Measure flagged, July to September 2023: above its limits in September 2023");
    expect(chart?.rows).toHaveLength(30);
    expect(chart?.rows.at(-1)).toMatchObject({ month: "Sep 2023", value: 60, flag: "high" });
    const most = Math.max(...(chart?.rows.map(({ value }) => Number(value)) ?? []));
    expect(most).toBe(60);
    expect(chart?.alt).toContain("1 of 30 months gives a signal");
  });

  it("draws no more than two charts a priority, those with a signal first", () => {
    const many = one([
      packMeasure("a", steady),
      packMeasure("b", steady),
      packMeasure("c", steady),
      packMeasure("d", flagged),
    ]);
    expect(charts(trendPack(many)).map(({ title }) => title)).toEqual([
      "Measure d, July to September 2023: above its limits in September 2023",
      "Measure a, July to September 2023: no month stands out",
    ]);
    expect(text(trendPack(many))).toContain("No signal in the months of measure b and measure c.");
  });

  it("reads no signal from a dozen months, or from fewer than three a month", () => {
    const short = one([
      packMeasure("short", steady.slice(0, 12)),
      packMeasure(
        "few",
        steady.map(() => 1),
      ),
    ]);
    expect(charts(trendPack(short))).toEqual([]);
    expect(text(trendPack(short))).toContain("Too few months, or too few a month, to read a signal");
  });

  it("says of when there is no signal, where earlier months of the chart give one", () => {
    const past = [...steady.slice(0, 20), 60, ...steady.slice(21)];
    const [chart] = charts(trendPack(one([packMeasure("past", past)])));
    expect(chart?.rows.filter(({ flag }) => flag !== "none").length).toBeGreaterThan(0);
    expect(chart?.title).toBe("Measure past, July to September 2023: no month stands out");
    const july = [...steady.slice(0, -3), 60, ...steady.slice(-2)];
    expect(charts(trendPack(one([packMeasure("july", july)])))[0]?.title).toBe(
      "Measure july, July to September 2023: high in July 2023, no signal since",
    );
  });

  it("names the months that a title speaks of wherever others of the chart are marked", () => {
    const past = [...steady.slice(0, 12), 60, ...steady.slice(13)];
    const quarter = { start: "2023-07-01", end: "2023-09-30" };
    const year = { start: "2022-10-01", end: "2023-09-30" };
    const title = (data: Parameters<typeof xmrChart>[0], months: readonly number[]) =>
      xmrChart(data, packMeasure("past", [...months]))?.title;
    expect(title({ quarter, year }, past)).toBe("Measure past: no month of the year stands out");
    expect(title({ quarter, year }, steady)).toBe("Measure past: no month stands out");
    expect(title({ quarter, year, named: true }, past)).toBe(
      "Measure past, October 2022 to September 2023: no month stands out",
    );
  });

  it("does not say what a change may mean where it is within normal variation", () => {
    const reports = (change: number) => {
      const of = packMeasure("reports", steady, { polarity: "ambiguous", unit: "incidents" });
      const quarter = { ...of.quarter, value: 250 + change, previous: 250, change, percent: change / 2.5 };
      return text(trendPack(one([{ ...of, quarter }])));
    };
    // 2(√262 − √250) = 0.75; 2(√350 − √250) = 5.79
    expect(reports(12)).not.toContain("may be welcome");
    expect(reports(100)).toContain("A rise in reports may be welcome");
  });

  it("draws no months of a sensitive measure", () => {
    const sensitive = one([packMeasure("secret", flagged, { sensitive: true })]);
    expect(charts(trendPack(sensitive))).toEqual([]);
  });

  it("tells a signal that is new since the last pack, and what no extract gives", () => {
    expect(text(document)).toContain("Measure flagged: a signal now, above its limits in September 2023.");
    expect(text(document)).toContain(
      "No extract gives residents in 1,000 naming anti-social behaviour as a concern by the quarter.",
    );
  });

  it("tells a revised figure with both values, but never a sensitive one", () => {
    const revision = (measure: string) => ({
      ...{ source: "police", measure, area: "E07000111", change: -3, now: 19 },
      ...{ period_start: "2023-04-01", period_end: "2023-04-30", covers_to: "2023-09-30" },
      ...{ files: ["police.csv"], supplier: "Kent Police" },
    });
    const measures = [packMeasure("steady", steady), packMeasure("secret", steady, { sensitive: true })];
    const revised = text(trendPack({ ...one(measures), revised: [revision("steady"), revision("secret")] }));
    // the twelve months are 240 now: 18 a month and 24 more
    expect(revised).toContain(
      "Measure steady, October 2022 to September 2023: Kent Police gave 243 and now gives 240, 3 fewer (police.csv).",
    );
    expect(revised).not.toContain("Measure secret, ");
  });

  it("counts the actions with their number, and lists what is overdue or soon due", () => {
    const action = (number: string, state: "achieved" | "overdue" | "not yet due", due: string) => ({
      plan_year: "2023-24",
      number,
      priority: "asb",
      action: `Action ${number}`,
      lead: "SDC",
      by_when: due,
      due,
      state,
      returned: null,
      rag: null,
      rag_returned: null,
      evidence: null,
      note: null,
      file: null,
      line: null,
      older_quarter: null,
    });
    const made = trendPack({
      ...one([packMeasure("steady", steady)]),
      actions: {
        asAt: "2023-09-30",
        rows: [
          action("1.1", "achieved", "2023-06-30"),
          action("1.2", "overdue", "2023-08-31"),
          action("1.3", "not yet due", "2023-12-31"),
          action("1.4", "not yet due", "2024-03-31"),
        ],
      },
    });
    expect(text(made)).toContain(
      "As at 30 September 2023, 1 of 4 actions is achieved and 1 is overdue; 1 is due by the end of the next quarter.",
    );
    const table = made.blocks.find((block) => block.kind === "table" && block.id.startsWith("table-actions"));
    if (table?.kind !== "table") throw new Error("no table of actions");
    expect(table.rows.map(([first]) => plainText(first?.inlines ?? []))).toEqual(["1.2", "1.3"]);
  });

  it("says of success measures which months they are judged on, and what the plan says of them", () => {
    const target = (number: number, more: Partial<JudgedTarget>): JudgedTarget => ({
      plan_year: "2023-24",
      number,
      priority: "asb",
      text: `Measure ${number}`,
      kind: "fewer",
      answer: "met",
      figures: { kind: "change", value: 10, unit: "offences", previous: 12 },
      certainty: null,
      reason: { code: "than-before", wanted: "fewer" },
      period: "April to September 2023",
      as_at: null,
      caveat: null,
      early: false,
      so_far: true,
      caution: null,
      against: [],
      internal: [],
      measure: "shoplifting",
      ...more,
    });
    const made = trendPack({
      ...one([packMeasure("steady", steady)]),
      targets: [
        target(1, {}),
        target(2, { period: "April 2022 to March 2023", caveat: "half of them only" }),
        target(3, {
          period: null,
          as_at: "2023-09-30",
          figures: { kind: "share", part: 2, of: 2 },
          measure: null,
        }),
        target(4, { priority: "elsewhere" }),
      ],
    });
    const table = made.blocks.find((block) => block.kind === "table" && block.id.startsWith("table-targets"));
    if (table?.kind !== "table") throw new Error("no table of success measures");
    expect(table.caption).toBe("Success measures: Anti-social behaviour");
    expect(table.units).toBe(
      "Figures are of April to September 2023, the plan year 2023/24 so far, where no other months are named. In brackets: the same months of the year before. Actions are judged as at 30 September 2023.",
    );
    expect(table.rows.map((row) => row.slice(3).map(({ inlines }) => plainText(inlines)))).toEqual([
      ["10 offences (12)", "fewer than a year before was wanted"],
      [
        "10 offences (12), April 2022 to March 2023",
        "fewer than a year before was wanted (half of them only)",
      ],
      ["2 of 2, 100%", "fewer than a year before was wanted"],
    ]);
  });

  it("says that no plan was entered rather than nothing", () => {
    expect(text(document)).toContain("No action plan for 2023/24 has been entered");
    expect(text(document)).toContain("No success measures for 2023/24 have been entered");
  });

  it("is the same bytes twice in each format", async () => {
    expect(await writeHtml(trendPack(syntheticPack()))).toBe(await writeHtml(trendPack(syntheticPack())));
    for (const write of [writeDocx, writeXlsx]) {
      const [one, other] = [await write(trendPack(syntheticPack())), await write(trendPack(syntheticPack()))];
      expect(Buffer.compare(one, other)).toBe(0);
    }
  });
});
