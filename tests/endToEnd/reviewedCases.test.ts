import { appendFileSync, copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { init } from "../../pipeline/workspace/init.js";
import { csp } from "../csp.js";
import { removeFolders, temporaryFolder } from "../faults/csp.js";

// The inputs with which two reviews found wrong figures, and what should come out of them. They lie beside the project,
// in ../shared/cases; without them these tests pass over themselves.
const cases = path.resolve("../shared/cases");
const ingestCases = path.join(cases, "ingest");
const sources = path.join(cases, "sources");

afterAll(removeFolders);

/** The partnership's folder of one case. */
function workspaceFor(files: readonly string[], { contracts = [] as readonly string[] } = {}): string {
  const workspace = init(path.join(temporaryFolder(), "workspace"), { district: own, samplePlan: true });
  appendFileSync(
    path.join(workspace, "seeds", "measures.csv"),
    "ward_reports,Ward reports,reports,none,,down,no,yes,,,yes\n",
  );
  for (const contract of contracts)
    copyFileSync(
      contract,
      path.join(workspace, "seeds", "contracts", path.basename(contract).replace("F9-contract-", "")),
    );
  for (const file of files) copyFileSync(file, path.join(workspace, "data", path.basename(file)));
  return workspace;
}

interface Trend {
  measure: string;
  area: string;
  value: number | null;
  previous: number | null;
  percent: number | null;
  rate: number | null;
  status: string;
  verdict: string;
  note: string | null;
}

async function trend(workspace: string, measure: string, area: string, ...period: string[]): Promise<Trend> {
  const asked = await csp(
    workspace,
    "trends",
    "--measure",
    measure,
    "--area",
    area,
    "--format",
    "json",
    ...period,
  );
  expect(asked.err).toBe("");
  const [row] = JSON.parse(asked.out) as Trend[];
  if (row === undefined) throw new Error(`${measure} of ${area} has no figure`);
  return row;
}

const own = "E07000111";
const wardCounts = [path.join(ingestCases, "F9-contract-ward-counts.yaml")];
const of = (name: string): string => path.join(ingestCases, name);
const folder = (name: string): string[] =>
  readdirSync(path.join(sources, name))
    .filter((file) => file.endsWith(".csv"))
    .map((file) => path.join(sources, name, file));

describe.skipIf(!existsSync(ingestCases))("damaged files that partners sent", () => {
  test.each([
    [
      "F1: a sign for suppression that is no marker",
      "F1-davss-star.csv",
      "davss_victims",
      "2022-09",
      800,
      "type error",
    ],
    [
      "F1: a ward's name misspelt",
      "F1-ward-misspelt.csv",
      "fly_tipping_reports",
      "2023-09",
      120,
      "unknown area",
    ],
    ["F3: a date of 2032", "F3-year-2032.csv", "fly_tipping_reports", "2023-09", 239, "date after receipt"],
    [
      "F8: a month is missing",
      "F8-month-missing.csv",
      "fly_tipping_reports",
      "2023-09",
      220,
      "no record at all in February 2023",
    ],
    [
      "F8: the last month is cut",
      "F8-last-month-cut.csv",
      "fly_tipping_reports",
      "2023-09",
      314,
      "records end on 6 September 2023",
    ],
  ])(
    "%s: the figure says what it lacks, and is not compared",
    async (_name, file, measure, to, value, why) => {
      const workspace = workspaceFor([of(file)]);
      expect((await csp(workspace, "ingest")).code).toBe(0);
      const found = await trend(workspace, measure, own, "--to", to);
      if (value !== null) expect(found.value).toBe(value);
      expect(found).toMatchObject({ status: "incomplete", percent: null });
      expect(found.note).toContain(why);
    },
  );

  test("F1: no ward is ranked that could be another's equal", async () => {
    const workspace = workspaceFor([of("F1-ward-misspelt.csv")]);
    await csp(workspace, "ingest");
    const ranked = await csp(workspace, "rank", "--scope", "wards", "--to", "2023-09", "--format", "csv");
    expect(ranked.out).not.toMatch(/Hextable/);
  });

  test("F2: a file with one type, and weeks of a month, are asked about", async () => {
    const workspace = workspaceFor([of("F2-a-whole.csv")]);
    await csp(workspace, "ingest");
    const newer = await csp(workspace, "ingest", of("F2-b-fly-tipping-only.csv"));
    expect(newer.code).toBe(1);
    expect(newer.err).toContain(
      "it has no record of Abandoned vehicles removed (nor of 1 other), of which there are 120 here",
    );
    expect(await trend(workspace, "abandoned_vehicles_reported", own, "--to", "2023-09")).toMatchObject({
      value: 120,
      status: "incomplete",
      note: expect.stringContaining("the file F2-b-fly-tipping-only.csv waits for an answer"),
    });
    const weeks = workspaceFor([1, 2, 3, 4].map((week) => of(`F2-week${week}.csv`)));
    expect((await csp(weeks, "ingest")).err.match(/it has records of/g)).toHaveLength(3);
    for (const week of [2, 3, 4])
      expect((await csp(weeks, "ingest", "--add", `data/F2-week${week}.csv`)).code).toBe(0);
    expect((await trend(weeks, "fly_tipping_reports", own, "--to", "2023-03", "--months", "1")).value).toBe(
      84,
    );
  });

  test("F2: one date of 2002 in a newer file is quarantined, and covers nothing", async () => {
    const workspace = workspaceFor([of("F2-a-whole.csv")]);
    await csp(workspace, "ingest");
    expect((await csp(workspace, "ingest", of("F2-c-newer-with-one-date-of-2002.csv"))).out).toContain(
      "1 QUARANTINED",
    );
    expect(await trend(workspace, "fly_tipping_reports", own, "--to", "2023-09")).toMatchObject({
      value: 119,
      previous: 120,
      status: "incomplete",
    });
  });

  test.each([
    [
      "F4: a month that stands twice",
      "F4-wide-month-twice.csv",
      'columns 4 and 5, "Aug-23" and "Aug-23", are one period',
    ],
    ["F4: a month that cannot be read", "F4-wide-month-unread.csv", 'column 4, "Aug 23", is no period'],
    [
      "F9: a second table under another header",
      "F9-second-table.csv",
      ":5: another header: Month,Ward,Robberies",
    ],
    ["M5: American dates", "us-order-log.csv", "the dates fit %m/%d/%Y"],
  ])("%s refuses the file", async (_name, file, said) => {
    const workspace = workspaceFor([of(file)], { contracts: wardCounts });
    const ran = await csp(workspace, "ingest");
    expect(ran.code).toBe(1);
    expect(ran.err).toContain(said);
  });

  test("F5: totals in any wording count in no figure", async () => {
    const workspace = workspaceFor([of("F5-grand-total.csv")]);
    expect((await csp(workspace, "ingest")).out).toContain("2 records, 2 QUARANTINED");
    expect(
      (await trend(workspace, "housing_complaints", own, "--to", "2023-04", "--months", "1")).value,
    ).toBe(12);
  });

  test("F6: a word that is neither yes nor no is quarantined, and no month without it is called none", async () => {
    const workspace = workspaceFor([of("F6-yes-became-y.csv")]);
    expect((await csp(workspace, "ingest")).out).toContain("72 records, 72 QUARANTINED");
    expect(
      (await csp(workspace, "quarantine", "--all", "--format", "csv")).out.match(/neither-yes-nor-no/g),
    ).toHaveLength(72);
    const asked = await csp(
      workspace,
      "trends",
      "--measure",
      "abandoned_vehicles_removed",
      "--to",
      "2023-09",
    );
    expect(`${asked.out}${asked.err}`).toContain(
      "nothing for the areas asked for in the 12 months to 2023-09",
    );
  });

  test("F10: after the contract is corrected as advised, the next ingest reads the file again", async () => {
    const workspace = workspaceFor([of("F10-january.csv")], { contracts: wardCounts });
    expect((await csp(workspace, "ingest")).out).toContain("2 QUARANTINED");
    const contract = path.join(workspace, "seeds", "contracts", "ward-counts.yaml");
    replaceIn(contract, '["%b-%y"]', '["%b-%y", "%B %Y"]');
    expect((await csp(workspace, "ingest")).code).toBe(0);
    expect(
      (await trend(workspace, "ward_reports", "E05009960", "--to", "2023-01", "--months", "1")).value,
    ).toBe(7);
  });

  test("F13: a count below nought or with a half is quarantined", async () => {
    const workspace = workspaceFor([of("F14-minus.csv")], { contracts: wardCounts });
    await csp(workspace, "ingest");
    const { out } = await csp(workspace, "quarantine", "--all", "--format", "csv");
    expect(out).toContain("negative-count");
    expect(out).toContain("not-whole");
  });

  test("F14: references that a spreadsheet rounded are no key", async () => {
    const workspace = workspaceFor([of("F18-refs-scientific.csv")]);
    const { out, err } = await csp(workspace, "ingest");
    expect(`${out}${err}`).not.toContain("duplicates");
  });
});

describe.skipIf(!existsSync(sources))("files of other publishers", () => {
  test("B3: a negative count stops no command", async () => {
    const workspace = workspaceFor(folder("negative-count"), {
      contracts: [path.join(sources, "negative-count", "neg.yaml")],
    });
    // its figures are those of the year before, and of every month: nothing is asked
    expect((await csp(workspace, "ingest")).code).toBe(0);
    for (const command of [["build"], ["trends", "--months", "1"], ["rank", "--months", "1"], ["status"]])
      expect((await csp(workspace, ...command)).err).not.toContain("a fault in the program");
  });

  test("W6: rates are no counts", async () => {
    const workspace = workspaceFor(folder("rates-as-counts"), {
      contracts: [path.join(sources, "rates-as-counts", "ward-rates.yaml")],
    });
    const { out, err } = await csp(workspace, "ingest");
    expect(`${out}${err}`).toMatch(/QUARANTINED|not whole|not-whole/);
  });

  test("W2: two contracts that one header fits are told apart by name, or refused", async () => {
    const contracts = ["lab-children.yaml", "lab-flytipping.yaml"].map((name) =>
      path.join(sources, "shared-header", name),
    );
    const workspace = workspaceFor(folder("shared-header"), { contracts });
    const { code, err } = await csp(workspace, "ingest");
    expect(code).toBe(1);
    expect(err).toContain("lab-children");
    const named = workspaceFor(folder("shared-header"), { contracts });
    for (const name of ["lab-children", "lab-flytipping"])
      appendFileSync(
        path.join(named, "seeds", "contracts", `${name}.yaml`),
        `match: { filename: "${name}" }\n`,
      );
    expect((await csp(named, "ingest")).code).toBe(0);
    expect((await csp(named, "supply", "list", "--format", "csv")).out).toMatch(
      /lab-flytipping\.csv.*lab-flytipping|lab-flytipping.*lab-flytipping\.csv/,
    );
  });

  test.each([
    ["W1: an unfilled draft", "unfilled-draft/fly-tipping-all-areas.csv"],
    ["M5: month-first dates", "us-dates/usdates.csv"],
  ])("%s loads nothing", async (_name, file) => {
    const input = path.join(sources, file);
    const workspace = workspaceFor([input]);
    const name = path.basename(file, ".csv");
    await csp(workspace, "contract", "draft", `data/${name}.csv`, "--write", `seeds/contracts/${name}.yaml`);
    const { code, err } = await csp(workspace, "ingest");
    expect(code).toBe(1);
    expect(err).not.toBe("");
  });

  test("W4 and M2: a year and its quarter are one period, and a count is no year", async () => {
    const workspace = workspaceFor([
      path.join(sources, "two-column-period", "prc-csp-sample.csv"),
      path.join(sources, "year-like-counts", "count-looks-year.csv"),
    ]);
    expect((await csp(workspace, "contract", "draft", "data/prc-csp-sample.csv")).out).toMatch(
      /columns: \[.*quarter/i,
    );
    expect((await csp(workspace, "contract", "draft", "data/count-looks-year.csv")).out).not.toMatch(
      /period:\s*\n\s*column: incidents/,
    );
  });
});

function replaceIn(file: string, old: string, by: string): void {
  const text = readFileSync(file, "utf8");
  expect(text).toContain(old);
  writeFileSync(file, text.replace(old, by));
}
