import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "../../pipeline/store/open.js";
import { typed as typedIn, typingStore } from "./typedExtract.js";

let store: Store;
beforeAll(async () => {
  store = await typingStore();
});
afterAll(() => store.close());

const typed = (text: string, contract: Record<string, unknown>) => typedIn(store, text, contract);

const log = {
  columns: { ref: "Ref", date: "Date", type: "Type", done: "Done" },
  period: { column: "date", grain: "day", formats: ["%d/%m/%Y"] },
  area: { constant: "partnership" },
  measures: [{ measure: "all", count: "records" }],
};
const extract = (...rows: string[]): string => `Ref,Date,Type,Done\n${rows.join("\n")}\n`;
const january = "E07000111 2023-01..2023-01";

describe("a record counts", () => {
  test("each is one; identical ones are different incidents where nothing makes them unique", async () => {
    const { observations, typing } = await typed(
      extract(",05/01/2023,Noise,", ",05/01/2023,Noise,", ",06/02/2023,Noise,"),
      log,
    );
    expect(observations).toEqual([`all ${january} 2`, "all E07000111 2023-02..2023-02 1"]);
    expect(typing).toMatchObject({ accepted: 3, duplicate: 0 });
  });

  test("under the measure that its type names", async () => {
    const measures = [{ by: "type", values: { Noise: "noise", "Fly tipping": "fly_tipping", Test: null } }];
    const { observations, quarantined, typing } = await typed(
      extract(
        "1,05/01/2023,NOISE,",
        "2,05/01/2023,fly-tipping,",
        "3,05/01/2023,Test,",
        "4,05/01/2023,Graffiti,",
        "5,05/01/2023,,",
      ),
      { ...log, measures },
    );
    expect(observations).toEqual([`fly_tipping ${january} 1`, `noise ${january} 1`]);
    // a type that the contract does not know is quarantined; a blank one counts for nothing by type
    expect(quarantined).toEqual(["5 unknown-category type"]);
    expect(typing).toMatchObject({ accepted: 4, quarantined: 1 });
  });

  test("under a prefix and its type in snake case", async () => {
    const { observations, quarantined } = await typed(
      extract(
        "1,05/01/2023,Violence and sexual offences,",
        "2,05/01/2023,Bicycle theft/loss,",
        "3,05/01/2023,,",
      ),
      {
        ...log,
        measures: [
          { measure: "street_all", count: "records" },
          { by: "type", prefix: "street_" },
        ],
      },
    );
    expect(observations).toEqual([
      `street_all ${january} 2`,
      `street_bicycle_theft_loss ${january} 1`,
      `street_violence_and_sexual_offences ${january} 1`,
    ]);
    expect(quarantined).toEqual(["4 unknown-category type"]);
  });

  test("under each of several types once, and in the total once", async () => {
    const { observations, quarantined, typing } = await typed(
      extract(
        "1,05/01/2023,ASB; Drugs,",
        "2,05/01/2023,Drugs; drugs ;ASB;,",
        "3,05/01/2023,ASB; Arson,",
        "4,05/01/2023,,",
      ),
      {
        ...log,
        measures: [
          { measure: "all", count: "records" },
          { by: "type", split: ";", values: { ASB: "asb", Drugs: "drugs" } },
        ],
      },
    );
    expect(observations).toEqual([`all ${january} 3`, `asb ${january} 2`, `drugs ${january} 2`]);
    expect(quarantined).toEqual(["4 unknown-category type"]);
    expect(typing).toMatchObject({ accepted: 3, quarantined: 1 });
  });

  test("only where its cells match", async () => {
    const { observations } = await typed(
      extract(
        "1,05/01/2023,Vehicle,Yes",
        "2,05/01/2023,Vehicle,no",
        "3,05/01/2023,Vehicle crime,yes",
        "4,05/01/2023,Vehicle,",
      ),
      {
        ...log,
        measures: [
          { measure: "reported", count: "records", where: { type: "^vehicle$" } },
          { measure: "removed", count: "records", where: { type: "^vehicle$", done: "^yes$" } },
        ],
      },
    );
    expect(observations).toEqual([`removed ${january} 1`, `reported ${january} 3`]);
  });

  test("a count by type", async () => {
    const { observations, quarantined } = await typed(
      extract("7,05/01/2023,a,", "<5,05/01/2023,b,", "x,05/01/2023,a,", "3,05/01/2023,,"),
      {
        ...log,
        measures: [{ by: "type", value: "ref", values: { a: "a", b: "b" } }],
      },
    );
    expect(observations).toEqual([`a ${january} 7`, `b ${january} !suppressed`]);
    expect(quarantined).toEqual(["4 type-error ref", "5 unknown-category type"]);
  });
});

describe("what makes a record unique", () => {
  const unique = { ...log, rows: { unique_by: ["ref"] } };

  test("the same record again is a duplicate, counted once", async () => {
    const { observations, typing } = await typed(
      extract("1,05/01/2023,Noise,", "2,05/01/2023,Noise,", "1,05/01/2023,Noise,", "1,05/01/2023,Noise,"),
      unique,
    );
    expect(observations).toEqual([`all ${january} 2`]);
    expect(typing).toMatchObject({ accepted: 2, duplicate: 2, excluded: 0, quarantined: 0, unknownArea: 0 });
  });

  test("two records of one key that differ: neither is trusted", async () => {
    const { observations, quarantined, typing } = await typed(
      extract("1,05/01/2023,Noise,", "2,05/01/2023,Noise,", "1,06/02/2023,Noise,"),
      unique,
    );
    expect(observations).toEqual([`all ${january} 1`]);
    expect(quarantined.map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
      "2 conflicting-key",
      "4 conflicting-key",
    ]);
    expect(typing).toMatchObject({ accepted: 1, duplicate: 0, quarantined: 2 });
  });

  test("a month, a name or a type written in another way is the same key: not added up", async () => {
    const counts = {
      columns: { month: "Month", district: "District", type: "Type", count: "Count" },
      rows: { unique_by: ["month", "district", "type"] },
      period: { column: "month", grain: "month", formats: ["%d/%m/%Y", "%b-%y"] },
      area: { columns: ["district"], level: "district" },
      measures: [{ by: "type", value: "count", values: { "Theft - bicycles": "thefts", Other: "other" } }],
    };
    const file = (...lines: readonly string[]) => ["Month,District,Type,Count", ...lines, ""].join("\n");
    for (const other of [
      "01/01/2023,Dover,Theft - bicycles",
      "Jan-23,DOVER,Theft - bicycles",
      "Jan-23,Dover,theft bicycles ",
    ]) {
      const { observations, quarantined } = await typed(
        file("Jan-23,Dover,Theft - bicycles,7", "Jan-23,Dover,Other,4", `${other},8`),
        counts,
      );
      expect(observations).toEqual(["other E07000108 2023-01..2023-01 4"]);
      expect(quarantined.map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual([
        "2 conflicting-key",
        "4 conflicting-key",
      ]);
    }
  });

  test("a faulty record does not make the good one of its key doubtful", async () => {
    const { observations, quarantined } = await typed(
      extract("1,05/01/2023,Noise,", "1,99/99/2023,Noise,"),
      unique,
    );
    expect(observations).toEqual([`all ${january} 1`]);
    expect(quarantined).toEqual(["3 type-error date"]);
  });
});

describe("totals among the data", () => {
  test("are left out and counted as such, faulty or not", async () => {
    const { observations, typing } = await typed(
      "When,Where,Number\n2023-01,Sevenoaks,3\n2023-01,Ashford,4\n2023-01,Force Total,7\nn/a,FORCE TOTAL,all\n",
      {
        columns: { when: "When", where: "Where", number: "Number" },
        rows: { totals: [{ column: "where", matches: "^force total$" }] },
        period: { column: "when", grain: "month", formats: ["%Y-%m"] },
        area: { columns: ["where"], level: "district" },
        measures: [{ measure: "m", value: "number" }],
      },
    );
    expect(observations).toEqual(["m E07000105 2023-01..2023-01 4", "m E07000111 2023-01..2023-01 3"]);
    expect(typing).toMatchObject({ accepted: 2, excluded: 2, quarantined: 0 });
  });
});

describe("text that would be SQL", () => {
  test.each(["'); drop table areas; --", '"); drop table areas; --', "%_\\ like", "{fstring}", "$1", "a?b"])(
    "%j stays text",
    async (nasty) => {
      const quoted = `"${nasty.replaceAll('"', '""')}"`;
      const { observations, quarantined } = await typed(
        `Ref,Date,${quoted}\n1,05/01/2023,${quoted}\n2,05/01/2023,x\n${quoted},05/01/2023,x\n4,${quoted},x\n`,
        {
          ...log,
          columns: { ref: "Ref", date: "Date", type: nasty },
          measures: [{ by: "type", values: { [nasty]: "nasty", x: "x" }, where: { ref: "^\\d$" } }],
        },
      );
      expect(observations).toEqual([`nasty ${january} 1`, `x ${january} 1`]);
      expect(quarantined).toEqual(["5 type-error date"]);
      expect(await store.rows("select 1 from areas limit 1")).toHaveLength(1);
    },
  );
});

test("a type's column that may be missing is no fault: the other measures stand", async () => {
  const { observations } = await typed("Ref,Date\n1,05/01/2023\n", {
    ...log,
    columns: { ref: "Ref", date: "Date", type: { names: ["Type"], optional: true } },
    measures: [
      { measure: "all", count: "records" },
      { by: "type", prefix: "log_" },
    ],
  });
  expect(observations).toEqual([`all ${january} 1`]);
});

describe("a type named by itself", () => {
  const byItself = {
    ...log,
    measures: [
      { measure: "all", count: "records" },
      { by: "type", split: "; ", prefix: "council_asb_" },
    ],
  };

  test("several known ones behind another separator are no type of their own", async () => {
    const { observations, quarantined } = await typed(
      extract(
        "1,05/01/2023,Noise; Drug use,",
        "2,05/01/2023,Noise / Drug use,",
        "3,05/01/2023,Noise and drug use,",
        '4,05/01/2023,"Noise;Drug use",',
        "5,05/01/2023,Littering and waste,",
        "6,05/01/2023,Dogs and cats,",
      ),
      byItself,
    );
    expect(quarantined).toEqual([
      "3 unknown-category type",
      "4 unknown-category type",
      "5 unknown-category type",
    ]);
    expect(observations).toEqual([
      `all ${january} 3`,
      `council_asb_dogs_and_cats ${january} 1`,
      `council_asb_drug_use ${january} 1`,
      `council_asb_littering_and_waste ${january} 1`,
      `council_asb_noise ${january} 1`,
    ]);
  });
});
