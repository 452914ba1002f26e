import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Explanation } from "../../pipeline/ask/explain.js";
import type { RanksRow, TrendsRow } from "../../pipeline/store/rows.js";
import type { Worded } from "../../reports/words/rows.js";
import { newWorkspace, ownFolder } from "../commands/csp.js";
import { csp, repository, rowsOf } from "../csp.js";

// Real extracts as published, and the figures that they give when worked out without this program (with Python and
// R). They are read from ../shared beside the repository and are never part of it; without them nothing runs here.
const shared = path.resolve(repository, "..", "shared", "real-data");

describe.skipIf(!existsSync(shared))("real public extracts (skipped without ../shared)", () => {
  let folder: string;
  let workspace: string;
  const street = (type = "all") => `street_${type}`;
  const trends = async (...options: string[]) =>
    rowsOf<Worded<TrendsRow>>(await csp(workspace, "trends", "--format", "json", ...options));
  const ranks = async (...options: string[]) =>
    rowsOf<Worded<RanksRow>>(await csp(workspace, "rank", "--format", "json", ...options));
  const place = (rows: readonly Worded<RanksRow>[], area: RegExp): Worded<RanksRow> => {
    const [row, other] = rows.filter(({ area_name }) => area.test(area_name));
    if (!row || other) throw new Error(`${other ? "several" : "no"} rows of ${area}`);
    return row;
  };

  beforeAll(async () => {
    folder = ownFolder();
    workspace = newWorkspace(folder, "Sevenoaks [2023]");
    for (const room of ["police-uk", "csp-crime", "fly-tipping"]) {
      for (const name of readdirSync(path.join(shared, room)).filter((file) => file.endsWith(".csv"))) {
        copyFileSync(path.join(shared, room, name), path.join(workspace, "data", name));
      }
    }
    const lookups = ["kent-lsoa11-ward18-lad18.csv", "kent-ltla24-csp24-pfa24.csv"].map((name) =>
      path.join(shared, "lookups", name),
    );
    for (const args of [["areas", "import", ...lookups], ["ingest"], ["build"]]) {
      const { code, err } = await csp(workspace, ...args);
      if (code !== 0) throw new Error(`csp ${args[0]}: ${err}`);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe("data.police.uk, October 2018 to February 2019", () => {
    test("Sevenoaks by month: 861, 646, 384, 825, 691", async () => {
      const months = ["2018-10", "2018-11", "2018-12", "2019-01", "2019-02"];
      const values: unknown[] = [];
      for (const to of months)
        values.push((await trends("--measure", street(), "--to", to, "--months", "1"))[0]?.value);
      expect(values).toEqual([861, 646, 384, 825, 691]);
    });

    test("the five months together, by type", async () => {
      const rows = new Map(
        (await trends("--source", "police-uk", "--to", "2019-02", "--months", "5")).map((row) => [
          row.measure,
          row.value,
        ]),
      );
      expect(rows.get(street())).toBe(3407);
      expect(rows.get(street("violence_and_sexual_offences"))).toBe(1123);
      expect(rows.get(street("anti_social_behaviour"))).toBe(476);
      expect(rows.get(street("burglary"))).toBe(367);
      expect(rows.get(street("criminal_damage_and_arson"))).toBe(338);
      expect(rows.get(street("vehicle_crime"))).toBe(304);
    });

    test("every record is in the force's total, those without a place too, and the types add up to all", async () => {
      const rows = await trends(
        "--source",
        "police-uk",
        "--to",
        "2019-02",
        "--months",
        "5",
        "--area",
        "E23000032",
      );
      const all = rows.find(({ measure }) => measure === street());
      // a count of lines of our own: Falls within is Kent Police in every one
      const lines = readdirSync(path.join(shared, "police-uk"))
        .filter((name) => name.endsWith(".csv"))
        .map(
          (name) =>
            readFileSync(path.join(shared, "police-uk", name), "latin1")
              .trimEnd()
              .split("\n").length - 1,
        )
        .reduce((sum, count) => sum + count, 0);
      expect(lines).toBe(75_735);
      const types = rows.filter(({ measure }) => measure !== street());
      expect(types.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(all?.value);
      expect(all?.value).toBe(lines);
      // 91 records lie in other counties: the force's, but no district's
      const placed = [
        ...(await trends(
          "--measure",
          street(),
          "--to",
          "2019-02",
          "--months",
          "5",
          "--scope",
          "kent-districts",
        )),
        ...(await trends(
          "--measure",
          street(),
          "--to",
          "2019-02",
          "--months",
          "5",
          "--area",
          "E23000032-unassigned",
        )),
      ];
      expect(placed).toHaveLength(14);
      expect(lines - placed.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBe(91);
    });

    test("wards: Swanley St Mary's 307, Swanley White Oak 275, Sevenoaks Town and St John's 267", async () => {
      const wards = await ranks(
        "--measure",
        street(),
        "--to",
        "2019-02",
        "--months",
        "5",
        "--scope",
        "wards",
      );
      expect(
        wards.slice(0, 3).map(({ area_name, value }) => `${area_name} ${value}`.replaceAll("’", "'")),
      ).toEqual(["Swanley St Mary's 307", "Swanley White Oak 275", "Sevenoaks Town and St John's 267"]);
      expect(wards).toHaveLength(26);
    });

    test("November and December 2018 are half full, and no fall is told from them", async () => {
      const rows = await trends("--measure", street(), "--to", "2018-12", "--months", "1");
      expect(rows[0]).toMatchObject({ value: 384, status: "half full", percent: null });
      expect(rows[0]?.note).toContain("half full");
      const [board] = rowsOf<{ source: string; state: string; half_full: string }>(
        await csp(workspace, "status", "--format", "json"),
      ).filter(({ source }) => source === "police-uk");
      expect(board).toMatchObject({ half_full: "Nov 2018, Dec 2018" });
      for (const row of await trends("--source", "police-uk", "--to", "2019-02", "--months", "5"))
        expect(row.percent).toBeNull();
    });

    test("a figure is walked back to its file and lines", async () => {
      const ran = await csp(
        workspace,
        "explain",
        street("burglary"),
        "--to",
        "2019-01",
        "--months",
        "1",
        "--format",
        "json",
      );
      if (ran.code !== 0) throw new Error(ran.err);
      const { figure, evidence } = JSON.parse(ran.out) as Explanation;
      expect(evidence.map(({ file }) => file)).toEqual(["data/2019-01-kent-street.csv"]);
      expect(evidence[0]?.records).toBe(figure.value);
      const lines = readFileSync(path.join(shared, "police-uk", "2019-01-kent-street.csv"), "utf8").split(
        "\n",
      );
      const named = linesOf(evidence[0]?.lines ?? "");
      expect(named).toHaveLength(figure.value ?? -1);
      for (const line of named) expect(lines[line - 1]).toMatch(/,Sevenoaks \d{3}[A-Z],Burglary,/);
    });
  });

  describe("ONS table C2, year ending June 2025", () => {
    const rank = (measure: string, ...options: string[]) =>
      ranks("--source", "ons-c2", "--measure", measure, ...options);

    test.each<[string, number, number, number | null, number | null]>([
      ["recorded_crime", 6829, 12, 12, 56.66],
      ["burglary_residential", 378, 3, 1, 7.71],
      ["vehicle_offences", 616, 7, 2, 5.11],
      ["violence_against_the_person", 2496, 12, null, null],
      ["shoplifting", 571, 12, null, null],
    ])(
      "%s: Sevenoaks %i, rank %i by count, %s by rate (%s)",
      async (measure, value, byCount, byRate, rate) => {
        const count = await rank(measure);
        expect(count).toHaveLength(12);
        expect(place(count, /^Sevenoaks$/)).toMatchObject({ value, rank_highest: byCount, of: 12 });
        if (byRate === null || rate === null) return;
        const own = place(await rank(measure, "--basis", "rate"), /^Sevenoaks$/);
        expect(own).toMatchObject({ rank_highest: byRate, rank_lowest: 13 - byRate, of: 12, per: 1000 });
        expect(own.rate).toBeCloseTo(rate, 2);
        expect(own).toMatchObject({
          denominator: expect.stringContaining(
            measure === "burglary_residential" ? "households" : "residents",
          ) as string,
        });
      },
    );

    test("rates of Thanet 108.79, Dartford and Gravesham 100.38, Medway 97.65", async () => {
      const rates = await rank("recorded_crime", "--basis", "rate");
      expect(place(rates, /Thanet/).rate).toBeCloseTo(108.79, 2);
      expect(place(rates, /Dartford/).rate).toBeCloseTo(100.38, 2);
      expect(place(rates, /Medway/).rate).toBeCloseTo(97.65, 2);
    });

    test("twelve partnerships 158,222 and Unassigned 2,037 are the force's 160,259; neither is ranked", async () => {
      const csps = await rank("recorded_crime");
      expect(csps.reduce((sum, { value }) => sum + value, 0)).toBe(158_222);
      expect(csps.some(({ area_name }) => /unassigned|total|^kent$/i.test(area_name))).toBe(false);
      const own = await trends("--source", "ons-c2", "--measure", "recorded_crime", "--area", "E23000032");
      expect(own.map(({ value }) => value)).toEqual([160_259]);
      const unassigned = await trends(
        "--source",
        "ons-c2",
        "--measure",
        "recorded_crime",
        "--area",
        "E23000032-unassigned",
      );
      expect(unassigned.map(({ value }) => value)).toEqual([2037]);
    });

    test("a figure is walked back to its line", async () => {
      const ran = await csp(
        workspace,
        "explain",
        "burglary_residential",
        "--source",
        "ons-c2",
        "--format",
        "json",
      );
      if (ran.code !== 0) throw new Error(ran.err);
      const { figure, evidence } = JSON.parse(ran.out) as Explanation;
      expect(figure.value).toBe(378);
      expect(evidence).toHaveLength(1);
      expect(evidence[0]?.file).toBe("data/ons-table-c2-csp-ye-june-2025.csv");
      const lines = readFileSync(
        path.join(shared, "csp-crime", "ons-table-c2-csp-ye-june-2025.csv"),
        "utf8",
      ).split(/\r?\n/);
      const [line, ...others] = linesOf(evidence[0]?.lines ?? "");
      expect(others).toEqual([]);
      expect(lines[(line ?? 0) - 1]).toMatch(/Sevenoaks.*378/);
    });
  });

  describe("Defra fly-tipping by authority", () => {
    test.each([
      [/^Sevenoaks$/, 801, 707, 13.3],
      [/^Medway$/, 4664, 4569, 2.1],
    ])("%s: %i (%i), %d per cent", async (area, value, previous, percent) => {
      const rows = await trends(
        "--source",
        "defra-fly-tipping",
        "--to",
        "2023-03",
        "--scope",
        "kent-districts",
      );
      expect(rows.find(({ area_name }) => area.test(area_name))).toMatchObject({ value, previous, percent });
    });

    test("Thanet 41.3 per cent more; Kent and Medway 27,433, then 24,795, 9.6 per cent fewer", async () => {
      const rows = await trends(
        "--source",
        "defra-fly-tipping",
        "--to",
        "2023-03",
        "--scope",
        "kent-districts",
      );
      expect(rows).toHaveLength(13);
      expect(rows.find(({ area_name }) => area_name === "Thanet")?.percent).toBe(41.3);
      const [force] = await trends("--source", "defra-fly-tipping", "--to", "2023-03", "--area", "E23000032");
      expect(force).toMatchObject({ value: 24_795, previous: 27_433, percent: -9.6 });
    });

    test("Sevenoaks 12th of 13, Medway 1st", async () => {
      const rows = await ranks(
        "--source",
        "defra-fly-tipping",
        "--to",
        "2023-03",
        "--scope",
        "kent-districts",
      );
      expect(place(rows, /^Sevenoaks$/)).toMatchObject({ rank_highest: 12, rank_lowest: 2, of: 13 });
      expect(place(rows, /^Medway$/)).toMatchObject({ rank_highest: 1, rank_lowest: 13 });
    });

    test("a colon is no data, not 0: Tunbridge Wells 2018-19", async () => {
      const rows = await trends(
        "--source",
        "defra-fly-tipping",
        "--to",
        "2019-03",
        "--scope",
        "kent-districts",
      );
      const wells = rows.find(({ area_name }) => area_name === "Tunbridge Wells");
      expect(wells).toMatchObject({ value: null, status: "no data", percent: null });
      const [after] = await trends("--source", "defra-fly-tipping", "--to", "2020-03", "--area", "E07000116");
      expect(after).toMatchObject({ previous: null, percent: null });
      const ranked = await ranks(
        "--source",
        "defra-fly-tipping",
        "--to",
        "2019-03",
        "--scope",
        "kent-districts",
      );
      expect(ranked).toHaveLength(12);
      expect(ranked[0]?.note).toContain("1 of 13 areas has no whole figure");
    });

    test("Shepway and Folkestone and Hythe are one area through the years", async () => {
      for (const year of ["2013", "2018", "2023"]) {
        const to = `${year}-03`;
        const rows = await trends("--source", "defra-fly-tipping", "--to", to, "--area", "E07000112");
        expect(rows).toHaveLength(1);
        expect(rows[0]).toMatchObject({ area_name: "Folkestone and Hythe", status: "complete" });
      }
    });

    test("a figure is walked back to its line", async () => {
      const ran = await csp(
        workspace,
        "explain",
        "fly_tipping_incidents",
        "--to",
        "2023-03",
        "--format",
        "json",
      );
      if (ran.code !== 0) throw new Error(ran.err);
      const { evidence } = JSON.parse(ran.out) as Explanation;
      expect(evidence).toHaveLength(1);
      const lines = readFileSync(path.join(shared, "fly-tipping", "la-incidents.csv"), "latin1").split(
        /\r?\n/,
      );
      const [line, ...others] = linesOf(evidence[0]?.lines ?? "");
      expect(others).toEqual([]);
      expect(lines[(line ?? 0) - 1]).toMatch(/2022-23.*Sevenoaks/);
    });
  });
});

/** "5-7, 9" as 5, 6, 7, 9. */
function linesOf(ranges: string): number[] {
  return ranges.split(", ").flatMap((range) => {
    const [from = 0, to = from] = range.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
}
