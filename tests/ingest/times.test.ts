import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepTimes } from "../../pipeline/ingest/keep/keepTimes.js";
import { examine } from "../../pipeline/ingest/read/examine.js";
import { typeRecords } from "../../pipeline/ingest/type/typing.js";
import type { Store } from "../../pipeline/store/open.js";
import { Contract } from "../../pipeline/workspace/contracts/contract.js";
import { readContract } from "../../pipeline/workspace/contracts/contracts.js";
import { typingStore } from "./typedExtract.js";

let store: Store;
beforeAll(async () => {
  store = await typingStore();
});
afterAll(() => store.close());

const log = {
  source: "test",
  title: "Test",
  supplier: "Test",
  columns: { date: "Date", start: "From", end: "To" },
  area: { constant: "partnership" },
  measures: [{ measure: "all", count: "records" }],
};

/** "weekday hour records", a line an hour of the week; `-` where it is not known */
async function hoursOf(text: string, contract: Record<string, unknown>): Promise<string[]> {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-times-"));
  try {
    const file = path.join(folder, "extract.csv");
    writeFileSync(file, text);
    const parsed = Contract.parse(contract);
    const examination = await examine(file, [parsed], { temporary: folder, contract: "test" });
    if (examination.refused) throw new Error(examination.refused.message);
    await typeRecords(store, examination, parsed, "E07000111");
    await store.run("delete from times");
    await keepTimes(store, parsed, examination, "(select *, 'x' as extract from judged)");
    const rows = await store.rows<{ line: string }>(
      "select coalesce(weekday::varchar, '-') || ' ' || coalesce(hour::varchar, '-') || ' ' || round(sum(records), 3)::varchar as line from times group by weekday, hour order by weekday, hour",
    );
    return rows.map(({ line }) => line);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("the hour of a record is", () => {
  const stamped = { ...log, period: { column: "date", grain: "day", formats: ["%d/%m/%Y %H:%M"] } };
  const rows = (...cells: string[]): string =>
    `Date,From,To\n${cells.map((cell) => `${cell},,`).join("\n")}\n`;

  test("that of the stamp of its date, where the formats have one", async () => {
    // 2 January 2023 is a Monday
    expect(await hoursOf(rows("02/01/2023 08:44", "02/01/2023 08:01", "08/01/2023 23:59"), stamped)).toEqual([
      "1 8 2.0",
      "7 23 1.0",
    ]);
  });

  test("not known where midnight to the minute stands for it, unless the contract believes it", async () => {
    const text = rows("02/01/2023 00:00", "02/01/2023 00:01");
    expect(await hoursOf(text, stamped)).toEqual(["1 0 1.0", "- - 1.0"]);
    expect(await hoursOf(text, { ...stamped, times: { unknown: [] } })).toEqual(["1 0 2.0"]);
  });

  test("not asked for where no format has one", async () => {
    const daily = { ...log, period: { column: "date", grain: "day", formats: ["%d/%m/%Y"] } };
    expect(await hoursOf(rows("02/01/2023"), daily)).toEqual([]);
  });

  test("that of a column of its own, and not known where it is blank or no time", async () => {
    const apart = {
      ...log,
      period: { column: "date", grain: "day", formats: ["%d/%m/%Y"] },
      times: { from: ["date", "start"], formats: ["%d/%m/%Y %H:%M"] },
    };
    const text = "Date,From,To\n02/01/2023,08:44,\n02/01/2023,,\n02/01/2023,evening,\n";
    expect(await hoursOf(text, apart)).toEqual(["1 8 1.0", "- - 2.0"]);
  });
});

describe("a record that happened between two stamps", () => {
  const between = {
    ...log,
    period: { column: "date", grain: "day", formats: ["%d/%m/%Y"] },
    times: { from: ["start"], until: ["end"], formats: ["%d/%m/%Y %H:%M"] },
  };
  const one = (from: string, to: string): string => `Date,From,To\n02/01/2023,${from},${to}\n`;

  test("counts in equal parts in the hours that it touches, over midnight too", async () => {
    expect(await hoursOf(one("01/01/2023 22:30", "02/01/2023 01:00"), between)).toEqual([
      "1 0 0.333",
      "7 22 0.333",
      "7 23 0.333",
    ]);
    expect(await hoursOf(one("02/01/2023 22:00", "02/01/2023 22:20"), between)).toEqual(["1 22 1.0"]);
  });

  test("at its beginning where the end is blank or the same", async () => {
    expect(await hoursOf(one("02/01/2023 22:30", ""), between)).toEqual(["1 22 1.0"]);
    expect(await hoursOf(one("02/01/2023 22:30", "02/01/2023 22:30"), between)).toEqual(["1 22 1.0"]);
  });

  test("at no known hour where it is a day or longer, or ends before it begins", async () => {
    expect(await hoursOf(one("02/01/2023 00:00", "03/01/2023 00:00"), between)).toEqual(["- - 1.0"]);
    expect(await hoursOf(one("02/01/2023 22:30", "02/01/2023 21:30"), between)).toEqual(["- - 1.0"]);
    expect(await hoursOf(one("", "02/01/2023 21:30"), between)).toEqual(["- - 1.0"]);
  });
});

test("a contract's times must have a column that is there and a format with an hour", () => {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-times-"));
  try {
    const file = path.join(folder, "log.yaml");
    const contract = (
      times: string,
    ): string => `source: log\ntitle: Log\nsupplier: Us\ncolumns: { date: Date }
period: { column: date, grain: day, formats: ["%d/%m/%Y"] }\narea: { constant: partnership }
measures: [{ measure: all, count: records }]\n${times}\n`;
    writeFileSync(file, contract("times: { from: [date, clock], formats: ['%d/%m/%Y %H:%M'] }"));
    expect(() => readContract(file)).toThrow(/log\.yaml:8: no column is called "clock"/);
    writeFileSync(file, contract("times: { from: [date] }"));
    expect(() => readContract(file)).toThrow(/log\.yaml:8: times has no column, or no format with an hour/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
