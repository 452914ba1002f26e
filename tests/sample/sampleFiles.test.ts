import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { planActionsOf } from "../../sample/planActions.js";
import { planReturns, returnsSoFar } from "../../sample/planReturns.js";
import { sampleFiles } from "../../sample/sampleFiles.js";
import { writeSample } from "../../sample/write.js";
import { folder, readExtract, whole } from "./readExtract.js";

const scratch = mkdtempSync(path.join(tmpdir(), "csp-sample-"));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const csvIn = (place: string): string[] =>
  readdirSync(place)
    .filter((name) => name.endsWith(".csv"))
    .sort();
const bytes = (name: string): Buffer => readFileSync(path.join(folder, name));

describe("the sample partnership", () => {
  test("is the committed bytes, no file more, no file less", () => {
    expect(writeSample(path.join(scratch, "out"))).toBe(csvIn(folder).length);
    expect(csvIn(path.join(scratch, "out"))).toEqual(csvIn(folder));
    for (const name of csvIn(folder)) {
      expect(readFileSync(path.join(scratch, "out", name)).equals(bytes(name)), name).toBe(true);
    }
  });

  test("is under 3 MB and says in every file, or its name, that it is synthetic", () => {
    const files = sampleFiles();
    expect(files.reduce((sum, file) => sum + file.bytes.length, 0)).toBeLessThan(3_000_000);
    for (const file of files) {
      const text = file.bytes.toString(file.bytes[0] === 0xff ? "utf16le" : "latin1");
      expect(/synthetic/i.test(file.name) || /synthetic sample/i.test(text), file.name).toBe(true);
    }
  });
});

describe("what goes wrong in extracts", () => {
  test("one file is Windows-1252 and not UTF-8", () => {
    const housing = bytes("Housing complaints West Kent and Moat to Sept 2023.csv");
    expect(() => new TextDecoder("utf-8", { fatal: true }).decode(housing)).toThrow();
    expect(housing.includes(Buffer.from([0xa3]))).toBe(true); // £
    expect(housing.includes(Buffer.from([0x92]))).toBe(true); // ’
  });

  test("one is UTF-16 little-endian with tabs, one UTF-8 with a byte order mark", () => {
    expect([...bytes("KCC adults at risk - concerns raised.csv").subarray(0, 2)]).toEqual([0xff, 0xfe]);
    expect([...bytes("Kent Police domestic abuse and stalking 2023-10-20.csv").subarray(0, 3)]).toEqual([
      0xef, 0xbb, 0xbf,
    ]);
  });

  test("exactly one was sent twice", () => {
    const seen = new Map<string, string[]>();
    for (const name of csvIn(folder)) {
      const hash = createHash("sha256").update(bytes(name)).digest("hex");
      seen.set(hash, [...(seen.get(hash) ?? []), name]);
    }
    expect([...seen.values()].filter((names) => names.length > 1)).toEqual([
      ["Kent Police ASB 2023-10-20 (1).csv", "Kent Police ASB 2023-10-20.csv"],
    ]);
  });

  test("recorded crime of October 2021 to September 2022 came twice, with other figures", () => {
    const older = readExtract("Kent Police recorded crime 2022-10-21.csv", "Month");
    const newer = readExtract("Kent Police recorded crime 2023-10-20.csv", "Month");
    const first = older
      .filter(
        ({ Month, Borough, Offence }) =>
          /^(Oct|Nov|Dec)-21$|-22$/.test(Month ?? "") && Borough === "Sevenoaks" && Offence === "Shoplifting",
      )
      .reduce((sum, row) => sum + whole(row.Recorded ?? ""), 0);
    const then = newer
      .filter(
        ({ Month, District, Offence }) =>
          /^01\/((1[0-2])\/2021|0[1-9]\/2022)$/.test(Month ?? "") &&
          District === "Sevenoaks" &&
          Offence === "Shoplifting",
      )
      .reduce((sum, row) => sum + whole(row["Recorded offences"] ?? ""), 0);
    expect(then).toBe(473);
    expect(first).not.toBe(473);
    expect(Math.abs(first - 473)).toBeLessThan(25);
    expect(older.some(({ Borough }) => Borough === "Shepway")).toBe(true);
    expect(newer.some(({ District }) => District === "Shepway")).toBe(false);
  });

  test.each([
    ["thousands as Excel formats them", "Kent Police ASB 2023-10-20.csv", /"\d,\d{3} "/],
    ["hidden small counts", "KCC YOS first time entrants by quarter.csv", /,<5\r\n/],
    ["a figure not available", "KCC YOS first time entrants by quarter.csv", /,\[x\]\r\n/],
    ["financial years", "Kenward Trust outreach.csv", /^2022-23,/m],
    [
      "totals inside",
      "Look Ahead IDVA and refuge referrals.csv",
      /^Total 2021-22,\d+,\d+\r\nApr - Jun 2022/m,
    ],
    [
      "names that nobody should have sent",
      "ASB reports to SDC Oct 2022 - Sep 2023.csv",
      /,Synthetic Person \d+,/,
    ],
    ["cells that span lines", "CSU daily tasking log 2022-23.csv", /"Visited\. No reply\.\n/],
    ["several types in one cell", "CSU daily tasking log 2022-23.csv", /,[A-Z][^,]+; [A-Z][^,]+,/],
    ["blank wards", "CSU daily tasking log 2021-22.csv", /,\d{2}\/\d{2}\/202\d,,/],
  ])("%s", (_, name, pattern) => {
    expect(bytes(name).toString("utf8")).toMatch(pattern);
  });
});

describe("the sample plan", () => {
  const files = planReturns();
  const text = (name: string): string =>
    files.find((file) => file.name === name)?.bytes.toString("latin1") ?? "";

  test("has 48 actions, a file of returns a quarter, and only its own actions in them", () => {
    const numbers = new Set(planActionsOf("2024-25").map(({ number }) => number));
    expect(planActionsOf("2024-25")).toHaveLength(48);
    expect(numbers.size).toBe(48);
    for (const quarter of ["Q1", "Q2", "Q3", "Q4"]) {
      const returned = [...text(`Action plan returns 2024-25 ${quarter}.csv`).matchAll(/^(\d\.\d),/gm)].map(
        (match) => match[1] ?? "",
      );
      expect(returned.length).toBeGreaterThan(38);
      expect(returned.filter((number) => !numbers.has(number))).toEqual([]);
    }
  });

  test("the folder returns holds what had come when the extracts end: earlier plans, and half of 2023/24", () => {
    const folder = path.join(import.meta.dirname, "../../returns");
    expect(readdirSync(folder).sort()).toEqual(
      returnsSoFar()
        .map(({ name }) => name)
        .sort(),
    );
    for (const { name, bytes } of returnsSoFar()) {
      expect(readFileSync(path.join(folder, name)).equals(bytes), name).toBe(true);
      expect(bytes.toString("utf8")).toContain("SYNTHETIC SAMPLE - invented returns");
    }
    expect(returnsSoFar().map(({ name }) => name)).toContain("Action plan returns 2023-24 Q2.csv");
    expect(returnsSoFar().map(({ name }) => name)).not.toContain("Action plan returns 2023-24 Q3.csv");
  });

  test("what is completed stays completed", () => {
    const completed = (quarter: string): string[] =>
      [...text(`Action plan returns 2024-25 ${quarter}.csv`).matchAll(/^(\d\.\d),.*,Completed,/gm)].map(
        (match) => match[1] ?? "",
      );
    const last = text("Action plan returns 2024-25 Q4.csv");
    for (const number of completed("Q2"))
      expect(last).not.toMatch(
        new RegExp(`^${number.replace(".", "\\.")},.*,(Delayed|On target|Not started),`, "m"),
      );
    expect(completed("Q4").length).toBeGreaterThan(completed("Q1").length);
  });

  test("the grant lines add up to £34,218 (annual report 2020-21)", () => {
    const amounts = [...text("PCC grant 2020-21.csv").matchAll(/£([\d,]+)/g)].map((match) =>
      whole(match[1] ?? ""),
    );
    expect(amounts.slice(0, -1).reduce((sum, amount) => sum + amount, 0)).toBe(34_218);
    expect(amounts.at(-1)).toBe(34_218);
  });
});

test("every measure of the sample's contracts is in the seeds", () => {
  const { contracts, measures } = readWorkspace(path.join(import.meta.dirname, "../.."));
  const known = new Set(measures.map(({ id }) => id));
  const sample = contracts.filter(
    ({ source }) => !["police-uk", "ons-c2", "defra-fly-tipping"].includes(source),
  );
  const named = sample.flatMap((contract) =>
    contract.measures.flatMap((measure) =>
      "measure" in measure ? [measure.measure] : Object.values(measure.values ?? {}),
    ),
  );
  expect(sample).toHaveLength(19);
  expect(named.filter((id) => id !== null && !known.has(id))).toEqual([]);
});
