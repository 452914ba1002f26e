import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
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
  test("makes a workspace that can be read, with every seed and contract", () => {
    const made = init(path.join(folder, "here and there"), { district: "E07000111" });
    const { partnership, contracts } = readWorkspace(made);
    expect(partnership).toMatchObject({
      name: "Sevenoaks Community Safety Partnership",
      district: "E07000111",
      county: { name: "Kent", area: "E23000032" },
      assessment_year: { starts: 10 },
      thresholds: { percent_base: 50, suppress_below: 5, half_full: 0.8 },
    });
    const yaml = readdirSync(path.join(repository, "seeds", "contracts")).filter((name) =>
      name.endsWith(".yaml"),
    );
    expect(contracts).toHaveLength(yaml.length);
    expect(readdirSync(path.join(made, "data"))).toEqual([]);
    expect(readdirSync(made).sort()).toEqual(["data", "partnership.yaml", "seeds"]);
  });

  test("what the sample partnership decided is invented and comes along only when it is asked for", () => {
    const lines = (name: string, samplePlan: boolean) => {
      const made = init(path.join(folder, name), { district: "E07000111", samplePlan });
      return ["actions.csv", "funding.csv", "judgements.csv", "success_measures.csv"].map((file) => {
        const written = readFileSync(path.join(made, "seeds", file), "utf8")
          .trimEnd()
          .split("\n");
        const own = readFileSync(path.join(repository, "seeds", file), "utf8")
          .trimEnd()
          .split("\n");
        expect(written[0]).toBe(own[0]);
        return { written: written.length, own: own.length };
      });
    };
    for (const { written, own } of lines("sample", true)) expect(written).toBe(own);
    for (const { written } of lines("ours", false)) expect(written).toBe(1);
    const workspace = readWorkspace(path.join(folder, "ours"));
    expect(readPlanning(workspace)).toMatchObject({
      actions: [],
      funding: [],
      judgements: [],
      successMeasures: [],
    });
  });

  test("contracts call their figures synthetic only where the sample's plan comes along", () => {
    const saying = (name: string, samplePlan: boolean) =>
      readWorkspace(init(path.join(folder, name), { district: "E07000111", samplePlan }))
        .contracts.filter(({ synthetic }) => synthetic)
        .map(({ source }) => source);
    expect(saying("sample", true)).toHaveLength(19);
    expect(saying("ours", false)).toEqual([]);
  });

  test("takes a name with colons, quotes and accents as it is", () => {
    const made = init(path.join(folder, "w"), {
      district: "E07000110",
      name: "Maidstone: “safer” & plus 'more' #1 é",
    });
    expect(readWorkspace(made).partnership.name).toBe("Maidstone: “safer” & plus 'more' #1 é");
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

  test.each(["E07000999", "Sevenoaks", "E23000032", ""])("%j is no district: nothing is made", (district) => {
    expect(refusal(() => init(path.join(folder, "w"), { district }))).toBe(
      `${district} is not a district that the seeds know: check the ONS code, or give the lookups that have it with --lookup FILE (district to partnership to force)`,
    );
    expect(existsSync(path.join(folder, "w")) ? readdirSync(path.join(folder, "w")) : []).toEqual([]);
  });

  test("a file in its place is said", () => {
    writeFileSync(path.join(folder, "w"), "");
    expect(refusal(() => init(path.join(folder, "w"), { district: "E07000111" }))).toBe(
      "…/w is a file: name a folder",
    );
  });

  test("another county's district, by the lookup that has it", () => {
    const lookup = path.join(folder, "lookup.csv");
    writeFileSync(
      lookup,
      "LAD24CD,LAD24NM,CSP24CD,CSP24NM,PFA24CD,PFA24NM\nE07000223,Adur,E22000240,Adur and Worthing,E23000033,Sussex\nE07000229,Worthing,E22000240,Adur and Worthing,E23000033,Sussex\n",
    );
    const made = init(path.join(folder, "w"), { district: "E07000223", lookups: [lookup] });
    const { partnership, areas } = readWorkspace(made);
    expect(partnership).toMatchObject({
      name: "Adur Community Safety Partnership",
      county: { name: "Sussex", area: "E23000033" },
    });
    expect(areas.find(({ code }) => code === "E07000223")?.parents).toEqual(["E22000240"]);
    expect(areas.find(({ code }) => code === "E22000240")?.parents).toEqual(["E23000033"]);
  });
});
