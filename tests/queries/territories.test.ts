import { appendFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { askedTrends } from "../../pipeline/ask/askedTrends.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { withWords } from "../../reports/words/rows.js";
import { removeFolders, workspaceWith } from "../faults/csp.js";

afterAll(removeFolders);

const header =
  "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";
const types = ["Burglary", "Drugs", "Robbery", "Vehicle crime", "Other theft", "Shoplifting"];
const months = Array.from(
  { length: 24 },
  (_, index) => `${2022 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`,
);

/** Files of a force: so many records of each of six types in an area, and so many without a place, month by month; 0 is no file. */
const files = (
  force: string,
  lsoa: string,
  each: (month: number) => number,
  unplaced: (month: number) => number = () => 0,
) =>
  months.flatMap((month, index) => {
    const row = (place: string) => (type: string) => `,${month},${force},${force},,,,${place},,${type},,`;
    const placed = Array.from({ length: each(index) }, () => types.map(row(lsoa))).flat();
    const without = Array.from({ length: unplaced(index) }, () => types.map(row(""))).flat();
    return placed.length === 0
      ? []
      : [[`${month}-${force.slice(0, 3)}.csv`, `${[header, ...placed, ...without].join("\n")}\n`] as const];
  });

/** A workspace of Sevenoaks and of Thurrock, which is in Essex, with an LSOA in each. */
async function workspace(...forces: (readonly (readonly [string, string])[])[]): Promise<string> {
  const root = workspaceWith(Object.fromEntries(forces.flat()));
  appendFileSync(
    path.join(root, "seeds", "areas.csv"),
    "E01024433,Sevenoaks 001A,lsoa,E07000111,\nE23000028,Essex,force,,\nE06000034,Thurrock,district,E23000028,\nE01015933,Thurrock 012A,lsoa,E06000034,\n",
  );
  expect((await ingest(root, [])).refusals).toEqual([]);
  return root;
}

async function year(root: string, to: string, area = "E07000111", length = 12) {
  const rows = await askedTrends(root, { to, months: length, area, measure: "street_all" });
  expect(rows).toHaveLength(1);
  return rows.map(withWords)[0];
}

const kent = files(
  "Kent Police",
  "E01024433",
  () => 20,
  () => 1,
);

describe("a force whose files cover only some of the months", () => {
  test("stopped: the figure lacks it, and no fall is told", async () => {
    const root = await workspace(
      kent,
      files("British Transport Police", "E01024433", (month) => (month < 12 ? 5 : 0)),
    );
    for (const area of ["E07000111", "E23000032"])
      expect(await year(root, "2023-12", area)).toMatchObject({
        change: null,
        status: "incomplete",
        verdict: "not comparable",
        note: "nothing of British Transport Police",
      });
    expect(await year(root, "2022-12")).toMatchObject({ value: 1800, status: "complete" });
  });

  test("begun: both years are whole, two forces are not compared with one, and no signal crosses it", async () => {
    const root = await workspace(
      kent,
      files("British Transport Police", "E01024433", (month) => (month < 12 ? 0 : 5)),
    );
    expect(await year(root, "2023-12")).toMatchObject({
      value: 1800,
      previous: 1440,
      change: null,
      status: "complete",
      verdict: "not comparable",
      rule: "British Transport Police is in one of the two periods alone",
      signal: "too short to say: 12 months since a break",
    });
    expect(await year(root, "2023-05", "E07000111", 1)).toMatchObject({ value: 150, change: null });
  });

  test("two months missing: they are named, with how many", async () => {
    const root = await workspace(
      kent,
      files("British Transport Police", "E01024433", (month) => (month === 15 || month === 16 ? 0 : 5)),
    );
    expect(await year(root, "2023-12")).toMatchObject({
      status: "incomplete",
      note: "nothing of British Transport Police for 2 of 12 months",
    });
  });

  test("a force with a record in a hundred matters, one with fewer does not", async () => {
    const root = await workspace(
      files("Kent Police", "E01024433", () => 20),
      files("British Transport Police", "E01015933", (month) => (month < 12 ? 5 : 0)),
    );
    expect(await year(root, "2023-12")).toMatchObject({ change: 0, status: "complete" });
  });
});

test("a type that only one of two forces names is none in that one alone: of the other there is no figure of it", async () => {
  const both = [
    ...files("Kent Police", "E01024433", () => 20),
    ...files("Essex Police", "E01015933", () => 20),
  ];
  const root = await workspace(
    both.map(([name, text]) => [
      name,
      name.includes("Ess") ? text.replaceAll("Shoplifting", "Other theft") : text,
    ]),
  );
  const of = (area: string) =>
    askedTrends(root, { to: "2023-12", months: 12, area, measure: "street_shoplifting" });
  expect(await of("E07000111")).toMatchObject([{ value: 240, status: "complete" }]);
  expect(await of("E06000034")).toEqual([]);
});

test("half-full months are a force's own, whatever another's files hold", async () => {
  const root = await workspace(
    files("Kent Police", "E01024433", (month) => (month < 22 ? 40 : 12)),
    files("Essex Police", "E01015933", () => 80),
  );
  expect(await year(root, "2023-12", "E07000111", 3)).toMatchObject({
    status: "half full",
    note: expect.stringContaining("half full: November 2023, December 2023"),
  });
  expect(await year(root, "2023-12", "E06000034", 3)).toMatchObject({ change: 0, status: "complete" });
});

describe("records without a place that rise from 5 to 20 per cent", () => {
  test("withhold the changes of what lies in the force, not the force's, and no signal crosses them", async () => {
    const root = await workspace(
      files(
        "Kent Police",
        "E01024433",
        (month) => (month < 12 ? 38 : 32),
        (month) => (month < 12 ? 2 : 8),
      ),
    );
    expect(await year(root, "2023-12")).toMatchObject({
      value: 2304,
      previous: 2736,
      change: null,
      verdict: "not comparable",
      rule: "records without a place rose from 5 to 20% of all",
      signal: "too short to say: 12 months since a break",
      note: "no change given: records without a place rose from 5 to 20% of all",
    });
    expect(await year(root, "2023-12", "E23000032")).toMatchObject({
      value: 2880,
      change: 0,
      verdict: "within normal variation",
      signal: "no signal",
    });
  });

  test("a point more or less is no reason", async () => {
    const root = await workspace(
      files(
        "Kent Police",
        "E01024433",
        () => 38,
        (month) => (month % 12 < 3 ? 1 : 2),
      ),
    );
    expect(await year(root, "2023-12")).toMatchObject({ change: 0, verdict: "within normal variation" });
  });
});

test("types of crime that data.police.uk re-cut in May 2013 do not compare across it, all records do", async () => {
  const months = Array.from({ length: 24 }, (_, index) =>
    new Date(Date.UTC(2012, 4 + index, 1)).toISOString().slice(0, 7),
  );
  const root = await workspace(
    months.map((month, index) => {
      const cut =
        index < 12
          ? ["Other theft", "Other theft", "Other theft", "Burglary"]
          : ["Other theft", "Theft from the person", "Bicycle theft", "Burglary"];
      const rows = Array.from({ length: 20 }, () =>
        cut.map((type) => `,${month},Kent Police,Kent Police,,,,E01024433,,${type},,`),
      ).flat();
      return [`${month}.csv`, `${[header, ...rows].join("\n")}\n`] as const;
    }),
  );
  const rows = (await askedTrends(root, { to: "2014-04", months: 12, area: "E07000111" })).map(withWords);
  const of = (measure: string) => rows.find((row) => row.measure === measure);
  expect(of("street_other_theft")).toMatchObject({
    value: 240,
    previous: 720,
    percent: null,
    verdict: "not comparable",
    note: expect.stringContaining(
      "no percentage across a break: data.police.uk re-cut its types of crime in May 2013",
    ),
  });
  for (const measure of ["street_all", "street_burglary"])
    expect(of(measure)).toMatchObject({ percent: 0, verdict: "within normal variation" });
});
