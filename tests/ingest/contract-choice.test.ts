import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { examine } from "../../pipeline/ingest/read/examine.js";
import { Contract } from "../../pipeline/workspace/contracts/contract.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-choice-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lab = (source: string, more: Record<string, unknown>): Contract =>
  Contract.parse({
    source,
    title: source,
    supplier: "Data lab",
    columns: { code: "area_code", period: "period", indicator: "indicator", value: "value" },
    period: { column: "period", grain: "financial_year", formats: ["2022-23"] },
    area: { columns: ["code"] },
    measures: [{ measure: "m", value: "value" }],
    ...more,
  });
const only = (indicator: string) => ({
  measures: [{ measure: "m", value: "value", where: { indicator: `^${indicator}` } }],
});
const text = (indicator: string): string =>
  `area_code,period,indicator,value\nE07000111,2016-17,${indicator},95\nE07000111,2017-18,${indicator},88\n`;

async function read(
  name: string,
  content: string,
  contracts: Contract[],
  contract?: string,
): Promise<string> {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  const found = await examine(file, contracts, { temporary: folder, ...(contract ? { contract } : {}) });
  return found.refused
    ? `${found.refused.reason}: ${found.refused.message}: ${found.refused.hint}`
    : (found.contract?.source ?? "none");
}

/** Maps a column fewer than the others. */
const narrow = lab("narrow", { columns: { code: "area_code", period: "period", value: "value" } });
const wide = lab("wide", {});

describe("contracts whose labels all fit", () => {
  test("are both named, however many columns each maps", async () => {
    const refusal = await read("a.csv", text("Fly-tipping"), [narrow, wide]);
    expect(refusal).toMatch(/^ambiguous-contract: the header fits the contracts narrow and wide: /);
    expect(refusal).toContain("match.filename");
    expect(refusal).toContain("--contract");
    expect(await read("a.csv", text("Fly-tipping"), [narrow, wide], "wide")).toBe("wide");
  });

  test("are told apart by the name, and one that excludes the file is none", async () => {
    const flytipping = { ...narrow, match: { filename: "flytipping" } };
    const children = { ...wide, match: { filename: "children" } };
    for (const contracts of [
      [flytipping, children],
      [children, flytipping],
    ]) {
      expect(await read("lab-flytipping.csv", text("x"), contracts)).toBe("narrow");
      expect(await read("lab-children.csv", text("x"), contracts)).toBe("wide");
      expect(await read("lab-other.csv", text("x"), contracts)).toMatch(
        /^unknown-header: the header fits narrow and wide, but not the file's name/,
      );
    }
    expect(await read("lab-flytipping.csv", text("x"), [children])).toMatch(/^unknown-header/);
    expect(await read("lab-flytipping.csv", text("x"), [children], "wide")).toBe("wide");
    expect(await read("lab-flytipping.csv", text("x"), [children, flytipping, lab("third", {})])).toBe(
      "narrow",
    );
  });

  test("are told apart by the title above the header", async () => {
    const flytipping = { ...narrow, match: { preamble: "fly-?tipping" } };
    const children = { ...wide, match: { preamble: "children" } };
    expect(await read("a.csv", `Fly-tipping incidents,,,\n${text("x")}`, [children, flytipping])).toBe(
      "narrow",
    );
  });

  test("are told apart by the records that their measures take", async () => {
    const flytipping = lab("flytipping", only("fly-tipping"));
    const children = lab("children", only("children"));
    expect(await read("a.csv", text("Fly-tipping incidents"), [children, flytipping])).toBe("flytipping");
    expect(await read("a.csv", text("Children sentenced"), [children, flytipping])).toBe("children");
    const mixed = `${text("Fly-tipping incidents")}E07000111,2017-18,Children sentenced,1\n`;
    expect(await read("a.csv", mixed, [children, flytipping])).toMatch(/^ambiguous-contract/);
    expect(await read("a.csv", text("Something else"), [children, flytipping])).toMatch(
      /^ambiguous-contract/,
    );
  });

  test("are told apart by the values of a type, the form of the period and the level of the area's code", async () => {
    const by = (source: string, value: string) =>
      lab(source, { measures: [{ by: "indicator", value: "value", values: { [value]: "m" } }] });
    expect(
      await read("a.csv", text("Noise & smells"), [by("one", "Noise and smells"), by("two", "Litter")]),
    ).toBe("one");
    const monthly = lab("monthly", { period: { column: "period", grain: "month", formats: ["%Y-%m-%d"] } });
    expect(await read("a.csv", text("x"), [wide, monthly])).toBe("wide");
    const wards = lab("wards", { area: { columns: ["code"], level: "ward" } });
    const districts = lab("districts", { area: { columns: ["code"], level: "district" } });
    expect(await read("a.csv", text("x"), [wards, districts])).toBe("districts");
    expect(await read("a.csv", text("x").replaceAll("E07000111", "E05009966"), [wards, districts])).toBe(
      "wards",
    );
  });
});

test("a separator other than the contract's is named", async () => {
  const commas = [lab("lab", { delimiter: ";" })];
  expect(await read("commas.csv", text("Violence"), commas)).toContain(
    "commas separate its cells, and the contract lab says semicolons",
  );
});
