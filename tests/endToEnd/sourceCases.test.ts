import { copyFileSync, existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { askedTrends } from "../../pipeline/ask/askedTrends.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { init } from "../../pipeline/workspace/init.js";
import { withWords } from "../../reports/words/rows.js";
import { removeFolders, temporaryFolder } from "../faults/csp.js";

afterAll(removeFolders);

// Inputs on which figures of several forces and publishers once came out wrong; read from ../shared, never part of this.
const shared = path.resolve(import.meta.dirname, "..", "..", "..", "shared");
const cases = path.join(shared, "cases");
const lookup = (name: string) => path.join(shared, "real-data", "lookups", name);

async function figure(
  folder: string,
  options: {
    district?: string;
    lookups: string[];
    to: string;
    months: number;
    area?: string;
    measure?: string;
    source?: string;
  },
) {
  const { district = "E07000111", lookups, measure = "street_all", ...asked } = options;
  const root = init(path.join(temporaryFolder(), "workspace"), { district, partnership: "all", lookups });
  for (const name of readdirSync(folder).filter((file) => /street\.csv$|^c2|^ons/.test(file)))
    copyFileSync(path.join(folder, name), path.join(root, "data", name));
  expect((await ingest(root, [])).refusals).toEqual([]);
  return (await askedTrends(root, { measure, ...asked })).map(withWords)[0];
}

describe.skipIf(!existsSync(cases))(
  "cases of several forces and publishers (skipped without ../shared)",
  () => {
    const sources = path.join(cases, "sources");
    const kent = [lookup("kent-lsoa21-ward24-ltla24.csv")];
    const own = (name: string) =>
      ["lookup-force.csv", "lookup-lsoa.csv"].map((file) => path.join(sources, name, file));

    test("two forces with records in one LSOA: 76", async () => {
      const folder = path.join(sources, "two-forces-one-lsoa");
      expect(await figure(folder, { lookups: kent, to: "2024-01", months: 1 })).toMatchObject({
        value: 76,
        status: "complete",
      });
    });

    test("a force by the name of its files, with the records that have no place: 720", async () => {
      const lookups = own("force-name");
      const asked = { district: "E07000208", lookups, to: "2024-12", months: 12, area: "E23000031" };
      expect(await figure(path.join(sources, "force-name"), asked)).toMatchObject({
        value: 720,
        status: "complete",
      });
    });

    test.each([
      ["with", [...kent, ...own("half-full-masked")]],
      ["without", kent],
    ])("half-full months of one force beside another, %s its lookups", async (_, lookups) => {
      const found = await figure(path.join(sources, "half-full-masked"), {
        lookups,
        to: "2023-12",
        months: 3,
      });
      expect(found).toMatchObject({ status: "half full", verdict: "not comparable" });
      expect(found?.note).toContain("half full: November 2023, December 2023");
    });

    test("records without a place rose from 1 to 15 per cent: no change is given", async () => {
      const asked = { lookups: kent, to: "2023-12", months: 12 };
      expect(await figure(path.join(sources, "unlocated-share"), asked)).toMatchObject({
        change: null,
        verdict: "not comparable",
        note: "no change given: records without a place rose from 1 to 15% of all",
      });
    });

    test("a count that lacks a partnership has no rate", async () => {
      const asked = {
        lookups: [],
        to: "2025-06",
        months: 12,
        source: "ons-c2",
        measure: "recorded_crime",
        area: "Kent",
      };
      expect(await figure(path.join(sources, "rate-of-incomplete"), asked)).toMatchObject({
        value: 146_005,
        rate: null,
      });
    });

    test("wards by lookups of two censuses: Dunton Green and Riverhead 151", async () => {
      const lookups = [...kent, lookup("kent-lsoa11-lsoa21-ltla22.csv")];
      const asked = { lookups, to: "2019-02", months: 5, area: "Dunton Green and Riverhead" };
      expect(await figure(path.join(shared, "real-data", "police-uk"), asked)).toMatchObject({ value: 151 });
    });

    test("Cumberland is its three partnerships", async () => {
      const lookups = [path.join(cases, "newcomer", "lad-csp-pfa.csv")];
      const asked = {
        district: "E06000063",
        lookups,
        to: "2025-06",
        months: 12,
        source: "ons-c2",
        measure: "recorded_crime",
      };
      expect(await figure(path.join(shared, "real-data", "csp-crime"), asked)).toMatchObject({
        value: 21_149,
        status: "complete",
      });
    });
  },
);
