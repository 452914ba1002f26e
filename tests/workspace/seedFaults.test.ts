import { appendFileSync, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UserError } from "../../pipeline/errors.js";
import { faultLines } from "../../pipeline/faults.js";
import { readLookup } from "../../pipeline/workspace/areas/readLookup.js";
import { importHarm } from "../../pipeline/workspace/importHarm.js";
import { readOverrides, readPlanning } from "../../pipeline/workspace/planning.js";
import { nearest } from "../../pipeline/workspace/seeds/nearest.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { ownFolder } from "../commands/csp.js";
import { repository } from "../csp.js";

let folder: string;
beforeEach(() => {
  folder = ownFolder();
  cpSync(path.join(repository, "seeds"), path.join(folder, "seeds"), { recursive: true });
  cpSync(path.join(repository, "partnership.yaml"), path.join(folder, "partnership.yaml"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const seed = (name: string): string => path.join(folder, "seeds", name);

function edit(name: string, change: (text: string) => string): void {
  const before = readFileSync(seed(name), "utf8");
  const after = change(before);
  if (after === before) throw new Error(`${name} was not changed by the test`);
  writeFileSync(seed(name), after);
}

/** The lines that the command line prints, the folder's own path left out. */
function refused(read: () => unknown): string[] {
  try {
    read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return faultLines(error).map((line) => line.replaceAll(folder + path.sep, "").replaceAll("\\", "/"));
  }
  return [];
}
const workspace = (): string[] => refused(() => readWorkspace(folder));
const planning = (): string[] => refused(() => readPlanning({ root: folder }));

test("the seeds that come with the program are in order", () => {
  expect([...workspace(), ...planning(), ...refused(() => readOverrides(folder))]).toEqual([]);
});

describe("columns", () => {
  test("one that no table has is named, and the one that was meant", () => {
    edit("breaks.csv", (text) => text.replace(",area,", ",Area,"));
    expect(workspace()).toEqual(['seeds/breaks.csv:1: there is no column "Area": did you mean area?']);
  });

  test.each([
    ["actions.csv", "partners", "partner"],
    ["funding.csv", "provider", "Provider "],
    ["success_measures.csv", "baseline_period", "baseline period"],
  ])("so too in %s of the plan", (name, column, given) => {
    edit(name, (text) => text.replace(column, given));
    expect(planning()).toEqual([
      `seeds/${name}:1: there is no column "${given.trim()}": did you mean ${column}?`,
    ]);
  });

  test("a stranger is named with those that there are", () => {
    edit("source_groups.csv", (text) =>
      text.replaceAll(/^(.+)$/gm, "$1,x").replace("source,x", "source,remark"),
    );
    expect(workspace()).toEqual([
      'seeds/source_groups.csv:1: there is no column "remark": take it out; there are name, source',
    ]);
  });

  test("one that is missing, and one that stands twice", () => {
    edit("source_groups.csv", (text) => text.replaceAll(/,.*$/gm, ""));
    writeFileSync(seed("forces.csv"), "code,name,source,source\n");
    expect(workspace()).toEqual([
      'seeds/forces.csv:1: the column "source" appears twice: keep one of them',
      'seeds/forces.csv:1: the column "aliases" is missing: there are code, name, aliases, source',
      'seeds/source_groups.csv:1: the column "source" is missing: there are name, source',
    ]);
  });
});

describe("lines", () => {
  test("blank ones, those of commas alone, and cells of two lines are counted", () => {
    edit(
      "breaks.csv",
      (text) =>
        `${text.replace("re-cut in April 2017", "re-cut in\nApril 2017")}\n,,,,,,\n\n*,,2020-13-01,,flag,"of\ntwo lines",x\n`,
    );
    const lines = readFileSync(seed("breaks.csv"), "utf8").split("\n");
    expect(workspace()).toEqual([
      `seeds/breaks.csv:${lines.findIndex((line) => line.includes("2020-13-01")) + 1}: date is "2020-13-01": must be a date like 2017-04-01`,
    ]);
  });

  test("line ends of Windows count once", () => {
    edit("breaks.csv", (text) => `${text}\n\n*,,soon,,flag,r,x\n`.replaceAll("\n", "\r\n"));
    const lines = readFileSync(seed("breaks.csv"), "utf8").split("\r\n");
    expect(workspace()).toEqual([
      `seeds/breaks.csv:${lines.findIndex((line) => line.includes("soon")) + 1}: date is "soon": must be a date like 2017-04-01`,
    ]);
  });

  test("a row of too many cells, and a letter that is not UTF-8", () => {
    writeFileSync(
      seed("source_groups.csv"),
      Buffer.from("name,source\n\npolice,kent-police-asb,more\npolice,caf\xe9\n", "latin1"),
    );
    expect(workspace()).toEqual([
      "seeds/source_groups.csv:3: the row has 3 cells, the header 2: put text that holds a comma in double quotes",
      'seeds/source_groups.csv:4: a letter of the row is not UTF-8: save the file as "CSV UTF-8"',
      expect.stringMatching(/^seeds\/source_groups\.csv:4: source "caf.*" is not in seeds\/contracts/),
    ]);
  });

  test("an override names the line on which its row begins", () => {
    appendFileSync(
      seed("overrides.csv"),
      '\n\nranks__areas_once,2023-09,1,"two\nlines",Analyst,N\nx__y,2023-9,0,r,p,n\n',
    );
    expect(refused(() => readOverrides(folder))).toEqual([
      'seeds/overrides.csv:6: data_to is "2023-9": must be the last month of the data it was decided on, like 2023-09',
      'seeds/overrides.csv:6: findings is "0": must be how many the check found when it was overridden',
    ]);
    edit("overrides.csv", (text) => text.slice(0, text.indexOf("x__y")));
    expect(readOverrides(folder)).toMatchObject([{ check: "ranks__areas_once", line: 4 }]);
  });

  test("so do lookups and harm weights, all faults of a file at once", () => {
    const lookup = path.join(folder, "lookup.csv");
    writeFileSync(
      lookup,
      'WD25CD,WD25NM,LAD25CD\n\nE05000001,"A\nB",E07000111\nX,C,E07000111\nE05000002,D,\n',
    );
    expect(refused(() => readLookup(lookup))).toEqual([
      'lookup.csv:5: WD25CD is "X": expected a nine-character ONS code',
      'lookup.csv:6: LAD25CD is "": expected a nine-character ONS code',
    ]);
    const weights = path.join(folder, "weights.csv");
    writeFileSync(weights, "subgroup,days\n\nShoplifting,none\n\nHomicide,-1\n");
    expect(refused(() => importHarm(readWorkspace(folder), weights))).toEqual([
      'weights.csv:3: days is "none": days are a number above 0',
      'weights.csv:5: days is "-1": days are a number above 0',
    ]);
  });
});

describe("one run", () => {
  test("names the faults of all files, sorted by file and line, those of the plan as well", () => {
    edit("measures.csv", (text) => text.replace("\nshoplifting,", "\nshop lifting,"));
    edit("breaks.csv", (text) => text.replace("2017-04-01", "1/4/17"));
    edit("tile_layout.csv", (text) => text.replace(",0,0,Dartford", ",,0,Dartford"));
    edit("actions.csv", (text) => text.replace(",domestic_abuse,", ",domestic_abus,"));
    edit("contracts/kent-police-asb.yaml", (text) =>
      text.replace("grain: month", "grain: moon").replace("supplier:", "suplier:"),
    );
    edit("schemes/morile.yaml", (text) => text.replace("combine: product", "combine: sum"));
    edit("../partnership.yaml", (text) => text.replace("starts: 10", "starts: 13").replace("0.8", "8"));
    expect(workspace().map((line) => line.split(": ").slice(0, 2).join(": "))).toEqual([
      "partnership.yaml:8: assessment_year.starts (it is 13)",
      "partnership.yaml:12: thresholds.half_full (it is 8)",
      'seeds/actions.csv:2: priority "domestic_abus" is not in seeds/priorities.csv',
      'seeds/breaks.csv:2: date is "1/4/17"',
      'seeds/contracts/kent-police-asb.yaml:4: there is no setting "suplier"',
      'seeds/contracts/kent-police-asb.yaml:17: period.grain (it is "moon")',
      'seeds/measures.csv:10: id is "shop lifting"',
      'seeds/schemes/morile.yaml:6: combine (it is "sum")',
      'seeds/tile_layout.csv:2: column is ""',
    ]);
  });

  test("names fifty, and how many more there are", () => {
    edit("populations.csv", (text) => `${text}${"E07000111,none,,,x\n".repeat(1)}`);
    appendFileSync(
      seed("populations.csv"),
      Array.from({ length: 60 }, (_, at) => `E0,${3000 + at},,,x\n`).join(""),
    );
    const lines = workspace();
    expect(lines).toHaveLength(51);
    expect(lines.at(-1)).toBe("and 71 more");
  });
});

describe("references", () => {
  test.each<[string, (text: string) => string, string]>([
    [
      "populations.csv",
      (text) => text.replace("E07000105", "E07000199"),
      'seeds/populations.csv:3: area "E07000199" is not in seeds/areas.csv: use a code of that file, or import the lookup that has it with csp areas import FILE',
    ],
    [
      "source_groups.csv",
      (text) => text.replace("police-uk", "police-u"),
      'seeds/source_groups.csv:6: source "police-u" is not in seeds/contracts: did you mean police-uk?',
    ],
    [
      "breaks.csv",
      (text) => text.replace("\nasb_incidents,", "\nasb_incident,"),
      'seeds/breaks.csv:6: applies_to "asb_incident" is not in seeds/measures.csv, seeds/contracts or seeds/source_groups.csv: did you mean asb_incidents?',
    ],
    [
      "most_similar_group.csv",
      (text) => text.replace("E07000111,E07000111,", "E07000111,E07000112,"),
      "seeds/most_similar_group.csv:2: the group of E07000111 lacks E07000111 itself: add it: a Most Similar Group's average includes the area",
    ],
    [
      "breaks.csv",
      (text) => text.replace("2017-04-01,,", "2017-04-01,2016-01-01,"),
      'seeds/breaks.csv:2: until is "2016-01-01": a break ends after it begins',
    ],
  ])("%s", (name, change, message) => {
    edit(name, change);
    expect(workspace()).toContain(message);
  });

  test.each<[string, (text: string) => string, string]>([
    [
      "priority_measures.csv",
      (text) => text.replace(",vehicle_crime,", ",vehicel_crime,"),
      'seeds/priority_measures.csv:3: measure "vehicel_crime" is not in seeds/measures.csv: did you mean vehicle_crime?',
    ],
    [
      "success_measures.csv",
      (text) => text.replace(",lowest,victim_based_crime,", ",lowest,everything,"),
      'seeds/success_measures.csv:2: measure "everything" is not in seeds/measures.csv: csp measures lists them',
    ],
    [
      "lineage.csv",
      (text) => text.replace("2016-17,acquisitive_crime", "2015-16,acquisitive_crime"),
      'seeds/lineage.csv:3: from_priority "acquisitive_crime" of 2015-16 is not in seeds/priorities.csv: name a plan year and one of its priorities',
    ],
    [
      "funding.csv",
      (text) => text.replace(",davss_victims,", ",davss_victim,"),
      'seeds/funding.csv:2: outcome_measure "davss_victim" is not in seeds/measures.csv: did you mean davss_victims?',
    ],
    [
      "schemes/morile.yaml",
      (text) => text.replace("[harm, concern]", "[hurt, concern]"),
      'seeds/schemes/morile.yaml:11: criterion "hurt" is not in seeds/criteria.csv',
    ],
  ])("%s", (name, change, message) => {
    edit(name, change);
    expect(planning().join("\n")).toContain(message);
  });

  test("a contract's measures", () => {
    edit("contracts/kent-police-asb.yaml", (text) =>
      text.replace("measure: asb_incidents", "measure: asb_incident"),
    );
    edit("contracts/direct-services.yaml", (text) => text.replace(": fly_tipping_reports", ": rubbish"));
    expect(workspace()).toEqual([
      expect.stringMatching(
        /^seeds\/contracts\/direct-services\.yaml:\d+: the measure "rubbish" is not in seeds\/measures\.csv: add a row for it there$/,
      ),
      'seeds/contracts/kent-police-asb.yaml:24: the measure "asb_incident" is not in seeds/measures.csv: did you mean asb_incidents? If not, add a row for it there',
    ]);
  });

  test("are not judged where the keys that they name are at fault themselves", () => {
    edit("areas.csv", (text) => text.replace("code,", "Code,"));
    expect(workspace()).toEqual(['seeds/areas.csv:1: there is no column "Code": did you mean code?']);
  });
});

test.each([
  ["Area", ["area", "date"], "area"],
  ["Plan year", ["plan_year", "priority"], "plan_year"],
  ["lvl", ["code", "level"], "level"],
  ["fundng", ["by_when", "funding"], "funding"],
  ["remark", ["name", "source"], undefined],
  ["x", [], undefined],
])("the nearest to %s", (given, names, wanted) => {
  expect(nearest(given, names)).toBe(wanted);
});
