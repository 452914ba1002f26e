import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UserError } from "../../pipeline/errors.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { ownFolder } from "../commands/csp.js";
import { repository } from "../csp.js";

// of this test's own, since lines of it are named below
const settings = `# The sample partnership.
name: Sevenoaks District Community Safety Partnership
district: E07000111
county:
  name: Kent # as it is said
  area: E23000032
assessment_year:
  starts: 10 # October
thresholds:
  percent_base: 50
  suppress_below: 5
  half_full: 0.8
`;

let folder: string;
beforeEach(() => {
  folder = ownFolder();
  cpSync(path.join(repository, "seeds"), path.join(folder, "seeds"), { recursive: true });
  writeFileSync(path.join(folder, "partnership.yaml"), settings);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...parts: string[]): string => path.join(folder, ...parts);

function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(at(file), "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${file} was not changed by the test`);
  writeFileSync(at(file), after);
}

/** What the command line prints for the error, the folder's own path left out. */
function refusal(): string {
  try {
    readWorkspace(folder);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${error.message}: ${error.hint}`.replaceAll(folder + path.sep, "").replaceAll("\\", "/");
  }
  throw new Error("the workspace was read without a word");
}

describe("partnership.yaml", () => {
  test("the repository's own is read", () => {
    cpSync(path.join(repository, "partnership.yaml"), path.join(folder, "partnership.yaml"));
    const { partnership, contracts, measures } = readWorkspace(folder);
    expect(partnership).toMatchObject({
      name: "Sevenoaks District Community Safety Partnership",
      district: "E07000111",
      county: { name: "Kent", area: "E23000032" },
      assessment_year: { starts: 10 },
      thresholds: { percent_base: 50, suppress_below: 5, half_full: 0.8 },
    });
    expect(contracts.map(({ source }) => source)).toContain("police-uk");
    expect(measures.map(({ id }) => id)).toContain("asb_incidents");
  });

  test("what may be left out is the usual", () => {
    edit("partnership.yaml", (text) => text.slice(0, text.indexOf("assessment_year")));
    expect(readWorkspace(folder).partnership).toMatchObject({
      assessment_year: { starts: 10 },
      thresholds: { percent_base: 50 },
    });
  });

  test.each<[string, (text: string) => string, string]>([
    [
      "a district by name",
      (text) => text.replace("E07000111", "Sevenoaks"),
      'partnership.yaml:3: district (it is "Sevenoaks"): must be a nine-character ONS code like E07000111',
    ],
    [
      "an unknown district",
      (text) => text.replace("E07000111", "E07000999"),
      "partnership.yaml:3: district E07000999 is neither a district nor a partnership in seeds/areas.csv: use a district's code from that file, or import an ONS lookup with csp areas import FILE",
    ],
    [
      "a county that is no area",
      (text) => text.replace("E23000032", "E23000099"),
      "partnership.yaml:6: county area E23000099 is not in seeds/areas.csv: use a force's or county's code from that file",
    ],
    [
      "a threshold in words",
      (text) => text.replace("percent_base: 50", "percent_base: fifty"),
      'partnership.yaml:10: thresholds.percent_base (it is "fifty"): Invalid input: expected number, received string',
    ],
    [
      "a month that is none",
      (text) => text.replace("starts: 10", "starts: 13"),
      "partnership.yaml:8: assessment_year.starts (it is 13): Too big: expected number to be <=12",
    ],
    [
      "a key spelt wrongly",
      (text) => text.replace("name: Seven", "nmae: Seven"),
      'partnership.yaml:2: there is no setting "nmae": missing are name',
    ],
    [
      "a key of a section spelt wrongly",
      (text) => text.replace("half_full:", "half-full:"),
      'partnership.yaml:12: there is no setting "thresholds.half-full": check its spelling, or take it out',
    ],
    [
      "a key missing",
      (text) => text.replace(/^district.*\n/m, ""),
      "partnership.yaml:1: district is missing: give a string",
    ],
    [
      "a section missing",
      (text) => text.replace(/county:\n.*\n.*\n/, ""),
      "partnership.yaml:1: county is missing: give its settings",
    ],
    [
      "YAML that does not parse",
      (text) => text.replace("name: Sevenoaks", "name: [Sevenoaks"),
      "partnership.yaml:3: Flow sequence in block collection must be sufficiently indented and end with a ]: correct the YAML",
    ],
    ["an empty file", () => "", "partnership.yaml:1: name is missing: give a string"],
  ])("%s", (_, change, message) => {
    edit("partnership.yaml", change);
    expect(refusal()).toBe(message);
  });

  test("a folder without one", () => {
    rmSync(at("partnership.yaml"));
    expect(refusal()).toBe(
      `${folder.replaceAll("\\", "/")} is not a partnership's folder: it has no partnership.yaml; make one with csp init DIR --district CODE, or name the folder with --workspace`,
    );
  });

  test("a folder in its place", () => {
    rmSync(at("partnership.yaml"));
    mkdirSync(at("partnership.yaml"));
    expect(refusal()).toBe("partnership.yaml: is a folder: name a file");
  });
});

describe("seeds", () => {
  test.each<[string, string, (text: string) => string, string]>([
    [
      "a level that is none",
      "seeds/areas.csv",
      (text) => text.replace("Kent,force,", "Kent,forcee,"),
      'seeds/areas.csv:2: level is "forcee": Invalid option: expected one of "lsoa"|"ward"|"district"|"csp"|"county"|"force"|"region"|"unassigned"',
    ],
    [
      "a parent that is nowhere",
      "seeds/areas.csv",
      (text) => text.replace(",county,E23000032,", ",county,E23000077,"),
      'seeds/areas.csv:3: parents "E23000077" is not in seeds/areas.csv: use a code of that file, or import the lookup that has it with csp areas import FILE',
    ],
    [
      "an area twice",
      "seeds/areas.csv",
      (text) => `${text}E23000032,Kent,force,,\n`,
      "E23000032 appears twice: keep one row",
    ],
    [
      "a column left out",
      "seeds/areas.csv",
      (text) => text.replace(",level,", ",lvl,"),
      'seeds/areas.csv:1: there is no column "lvl": did you mean level?',
    ],
    [
      "residents in words",
      "seeds/populations.csv",
      (text) => text.replace(",2021,279772,", ",2021,many,"),
      'seeds/populations.csv:2: residents is "many": must be a number of at least 1, or empty',
    ],
    [
      "no residents, over whom there is no rate",
      "seeds/populations.csv",
      (text) => text.replace(",2021,279772,", ",2021,0,"),
      'seeds/populations.csv:2: residents is "0": must be a number of at least 1, or empty',
    ],
    [
      "a year that is none",
      "seeds/populations.csv",
      (text) => text.replace(",2021,", ",21,"),
      'seeds/populations.csv:2: year is "21": must be a whole number from 1981 to 2100',
    ],
    [
      "a measure id with a blank",
      "seeds/measures.csv",
      (text) => text.replace("\nvictim_based_crime,", "\nvictim based crime,"),
      'seeds/measures.csv:2: id is "victim based crime": must be lower case letters, digits and _',
    ],
    [
      "a part that is no measure",
      "seeds/measures.csv",
      (text) =>
        text.replace("burglary_residential burglary_business_community", "burglary_residential burglery"),
      'seeds/measures.csv:5: parts "burglery" is not in seeds/measures.csv: did you mean burglary?',
    ],
    [
      "a polarity that is none",
      "seeds/measures.csv",
      (text) => text.replace(",1000,down,no,", ",1000,good,no,"),
      'seeds/measures.csv:2: polarity is "good": Invalid option: expected one of "down"|"up"|"ambiguous"',
    ],
    [
      "a priority that no plan has",
      "seeds/measures.csv",
      (text) => text.replace(",yes,acquisitive_crime,", ",yes,crime,"),
      'seeds/measures.csv:2: priority "crime" is not in seeds/priorities.csv: use one of asb, acquisitive_crime',
    ],
    [
      "a plan year that is none",
      "seeds/priorities.csv",
      (text) => text.replace("2016-17", "2016"),
      'seeds/priorities.csv:2: plan_year is "2016": must be a plan year like 2024-25',
    ],
    [
      "a date by the US",
      "seeds/breaks.csv",
      (text) => text.replace("2017-04-01", "04/01/2017"),
      'seeds/breaks.csv:2: date is "04/01/2017": must be a date like 2017-04-01',
    ],
    [
      "an effect that is none",
      "seeds/breaks.csv",
      (text) => text.replace(",withhold,", ",hide,"),
      'seeds/breaks.csv:2: effect is "hide": Invalid option: expected one of "withhold"|"flag"',
    ],
    [
      "a break of an area that the seeds do not know",
      "seeds/breaks.csv",
      (text) => text.replace("police,E23000032,", "police,E23000099,"),
      'seeds/breaks.csv:4: area "E23000099" is not in seeds/areas.csv: use a code of that file, or import the lookup that has it with csp areas import FILE, or leave it empty for a break everywhere',
    ],
    ["a quote left open", "seeds/measures.csv", (text) => `${text}"x`, "not a CSV file: Quote Not Closed"],
  ])("%s", (_, file, change, message) => {
    edit(file, change);
    expect(refusal()).toContain(message);
  });

  test("a register of breaks from before there were areas in it is one of breaks everywhere", () => {
    edit("seeds/breaks.csv", (text) =>
      text.replaceAll(/^([^,\n]*),[^,\n]*,/gm, "$1,").replace("applies_to,area,", "applies_to,"),
    );
    expect(readFileSync(at("seeds", "breaks.csv"), "utf8")).toContain("applies_to,date,until,");
    expect(new Set(readWorkspace(folder).breaks.map(({ area }) => area))).toEqual(new Set([null]));
  });

  test.each(["areas", "populations", "measures", "priorities", "breaks"])("%s.csv deleted", (name) => {
    rmSync(at("seeds", `${name}.csv`));
    expect(refusal()).toBe(
      `seeds/${name}.csv is missing: copy it from another partnership's folder, or make a new one with csp init`,
    );
  });
});

describe("contracts", () => {
  const contract = "seeds/contracts/kent-police-asb.yaml";

  test.each<[string, (text: string) => string, string]>([
    [
      "named after another source",
      (text) => text.replace("source: kent-police-asb", "source: other"),
      `${contract}:2: source is "other": a contract's file is named after its source`,
    ],
    [
      "a role that no column has",
      (text) => text.replace("columns: [district]", "columns: [borough]"),
      `${contract}:21: no column is called "borough": columns has district, type, incidents`,
    ],
    [
      "a territory that may be missing",
      (text) =>
        text
          .replace("type: Type of ASB", "type: { names: [Type of ASB], optional: true }")
          .replace("period:", "territory: type\nperiod:"),
      `${contract}:8: the column "type" may not be optional: without the period, the territory or the area's name a file cannot be placed; take optional: true away`,
    ],
    [
      "a grain that is none",
      (text) => text.replace("grain: month", "grain: fortnight"),
      `${contract}:17: period.grain (it is "fortnight"): Invalid option`,
    ],
    [
      "a pattern that is none",
      (text) => text.replace('"^force total$"', '"^force total("'),
      `${contract}:12: rows.totals.0.matches (it is "^force total("): not a regular expression`,
    ],
    [
      "a key that is none",
      (text) => text.replace("supplier:", "suplier:"),
      `${contract}:4: there is no setting "suplier": missing are supplier`,
    ],
    [
      "neither columns nor a constant for the area",
      (text) => text.replace("columns: [district]", "columns: []"),
      `${contract}:21: area names neither columns nor a constant: say which column holds the area`,
    ],
    [
      "two labels that differ by a sign alone",
      (text) =>
        text.replace(
          "- { measure: asb_incidents, value: incidents }",
          "- { by: type, value: incidents, values: { Fly tipping: a, fly-tipping: b } }",
        ),
      `${contract}:24: "Fly tipping" and "fly-tipping" are one label to the program, but mean different measures: labels differ by letters or digits, not by case, spaces or signs`,
    ],
    [
      "values and a prefix together",
      (text) =>
        text.replace(
          "- { measure: asb_incidents, value: incidents }",
          "- { by: type, value: incidents, values: { A: b }, prefix: x_ }",
        ),
      "give either values or prefix",
    ],
  ])("%s", (_, change, message) => {
    edit(contract, change);
    expect(refusal()).toContain(message);
  });
});
