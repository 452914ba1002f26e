import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { contractSchema } from "../../pipeline/ingest/draft/contractSchema.js";
import { Contract } from "../../pipeline/workspace/contracts/contract.js";
import { csp } from "../csp.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "csp-contract-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...words: string[]) => csp(folder, ...words);

/** What is said of the user's mistake. */
async function refused(...words: string[]): Promise<string> {
  const { code, err } = await run(...words);
  expect(code).toBe(1);
  return err;
}

function put(name: string, text: string): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

const offences = `source: offences
title: Offences
supplier: Police
columns: { month: Month, district: District, offence: Offence, count: Count }
rows:
  notes: ["^source"]
  totals: [{ column: district, matches: "^total$" }]
  unique_by: [month, district, offence]
period: { column: month, grain: month, formats: ["%Y-%m"] }
area: { columns: [district], level: district }
measures: [{ by: offence, value: count, values: { Theft: theft, Arson: arson } }]
`;

describe("csp contract check", () => {
  test("says in one JSON object a file what would become of it", async () => {
    const file = put("bad.csv", 'Area,Month,Count\nA,2023-01,1\n\nB,2023-01,"2\nC,2023-01,3\n');
    const { out, code } = await run("contract", "check", file, "--format", "json");
    expect(code).toBe(0);
    expect(out.trimEnd().split("\n")).toHaveLength(1);
    expect(JSON.parse(out)).toEqual({
      file,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      contract: null,
      encoding: "utf-8",
      delimiter: ",",
      header_line: 1,
      lines: { physical: 5, preamble: 0, header: 1, blank: 1, note: 0 },
      records: { accepted: 2, quarantined: 1, duplicate: 0, excluded: 0 },
      quarantine: [{ line: 4, byte: 30, reason: "unclosed-quote", raw: 'B,2023-01,"2' }],
      refused: null,
    });
  });

  test("several files are several lines; one refused makes the exit code 1", async () => {
    const good = put("good.csv", "Area,Count\nA,1\n");
    const empty = put("empty.csv", "");
    const { out, code } = await run("contract", "check", good, empty, "--format", "json");
    const [first, second] = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(first.refused).toBeNull();
    expect(second.refused).toEqual({
      reason: "empty-file",
      message: "the file is empty",
      hint: expect.any(String),
      line: null,
    });
    expect(code).toBe(1);
  });

  test("writes what is accepted as clean CSV, files of one name apart", async () => {
    const one = put("one/extract.csv", 'Area;Text;Count\r\nA;"x ""y""; z";1\r\nB;2\r\n');
    const two = put("two/extract.csv", "Area,Count\nA,1\n");
    const target = path.join(folder, "accepted");
    await run("contract", "check", one, two, "--accepted-dir", target, "--format", "json");
    expect(readdirSync(target).sort()).toEqual(["extract-2.csv", "extract.csv"]);
    expect(readFileSync(path.join(target, "extract.csv"), "utf8")).toBe(
      'Area,Text,Count\nA,"x ""y""; z",1\n',
    );
    expect(readFileSync(path.join(target, "extract-2.csv"), "utf8")).toBe("Area,Count\nA,1\n");
  });

  test("a contract named by its file; what it drops is not written", async () => {
    const contract = put(
      "victims.yaml",
      `${offences.replace("source: offences", "source: victims")}drop: [Victim name]\n`,
    );
    const file = put(
      "victims.csv",
      "Month,District,Offence,Count,Victim name\n2023-01,A,Theft,1,Jane Smith\n",
    );
    const target = path.join(folder, "dropped");
    const { out } = await run(
      "contract",
      "check",
      file,
      "--contract",
      contract,
      "--accepted-dir",
      target,
      "--format",
      "json",
    );
    expect(JSON.parse(out)).toMatchObject({ contract: "victims", refused: null });
    expect(readFileSync(path.join(target, "victims.csv"), "utf8")).toBe(
      "Month,District,Offence,Count\n2023-01,A,Theft,1\n",
    );
  });

  test("in words: what passes, what is quarantined and why, what is refused and what to do", async () => {
    const file = put("words.csv", "Area,Month,Count,Victim name\nA,2023-01,1,x\nB,2023-01\nC,2023-02,4,y\n");
    const { out, err, code } = await run("contract", "check", file, put("nothing.csv", "\n"));
    expect(out).toContain(
      `${file}: no contract, utf-8, header in line 1: 2 accepted, 1 quarantined\n  as it is, csp ingest refuses it: no contract knows the header`,
    );
    expect(out).toMatch(/3\s+missing-cell\s+B,2023-01/);
    expect(out).toContain("nothing.csv: REFUSED, empty-file: nothing but blank lines");
    expect(err).toContain(`${file}:1: column "Victim name" may be personal data`);
    expect(code).toBe(1);
  });

  test("an unknown contract and an absent file are the user's mistakes", async () => {
    expect(await refused("contract", "check", path.join(folder, "absent.csv"))).toMatch(/is not there/);
    expect(await refused("contract", "check", put("x.csv", "a,b\n1,2\n"), "--contract", "none")).toMatch(
      /no contract is called "none"/,
    );
  });
});

describe("csp contract check in a workspace", () => {
  test("ends in 1 where no contract knows a file, which csp ingest would refuse", async () => {
    const root = path.resolve(import.meta.dirname, "../..");
    const file = put("unknown.csv", "Colour,Shade\nred,1\n");
    const { out, code } = await run("--workspace", root, "contract", "check", file);
    expect(out).toContain("as it is, csp ingest refuses it: no contract knows the header");
    expect(code).toBe(1);
  });

  test("judges the cells too, and writes only what passes", async () => {
    const root = path.resolve(import.meta.dirname, "../..");
    const file = put(
      "police.csv",
      [
        "Month,District,Offence,Recorded offences",
        "01/01/2023,Sevenoaks,Shoplifting,12",
        "01/02/2023,Sevenoaks,Shoplifting,12",
        "01/02/2023,Sevenoaks,Shoplifting,12",
        "01/03/2023,Sevenoaks,Shoplifting,twelve",
        "2023-13,Sevenoaks,Shoplifting,4",
        "01/04/2023,Atlantis,Shoplifting,4",
        "01/04/2023,Kent,Shoplifting,400",
        "01/05/2023,Dartford,Shoplifting",
        "Source: police,,,",
        "",
      ].join("\n"),
    );
    const target = path.join(folder, "typed");
    const { out, code } = await run(
      "--workspace",
      root,
      "contract",
      "check",
      file,
      "--accepted-dir",
      target,
      "--format",
      "json",
    );
    const result = JSON.parse(out);
    expect(code).toBe(0);
    expect(result.contract).toBe("kent-police-offences");
    expect(result.records).toEqual({ accepted: 2, quarantined: 4, duplicate: 1, excluded: 1 });
    expect(result.lines.note).toBe(1);
    expect(
      result.quarantine.map((q: { line: number; reason: string; column?: string }) => [
        q.line,
        q.reason,
        q.column,
      ]),
    ).toEqual([
      [5, "type-error", "Recorded offences"],
      [6, "type-error", "Month"],
      [7, "unknown-area", "District"],
      [9, "missing-cell", undefined],
    ]);
    expect(readFileSync(path.join(target, "police.csv"), "utf8")).toBe(
      "Month,District,Offence,Recorded offences\n01/01/2023,Sevenoaks,Shoplifting,12\n01/02/2023,Sevenoaks,Shoplifting,12\n",
    );
  });
});

describe("the texts of a type", () => {
  const root = path.resolve(import.meta.dirname, "../..");
  const contract = (): string =>
    put(
      "types.yaml",
      `source: types
title: Types
supplier: Council
columns: { month: Month, ward: Ward, type: Type }
period: { column: month, grain: month, formats: ["%Y-%m"] }
area: { columns: [ward], level: ward }
measures: [{ by: type, split: ";", values: { Noise: noise, Litter: null } }]
`,
    );

  test("are printed once each, with their records and what the contract makes of them", async () => {
    const rows = [
      ...Array(120).fill("2023-01,Kemsing,Smells"),
      ...Array(30).fill("2023-01,Kemsing,NOISE"),
      "2023-01,Kemsing,Litter",
      "2023-01,Kemsing,Noise;Dogs",
      "2023-01,Atlantis,Noise",
    ];
    const file = put("types.csv", `Month,Ward,Type\n${rows.join("\n")}\n`);
    const { out } = await run("--workspace", root, "contract", "check", file, "--contract", contract());
    // csp ingest refuses the file, most of which the contract does not know: its texts complete the contract
    expect(out).toContain("types.csv:2: REFUSED, mostly-unread: 121 of 153 records have a category");
    expect(out).toMatch(/Type\s+Smells\s+120\s+unknown/);
    expect(out).toMatch(/Type\s+NOISE\s+30\s+noise/);
    expect(out).toMatch(/Type\s+Litter\s+1\s+left out/);
    expect(out).toMatch(/Type\s+Noise;Dogs\s+1\s+noise, unknown/);
    const few = put("types few.csv", `Month,Ward,Type\n${rows.slice(110).join("\n")}\n`);
    const { out: told } = await run("--workspace", root, "contract", "check", few, "--contract", contract());
    expect(told).toMatch(/unknown-area in "Ward": 1 record, "Atlantis" 1/);
    expect(told).toMatch(/unknown-area\s+Ward/);
    expect(told).not.toContain("unknown-category");
    expect(out.split("\n").length).toBeLessThan(15);
  });
});

describe("csp contract draft", () => {
  test("drafts a contract that validates and under which the same file passes", async () => {
    const file = put(
      "Trading Standards 2023.csv",
      "Doorstep crime reports\n\nDate reported;Ward;Type;Number of reports;Victim name\n03/10/2023;Dunton Green;Scam;3;x\n14/11/2023;Riverhead;Rogue trader;<5;y\n",
    );
    const { out } = await run("contract", "draft", file);
    const contract = Contract.parse(parse(out));
    expect(contract).toMatchObject({
      source: "trading-standards-2023",
      title: "Doorstep crime reports",
      delimiter: ";",
      drop: ["Victim name"],
      period: { column: "date_reported", grain: "day", formats: ["%d/%m/%Y"] },
      area: { columns: ["ward"], level: "ward" },
      measures: [{ measure: "number_of_reports", value: "number_of_reports" }],
    });
    expect(Object.keys(contract.columns)).toEqual(["date_reported", "ward", "type", "number_of_reports"]);
    expect(out).toMatch(/# guess/);
    expect(out).toMatch(/supplier: "\?" # fill in/);
    const untouched = put("untouched.yaml", out);
    expect(await refused("contract", "check", file, "--contract", untouched)).toMatch(
      /untouched\.yaml:5: this draft still asks: supplier\?/,
    );
    const drafted = put("drafted.yaml", out.replace('"?"', "Trading Standards"));
    const checked = await run("contract", "check", file, "--contract", drafted, "--format", "json");
    expect(JSON.parse(checked.out)).toMatchObject({
      contract: "trading-standards-2023",
      refused: null,
      records: { accepted: 2 },
    });
  });

  test("marks what it could not guess, and still validates", async () => {
    const { out } = await run("contract", "draft", put("list.csv", "Key,Value of it\nalpha,1.5\nbeta,2\n"));
    expect(out).toMatch(/period: # fill in/);
    expect(out).toMatch(/area: # fill in/);
    expect(Contract.parse(parse(out)).source).toBe("list");
  });

  test("a file that cannot be read without a contract is refused with the reason", async () => {
    expect(
      await refused("contract", "draft", put("words.csv", "Acacia Road,Theft\nBeech Way,Arson\n")),
    ).toMatch(/words\.csv:1: no line is recognisable as the header/);
  });
});

describe("csp contract schema", () => {
  const written = path.resolve(import.meta.dirname, "../../seeds/contracts/contract.schema.json");

  test("the schema that editors use is the one that contracts are read with", () => {
    expect(existsSync(written)).toBe(true);
    // Made by: csp contract schema --out seeds/contracts/contract.schema.json
    expect(readFileSync(written, "utf8")).toBe(contractSchema());
  });

  test("goes to a file if asked", async () => {
    const target = path.join(folder, "schema.json");
    await run("contract", "schema", "--write", target);
    expect(readFileSync(target, "utf8")).toBe((await run("contract", "schema")).out);
    expect(JSON.parse(readFileSync(target, "utf8"))).toMatchObject({
      type: "object",
      required: expect.arrayContaining(["source", "columns", "measures"]),
    });
    expect(
      await refused("contract", "schema", "--write", path.join(folder, "absent", "schema.json")),
    ).toMatch(/cannot be written/);
  });
});
