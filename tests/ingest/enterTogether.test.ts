import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openForWriting } from "../../pipeline/ingest/keep/openForWriting.js";
import { loadExtracts } from "../../pipeline/ingest/load.js";
import { placesOf } from "../../pipeline/store/places.js";
import { init } from "../../pipeline/workspace/init.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { random } from "../../sample/random.js";
import { trials } from "../trials.js";

// Files entered together must leave the store exactly as if each had come alone.

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-together-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const contracts = {
  "t-typed": `source: t-typed
title: Typed counts
supplier: Test
columns: { month: [Month, When], district: District, kind: Kind, count: Count, place: Place }
rows: { unique_by: [month, district, kind], totals: [{ column: district, matches: "^total$" }] }
period: { column: month, grain: month, formats: ["%Y-%m"] }
area: { columns: [district], name: place, unknown: keep }
measures: [{ by: kind, value: count, values: { Shops: shoplifting, Drugs: drug_offences, Nothing: null } }]
`,
  "t-records": `source: t-records
title: Records
supplier: Test
columns: { date: Date, force: Force, lsoa: LSOA, sort: Sort }
territory: force
covers: territory
period: { column: date, grain: day, formats: ["%d/%m/%Y"] }
area: { columns: [lsoa], level: lsoa, blank: unassigned, unknown: keep }
measures: [{ measure: street_all, count: records }, { by: sort, prefix: street_, split: ";" }]
`,
};

const tables = {
  supplies: "select * from supplies order by received",
  observations: "select * from observations order by all",
  coverage: "select * from coverage order by all",
  quarantine: "select * from quarantine order by all",
  revisions: "select * from revisions order by all",
  names: "select * from area_names_seen order by all",
  events: "select * from events order by number",
};

let workspaces = 0;
async function loaded(texts: readonly string[], together: boolean): Promise<Record<string, unknown>> {
  const root = init(path.join(folder, `w${++workspaces}`), { district: "E07000111", samplePlan: true });
  for (const [name, text] of Object.entries(contracts))
    writeFileSync(path.join(root, "seeds", "contracts", `${name}.yaml`), text);
  const files = texts.map((text, index) => {
    const file = path.join(root, "data", `${String(index).padStart(2, "0")}.csv`);
    writeFileSync(file, text);
    return file;
  });
  const workspace = readWorkspace(root);
  const places = placesOf(root);
  const store = await openForWriting(workspace, places);
  try {
    const receipts = [];
    for (const some of together ? [files] : files.map((file) => [file]))
      receipts.push(...(await loadExtracts(store, workspace, places, some)));
    const left: Record<string, unknown> = { receipts };
    for (const [name, sql] of Object.entries(tables)) left[name] = await store.rows(sql);
    return left;
  } finally {
    store.close();
    rmSync(root, { recursive: true, force: true });
  }
}

const monthOf = (number: number): string =>
  `${2020 + Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, "0")}`;
const often = <T>(usual: readonly T[], rare: readonly T[]) =>
  fc.oneof(
    { arbitrary: fc.constantFrom(...usual), weight: 30 },
    { arbitrary: fc.constantFrom(...rare), weight: 1 },
  );

const typedFile = fc
  .record({
    start: fc.nat(15),
    label: fc.constantFrom("Month", "When"),
    rows: fc.array(
      fc.tuple(
        fc.nat(2),
        often(["Sevenoaks", "Ashford", "DOVER", "total", "E07000999"], ["Nowhere", ""]),
        often(["Shops", "Drugs", "shops", "Nothing"], ["What"]),
        often(["1", "2", "<5", '"1,221"', "-"], ["x", "7,surplus"]),
        fc.constantFrom("", "Beyond"),
      ),
      { maxLength: 7 },
    ),
  })
  .map(({ start, label, rows }) =>
    [
      `Kind,Place,${label},District,Count`,
      ...rows.map(([after, district, kind, count, place]) =>
        [kind, place, monthOf(start + after), district, count].join(","),
      ),
      "",
    ].join("\n"),
  );

const recordFile = fc
  .record({
    start: fc.nat(15),
    force: fc.constantFrom("Kent Police", "KENT POLICE", "Surrey Police", "Nowhere Police", ""),
    rows: fc.array(
      fc.tuple(
        fc.nat(2),
        fc.constantFrom("", "E01024413", "E01024414", "E01099999"),
        often(["Burglary", "Drugs;Burglary", "drugs ; DRUGS"], [""]),
        often([""], ["Other Police"]),
      ),
      { maxLength: 9 },
    ),
  })
  .map(({ start, force, rows }) =>
    [
      "Date,Force,LSOA,Sort",
      ...rows.map(([after, lsoa, sort, other]) => {
        const [year, month] = monthOf(start + after).split("-");
        return [`07/${month}/${year}`, other === "" ? force : other, lsoa, sort].join(",");
      }),
      "",
    ].join("\n"),
  );

describe("files entered together", () => {
  test("leave what each alone would have left: overlaps, duplicates, damage and refusals among them", async () => {
    const files = (one: fc.Arbitrary<string>) =>
      fc.array(
        fc.oneof({ arbitrary: one, weight: 30 }, { arbitrary: fc.constant("junk\nmore\n"), weight: 1 }),
        {
          minLength: 2,
          maxLength: 14,
        },
      );
    await fc.assert(
      fc.asyncProperty(fc.oneof(files(typedFile), files(recordFile)), async (texts) => {
        expect(await loaded(texts, true)).toEqual(await loaded(texts, false));
      }),
      { numRuns: trials("CSP_TOGETHER", 2, 50), seed: 20_231_001 },
    );
  });

  test("an area that neither the seeds know nor the file names goes by its code", async () => {
    const text = (month: string, place: string) =>
      `Kind,Place,Month,District,Count\nShops,${place},${month},E07000999,3\n`;
    for (const together of [true, false]) {
      const left = await loaded(
        [text("2020-01", ""), text("2020-02", ""), text("2020-03", "Beyond")],
        together,
      );
      expect(left.receipts).toMatchObject([
        { outcome: "loaded" },
        { outcome: "loaded" },
        { outcome: "loaded" },
      ]);
      expect(left.names).toMatchObject([{ area: "E07000999", name: "Beyond" }]);
    }
  });

  interface Places {
    first: number;
    places: number;
    most: number;
  }

  /** Records of places, of each fewer than `most`; a month's are its own, but the last are those of the month before again. */
  const months = ({ first, places, most }: Places, again: boolean): string[] => {
    const next = random("months of places");
    const counts = Array.from({ length: 6 }, () =>
      Array.from({ length: places }, () => Math.floor(most * next())),
    );
    const own = again ? [...counts.slice(0, 5), counts[4] ?? []] : counts;
    return own.map((ofMonth, month) => {
      const rows = ofMonth.flatMap((count, place) =>
        Array.from({ length: count }, (_, number) => {
          const day = String(((place + 5 * number) % 28) + 1).padStart(2, "0");
          return `${day}/0${month + 1}/2020,Kent Police,E01${String(first + place).padStart(6, "0")},Burglary`;
        }),
      );
      return ["Date,Force,LSOA,Sort", ...rows, ""].join("\n");
    });
  };

  test.each<Places>([
    { first: 0, places: 1_500, most: 9 },
    { first: 0, places: 12, most: 80 },
    // none of their cells is among those that are looked at first
    { first: 55, places: 10, most: 900 },
  ])("of $places places a month that is the month before again is found", async (places) => {
    for (const together of [true, false]) {
      const outcomes = async (again: boolean): Promise<unknown> =>
        (await loaded(months(places, again), together)).receipts;
      expect(await outcomes(false)).toMatchObject(Array(6).fill({ outcome: "loaded" }));
      expect(await outcomes(true)).toMatchObject([
        ...Array(5).fill({ outcome: "loaded" }),
        {
          outcome: "asked",
          refusal: { message: expect.stringContaining("it has as many records as a month before") },
        },
      ]);
    }
  });
});
