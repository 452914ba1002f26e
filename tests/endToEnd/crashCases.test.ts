import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { Contract } from "../../pipeline/workspace/contracts/contract.js";
import { csp } from "../csp.js";
import { removeFolders, workspaceWith } from "../faults/csp.js";

// Contracts, headers and references on which the product once ended in a fault or said nothing. They lie beside the project, in
// ../shared/cases; without them these tests pass over themselves.
const cases = path.resolve("../shared/cases");
const named = (...folder: string[]): string[] =>
  existsSync(cases) ? readdirSync(path.join(cases, ...folder)) : [];

afterAll(removeFolders);
let workspace = "";
beforeAll(() => {
  workspace = workspaceWith({});
});
const contractFile = (name: string): string => path.join(workspace, "seeds", "contracts", name);

describe.skipIf(!existsSync(cases))("contracts that were made at random", () => {
  test.each(named("contracts").filter((name) => name.startsWith("contractcrash")))(
    "%s is refused in lines that name the contract's or the file's",
    async (name) => {
      const [file, contract] = ["f.csv", "fz.yaml"].map((each) => path.join(cases, "contracts", name, each));
      copyFileSync(contract ?? "", contractFile("fz.yaml"));
      copyFileSync(file ?? "", path.join(workspace, "data", "f.csv"));
      const ran = [
        await csp(workspace, "contract", "check", "data/f.csv", "--contract", contract ?? ""),
        await csp(workspace, "ingest", "data/f.csv", "--contract", "fz"),
      ];
      rmSync(contractFile("fz.yaml"));
      for (const { code, out, err } of ran) {
        expect(code).toBe(1);
        for (const line of `${out}${err}`.trimEnd().split("\n"))
          expect(line).toMatch(/fz\.yaml:\d+: .+: .+|data\/f\.csv:\d+: .+: .+|^0 files loaded$/);
      }
    },
  );

  test.each(named("contracts").filter((name) => name.startsWith("seedcrash")))(
    "%s names its line and what to do",
    async (name) => {
      const own = name.replace(/^seedcrash-\d+-/, "");
      const before = readFileSync(contractFile(own), "utf8");
      copyFileSync(path.join(cases, "contracts", name), contractFile(own));
      const { code, err } = await csp(workspace, "status");
      writeFileSync(contractFile(own), before);
      expect(code).toBe(1);
      expect(err).toMatch(
        new RegExp(
          `^csp: seeds/contracts/${own}:\\d+: "\\*.*" names nothing in this file, or itself: put text that begins with an asterisk in quotes\\n$`,
        ),
      );
    },
  );
});

describe.skipIf(!existsSync(cases))("a newcomer's contracts", () => {
  test.each(named("newcomer", "contracts"))("%s: a draft asks, the others are read", async (name) => {
    const text = readFileSync(path.join(cases, "newcomer", "contracts", name), "utf8");
    const { source } = Contract.parse(parse(text));
    const before = existsSync(contractFile(`${source}.yaml`))
      ? readFileSync(contractFile(`${source}.yaml`), "utf8")
      : null;
    writeFileSync(contractFile(`${source}.yaml`), text);
    const { code, out, err } = await csp(workspace, "status");
    if (before === null) rmSync(contractFile(`${source}.yaml`));
    else writeFileSync(contractFile(`${source}.yaml`), before);
    if (name.startsWith("DRAFT")) {
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out).toContain(`the draft seeds/contracts/${source}.yaml asks, line 5: supplier?`);
    } else if (code === 0) expect(out).not.toContain("the draft");
    else expect(err).toMatch(/(is not in seeds\/measures\.csv|is no area): .+\n$/);
  });
});

const wide = path.join(cases, "sources", "wide-headers");
describe.skipIf(!existsSync(wide))("wide files", () => {
  test.each([
    ["asb-wide-dates.csv", { grain: "month", formats: ["%d/%m/%Y"] }],
    ["asb-wide-fy.csv", { grain: "financial_year", formats: ["2022-23"] }],
    ["asb-wide-mon.csv", { grain: "month", formats: ["%b-%y"] }],
    ["asb-wide-q.csv", { grain: "quarter", formats: ["2022-23 Q1"] }],
    ["wide-sept.csv", { grain: "month", formats: ["%b-%y"] }],
    ["asb-sept.csv", { grain: "month", formats: ["%b-%y"] }],
  ])("%s: the periods across are drafted", async (name, period) => {
    const { out } = await csp(workspace, "contract", "draft", path.join(wide, name));
    const drafted = Contract.parse(parse(out)).period;
    expect(drafted).toMatchObject({ ...period, value: "count" });
    const labels = readFileSync(path.join(wide, name), "utf8").split(/\r?\n/, 1)[0]?.split(",") ?? [];
    const headers = "headers" in drafted ? new RegExp(drafted.headers, "iu") : /$^/;
    expect(labels.filter((label) => headers.test(label))).toEqual(
      labels.slice(name === "asb-sept.csv" ? 2 : 1),
    );
  });

  test("a month's longer short name is read, and one that cannot be read refuses the file", async () => {
    const check = ["contract", "check", path.join(wide, "wide-sept.csv"), "--format", "json"];
    const { out } = await csp(workspace, ...check, "--contract", path.join(wide, "wide-any.yaml"));
    expect(JSON.parse(out).loaded).toMatchObject([
      { from: "2023-08-01", value: 4 },
      { from: "2023-09-01", value: 600 },
      { from: "2023-10-01", value: 7 },
    ]);
    expect((await csp(workspace, "contract", "check", path.join(wide, "asb-sept.csv"))).out).toContain(
      'column 11, "June-23", is no period that the contract kent-police-asb can read',
    );
  });
});

const repeated = path.join(cases, "sources", "repeated-crime-id", "2022-08-kent-street.csv");
test.skipIf(!existsSync(repeated))("twelve copies of one Crime ID are named, and asked about", async () => {
  const why = "12 of its records have the “Crime ID” of another one: each may be counted several times";
  expect((await csp(workspace, "contract", "check", repeated)).out).toContain(
    `csp ingest asks about it first: ${why}`,
  );
  const asked = await csp(workspace, "ingest", repeated);
  expect(asked).toMatchObject({ code: 1, err: expect.stringContaining(why) });
});

test.skipIf(!existsSync(cases))(
  "130,000 records of one misspelt ward are one line, checked and loaded",
  async () => {
    const header = "Report No,Date of Report,WARD,Report Type,Detail,Vehicle Removed,Offensive,Done in 48h";
    const rows = Array.from({ length: 130_000 }, (_, row) => {
      const of = 1 + (row % 9);
      return `${row},0${of}/0${of}/2023,Hextible,Fly tipping,x,,,`;
    });
    writeFileSync(path.join(workspace, "data", "F11.csv"), `${header}\n${rows.join("\n")}\n`);
    const checked = await csp(workspace, "contract", "check", "data/F11.csv");
    const ingested = await csp(workspace, "ingest", "data/F11.csv");
    for (const { code, out, err } of [checked, ingested]) {
      expect(code).toBe(1);
      expect(`${out}${err}`).toContain('most often "Hextible"');
      expect(`${out}${err}`.split("\n").length).toBeLessThan(15);
    }
  },
);
