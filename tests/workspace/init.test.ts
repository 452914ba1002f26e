import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { UserError } from "../../pipeline/errors.js";
import { init } from "../../pipeline/workspace/init.js";
import { readPlanning } from "../../pipeline/workspace/planning.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { ownFolder } from "../commands/csp.js";
import { repository } from "../csp.js";

let folder: string;
beforeEach(() => {
  folder = ownFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${error.message}: ${error.hint}`.replaceAll(folder, "…").replaceAll("\\", "/");
  }
  throw new Error("nothing was refused");
}

describe("csp init", () => {
  test.each(["Kingston upon Hull", "Hull", "Kingston upon Hull, City of", "City of Kingston upon Hull"])(
    "%s is called as it is said, and known as the ONS lists it",
    (district) => {
      const { partnership, areas } = readWorkspace(init(path.join(folder, "ours"), { district }));
      expect(partnership).toMatchObject({
        name: "City of Kingston upon Hull Community Safety Partnership",
        district: "E06000010",
      });
      for (const code of ["E06000010", "E22000134"])
        expect(areas.find((area) => area.code === code)).toMatchObject({
          name: "City of Kingston upon Hull",
          aliases: expect.arrayContaining(["Kingston upon Hull, City of"]),
        });
    },
  );

  test("the force of the City and what it could not assign are called as they are said too", () => {
    const { areas } = readWorkspace(init(path.join(folder, "ours"), { district: "City of London" }));
    const named = (code: string) => areas.find((area) => area.code === code);
    expect(named("E23000034")).toMatchObject({ name: "City of London", aliases: ["London, City of"] });
    expect(named("E23000034-unassigned")).toMatchObject({
      name: "Unassigned City of London",
      aliases: ["Unassigned London, City of"],
    });
  });

  test.each(["nul", "Lpt1.d", "ours ", "a:b", "x./ours"])(
    "makes no folder called %j, which Windows cannot have",
    (name) => {
      expect(refusal(() => init(path.join(folder, name), { district: "E07000211" }))).toMatch(/Windows/);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  test("makes one in a folder whose own name Windows cannot have, where there is such a folder", () => {
    const above = path.join(folder, "a: b");
    mkdirSync(above);
    expect(
      readWorkspace(init(path.join(above, "ours"), { district: "E07000211" })).partnership.district,
    ).toBe("E07000211");
  });

  test("makes a workspace that can be read, with contracts and measures of what is public", () => {
    const made = init(path.join(folder, "here and there"), { district: "E07000211" });
    const { partnership, contracts, populations, themes, priorities, forces } = readWorkspace(made);
    expect(partnership).toMatchObject({
      name: "Reigate and Banstead Community Safety Partnership",
      district: "E07000211",
      county: { name: "the Surrey police area", area: "E23000031" },
      peers: [{ name: "the South East", area: "E12000008" }],
      assessment_year: { starts: 10 },
      thresholds: { percent_base: 50, suppress_below: 5, half_full: 0.8 },
    });
    expect(contracts.map(({ source }) => source)).toEqual([
      "defra-fly-tipping",
      "ons-c2",
      "ons-p1",
      "police-uk",
    ]);
    expect(populations.find(({ area }) => area === "E07000211")).toMatchObject({
      year: 2021,
      residents: 150_849,
      households: 59_849,
    });
    expect(priorities).toEqual([]);
    expect(themes.length).toBeGreaterThan(5);
    expect(forces.find(({ code }) => code === "E23000031")?.aliases).toContain("Surrey Police");
    expect(readPlanning({ root: made })).toMatchObject({
      actions: [],
      criteria: [],
      judgements: [],
      lineage: [],
    });
    expect(readdirSync(path.join(made, "data"))).toEqual([]);
    expect(readdirSync(made).sort()).toEqual(["data", "partnership.yaml", "seeds"]);
  });

  test("nothing of the sample partnership is in what it writes", () => {
    const made = init(path.join(folder, "w"), { district: "Trafford" });
    for (const name of readdirSync(made, { recursive: true, encoding: "utf8" })) {
      if (!/\.(csv|yaml|json)$/.test(name)) continue;
      expect
        .soft(readFileSync(path.join(made, name), "utf8"), name)
        .not.toMatch(/\b(kent|kcc|sevenoaks|davss)\b/i);
    }
  });

  test("the sample partnership's contracts of public sources are those that every folder gets", () => {
    for (const name of ["police-uk", "ons-c2", "defra-fly-tipping"]) {
      const [own, starter] = ["seeds", "starter/seeds"].map((room) =>
        parse(readFileSync(path.join(repository, room, "contracts", `${name}.yaml`), "utf8")),
      );
      expect(own).toEqual(starter);
    }
  });

  test("with the sample's plan it is the sample partnership", () => {
    const made = init(path.join(folder, "sample"), { district: "E07000111", samplePlan: true });
    for (const name of ["actions.csv", "contracts/cctv-log.yaml", "areas.csv"])
      expect(readFileSync(path.join(made, "seeds", name))).toEqual(
        readFileSync(path.join(repository, "seeds", name)),
      );
    expect(readWorkspace(made).partnership.name).toBe("Sevenoaks District Community Safety Partnership");
    expect(refusal(() => init(path.join(folder, "w"), { district: "Trafford", samplePlan: true }))).toBe(
      "the sample partnership is not of Trafford: give --district E07000111 with --sample-plan, or leave --sample-plan out",
    );
    expect(existsSync(path.join(folder, "w"))).toBe(false);
  });

  test("takes a name with colons, quotes and accents as it is", () => {
    const name = "Maidstone: “safer” & plus 'more' #1 é";
    for (const samplePlan of [false, true]) {
      const made = init(path.join(folder, `w${samplePlan}`), { district: "E07000111", name, samplePlan });
      expect(readWorkspace(made).partnership.name).toBe(name);
    }
  });

  test("a partnership's folder is left as it is", () => {
    init(path.join(folder, "w"), { district: "E07000111" });
    const before = readFileSync(path.join(folder, "w", "partnership.yaml"), "utf8");
    expect(refusal(() => init(path.join(folder, "w"), { district: "E07000110" }))).toBe(
      "…/w is a partnership's folder already: name another folder",
    );
    expect(readFileSync(path.join(folder, "w", "partnership.yaml"), "utf8")).toBe(before);
  });

  test("a folder with seeds of its own is left as it is", () => {
    mkdirSync(path.join(folder, "seeds"));
    expect(refusal(() => init(folder, { district: "E07000111" }))).toBe(
      '… has a folder "seeds" already: name a folder without one',
    );
    expect(readdirSync(folder)).toEqual(["seeds"]);
  });

  test.each([
    [
      "banana",
      "give the name or the ONS code of a district or a partnership of England or Wales, for example E07000211",
    ],
    ["Reigate", "did you mean Reigate and Banstead (E07000211)?"],
    ["Brighten and Hove", "did you mean Brighton and Hove (E06000043)?"],
    ["Hull City", "did you mean City of Kingston upon Hull (E06000010)?"],
    ["Newcastle", "did you mean Newcastle-under-Lyme (E07000195) or Newcastle upon Tyne (E08000021)?"],
    ["E10000028", "Staffordshire is wider than a district: name one of its 8 districts"],
  ])("%s is no district: nothing is made", (district, hint) => {
    expect(refusal(() => init(path.join(folder, "w"), { district }))).toContain(
      `no district or community safety partnership is called "${district}": ${hint}`,
    );
    expect(existsSync(path.join(folder, "w"))).toBe(false);
  });

  test("a lookup that cannot be read leaves no folder behind", () => {
    const lookup = path.join(folder, "lookup.csv");
    writeFileSync(lookup, "a,b\n1,2\n");
    expect(() => init(path.join(folder, "w"), { district: "Trafford", lookups: [lookup] })).toThrow(
      UserError,
    );
    expect(existsSync(path.join(folder, "w"))).toBe(false);
  });

  test("a file in its place is said", () => {
    writeFileSync(path.join(folder, "w"), "");
    expect(refusal(() => init(path.join(folder, "w"), { district: "E07000111" }))).toBe(
      "…/w is a file: name a folder",
    );
  });
});
