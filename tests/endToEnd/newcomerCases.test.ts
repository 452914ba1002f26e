import { copyFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { init } from "../../pipeline/workspace/init.js";
import { csp } from "../csp.js";
import { removeFolders, temporaryFolder } from "../faults/csp.js";

// The inputs with which a newcomer outside Kent found wrong figures and faults, and what should come out of them. They lie
// beside the project, in ../shared/cases; without them these tests pass over themselves. Cumberland, in several
// partnerships, is in sourceCases.test.ts.
const newcomer = path.resolve("../shared/cases/newcomer");
const ingestCases = path.resolve("../shared/cases/ingest");

afterAll(removeFolders);

const newFolder = (district: string, options: { lookups?: string[]; samplePlan?: boolean } = {}): string =>
  init(path.join(temporaryFolder(), "workspace"), { district, ...options });

function put(workspace: string, file: string, name = path.basename(file)): void {
  copyFileSync(file, path.join(workspace, "data", name));
}

/** Values of one measure, by area. */
async function values(
  workspace: string,
  measure: string,
  ...asked: string[]
): Promise<Record<string, number | null>> {
  const ran = await csp(workspace, "trends", "--measure", measure, "--format", "json", ...asked);
  const rows: { area_name: string; value: number | null }[] = ran.code === 0 ? JSON.parse(ran.out) : [];
  return Object.fromEntries(rows.map(({ area_name, value }) => [area_name, value]));
}

describe.skipIf(!existsSync(newcomer))("Reigate and Banstead, with lookups of two censuses", () => {
  let workspace = "";
  beforeAll(() => {
    const lookups = ["lad-csp-pfa.csv", "split-lsoa21-ward24.csv", "split-lsoa11-lsoa21.csv"];
    workspace = newFolder("Reigate and Banstead", {
      lookups: lookups.map((name) => path.join(newcomer, name)),
    });
    put(workspace, path.join(newcomer, "2018-10-surrey-street.csv"));
  });
  const october = ["--to", "2018-10", "--months", "1"];

  test("a split LSOA lies in the ward of its parts, and a record without an LSOA in the force alone", async () => {
    const { out } = await csp(workspace, "ingest");
    expect(out).toContain("police-uk, 9 records\n");
    expect(await values(workspace, "street_burglary", ...october)).toEqual({ "Reigate and Banstead": 8 });
    expect(await values(workspace, "street_burglary", ...october, "--scope", "wards")).toEqual({
      "Banstead Village": 2,
      "Redhill East": 6,
    });
    expect(await values(workspace, "street_burglary", ...october, "--area", "E23000031")).toEqual({
      Surrey: 9,
    });
  });

  test("the railway police's file of the same month adds to the force's", async () => {
    put(workspace, path.join(newcomer, "2018-10-btp-street.csv"));
    expect((await csp(workspace, "ingest")).code).toBe(0);
    expect((await csp(workspace, "build")).code).toBe(0);
    expect(await values(workspace, "street_burglary", ...october)).toEqual({ "Reigate and Banstead": 9 });
  });

  test("England's table P1 gives the district nothing, and a draft neither loads unanswered nor overwrites", async () => {
    put(workspace, path.join(newcomer, "p1-excerpt.csv"), "ons-table-p1.csv");
    expect((await csp(workspace, "ingest")).code).toBe(0);
    expect(await values(workspace, "drug_offences")).toEqual({});
    const contract = path.join(workspace, "seeds", "contracts", "mine.yaml");
    const draft = ["contract", "draft", "data/ons-table-p1.csv", "--write", contract];
    expect((await csp(workspace, ...draft)).code).toBe(0);
    const written = readFileSync(contract, "utf8");
    expect(await csp(workspace, ...draft)).toMatchObject({
      code: 1,
      err: expect.stringContaining("a draft overwrites nothing"),
    });
    expect(readFileSync(contract, "utf8")).toBe(written);
    expect(await csp(workspace, "ingest", "data/ons-table-p1.csv", "--contract", "mine")).toMatchObject({
      code: 1,
      err: expect.stringContaining("this draft still asks: supplier?"),
    });
    // nor does it keep out what other contracts read
    expect(await csp(workspace, "ingest")).toMatchObject({ code: 0, err: "" });
    expect(await values(workspace, "drug_offences")).toEqual({});
  });
});

describe.skipIf(!existsSync(newcomer))("a newcomer's other files", () => {
  test("a negative count is quarantined, or carried where the contract says that there are corrections", async () => {
    const workspace = newFolder("E07000111");
    put(workspace, path.join(newcomer, "negative", "net.csv"));
    const contract = path.join(workspace, "seeds", "contracts", "net.yaml");
    copyFileSync(path.join(newcomer, "negative", "net.yaml"), contract);
    expect((await csp(workspace, "ingest")).out).toContain("2 records, 1 QUARANTINED");
    const rank = ["rank", "--measure", "shoplifting", "--to", "2023-01", "--months", "1"];
    expect((await csp(workspace, ...rank)).code).toBe(0);
    writeFileSync(
      contract,
      readFileSync(contract, "utf8").replace("source: net", "source: net\ncorrections: true"),
    );
    expect((await csp(workspace, "ingest")).out).toContain("1 record now counts");
    expect(await values(workspace, "shoplifting", "--to", "2023-01", "--months", "1")).toEqual({
      Sevenoaks: -3,
    });
    for (const words of [rank, ["build"], ["status"]]) expect((await csp(workspace, ...words)).code).toBe(0);
  });

  test("150,000 records of an unknown force are refused in one line", async () => {
    const workspace = newFolder("Reigate and Banstead");
    const rows = Array.from({ length: 150_000 }, (_, row) => `2016,1,Drugs,Nowhere Police,o${row}`);
    const file = path.join(workspace, "data", "big.csv");
    writeFileSync(file, `Year,f0_,crime_type,reported_by,last_outcome_category\n${rows.join("\n")}\n`);
    copyFileSync(
      path.join(newcomer, "bigquarantine.yaml"),
      path.join(workspace, "seeds", "contracts", "outcomes.yaml"),
    );
    const why =
      'all 150,000 records name areas that are not known: 1 name in "reported_by", most often "Nowhere Police"';
    expect(await csp(workspace, "contract", "check", file)).toMatchObject({
      code: 1,
      out: expect.stringContaining(why),
    });
    const { code, err } = await csp(workspace, "ingest");
    expect({ code, lines: err.trimEnd().split("\n").length }).toEqual({ code: 1, lines: 1 });
    expect(err).toContain(why);
  });
});

describe.skipIf(!existsSync(ingestCases))("files of the reviewer of ingest", () => {
  const sample = (name: string): string => {
    const workspace = newFolder("E07000111", { samplePlan: true });
    put(workspace, path.join(ingestCases, name));
    return workspace;
  };
  const quarter = ["--to", "2023-06", "--months", "3", "--area", "Thanet"];

  test("months of counts below nought count nothing", async () => {
    const workspace = sample("negative.csv");
    expect((await csp(workspace, "ingest")).out).toContain("3 records, 3 QUARANTINED");
    expect(await values(workspace, "shoplifting", ...quarter)).toEqual({});
  });

  test("one count below nought, and one that is no whole number, are quarantined for what they are", async () => {
    const workspace = sample("one-negative.csv");
    await csp(workspace, "ingest");
    const { out } = await csp(workspace, "quarantine");
    expect(out).toContain('negative-count in "Recorded": 1 record, "-3" 1 (line 6)');
    expect(out).toContain('not-whole in "Recorded": 1 record, "12.5" 1 (line 9)');
    expect(await values(workspace, "shoplifting", ...quarter)).toEqual({ Thanet: 10 });
  });

  test("forty a day is no change and no signal, whatever the months' lengths; such a file is asked about first", async () => {
    const workspace = sample("forty-a-day.csv");
    expect((await csp(workspace, "ingest")).err).toContain("are the very ones of a year before");
    expect((await csp(workspace, "ingest", "--replace", "data/forty-a-day.csv")).code).toBe(0);
    const { out } = await csp(
      workspace,
      "trends",
      "--to",
      "2024-03",
      "--measure",
      "victim_based_crime",
      "--format",
      "json",
    );
    expect(JSON.parse(out)).toMatchObject([
      { value: 14_640, previous: 14_600, verdict: "within normal variation", signal: "no signal" },
    ]);
  });

  test("a blank between each separator and the quotation mark is named, with what to replace", async () => {
    const workspace = sample("F20-space-before-quote.csv");
    copyFileSync(
      path.join(ingestCases, "F9-contract-ward-counts.yaml"),
      path.join(workspace, "seeds", "contracts", "ward-counts.yaml"),
    );
    writeFileSync(
      path.join(workspace, "seeds", "measures.csv"),
      "ward_reports,Ward reports,reports,none,,down,no,yes,,,yes\n",
      { flag: "a" },
    );
    expect(await csp(workspace, "ingest")).toMatchObject({
      code: 1,
      err: expect.stringContaining(
        "there is a blank between each separator and the quotation mark behind it",
      ),
    });
  });
});
