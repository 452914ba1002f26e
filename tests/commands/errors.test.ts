import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { csp, cspBeside, cspUnread, type Ran } from "../csp.js";
import { newWorkspace, ownFolder, putSample } from "./csp.js";

// What an analyst does on a bad day: one line on stderr that says what, where and what to do; exit 1; nothing changed.

let folder: string;
let workspace: string;
const asb = "Kent Police ASB 2023-10-20.csv";

beforeAll(async () => {
  folder = ownFolder();
  workspace = newWorkspace(folder);
  putSample(workspace, /^Kent Police ASB 2023-10-20\.csv$/);
  const { code, err } = await csp(workspace, "ingest");
  if (code !== 0) throw new Error(err);
  await csp(workspace, "build");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (...parts: string[]): string => path.join(workspace, ...parts);

/** Failed with exactly this one line. */
function refused(ran: Ran, line: string | RegExp): void {
  expect({ ...ran, err: ran.err.trimEnd().split("\n").length }).toMatchObject({ code: 1, err: 1 });
  if (typeof line === "string") expect(ran.err).toBe(`csp: ${line}\n`);
  else expect(ran.err).toMatch(line);
  expect(ran.code).toBe(1);
}

/** The figure that every test may rely on, and with it that the store is as it was. */
async function unharmed(): Promise<void> {
  const { code, out } = await csp(
    workspace,
    "trends",
    "--measure",
    "asb_incidents",
    "--to",
    "2023-09",
    "--format",
    "json",
  );
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject([{ value: 1221, previous: 1094 }]);
}

describe("what is typed", () => {
  test.each<[string[], string]>([
    [["trends", "--to", "2023-13"], "--to 2023-13: a month is written 2023-09"],
    [["trends", "--to", "September"], "--to September: a month is written 2023-09"],
    [["trends", "--months", "0"], "--months 0: give a whole number from 1 to 999"],
    [["trends", "--months", "1e3"], "--months 1e3: give a whole number from 1 to 999"],
    [["trends", "--months", "-3"], "--months -3: give a whole number from 1 to 999"],
    [["trends", "--format", "xml"], "--format xml: use one of table, csv, json"],
    [["rank", "--basis", "share"], "--basis share: use one of count, rate"],
    [["frobnicate"], 'there is no command "frobnicate": csp --help lists the commands'],
    [["trend"], 'there is no command "trend": did you mean trends?'],
    [["supply", "drop"], 'there is no command "drop": csp supply --help lists the commands'],
    [["trends", "--colour"], "trends has no option --colour: csp trends --help lists the options"],
    [["trends", "--form", "csv"], "trends has no option --form: did you mean --format?"],
    [
      ["assess", "--format", "docx"],
      "assess has no option --format: --as says which kinds of files: html, docx, xlsx, pdf (PDF/UA-1): one or more, with commas between",
    ],
    [
      ["init", "somewhere"],
      "init needs --district <name>: the name or ONS code of a district or partnership of England or Wales",
    ],
    [
      ["explain"],
      "explain needs figure: a measure, or a figure as documents name it: source/measure/area/2022-10..2023-09",
    ],
    [
      ["plan", "funding", "--summary"],
      "plan funding has no option --summary: csp plan funding --help lists the options",
    ],
    [
      ["score", "--to"],
      "--to needs a value: last month of the twelve that give the evidence, 2023-09 (default: the last whole one, else the last with figures)",
    ],
    [["build", "again"], "build takes fewer words: csp build --help lists the options"],
    [["ingest", "--add", "--replace", "a.csv"], "--add and --replace exclude one another: give one of them"],
    [["status", "--as-at", "today"], "--as-at today: a day is written 2023-10-20"],
    [["annual", "--year", "2023-25"], "--year 2023-25: a financial year is written 2020/21"],
    [["committee", "--plan-year", "2024"], "--plan-year 2024: a plan year is written 2024-25"],
    [
      ["assess", "--to", "2023-09", "--out", "partnership.yaml"],
      "--out partnership.yaml: partnership.yaml is a file; name a folder",
    ],
    [
      ["export", "trends", "--out", path.join("partnership.yaml", "out")],
      `--out ${path.join("partnership.yaml", "out")}: partnership.yaml is a file; name a folder`,
    ],
    [
      ["status", "--page", "partnership.yaml"],
      "--page partnership.yaml: partnership.yaml is a file; name a folder",
    ],
    [
      ["assess", "--to", "2023-09", "--out", "new/2023: final"],
      '--out new/2023: final: "2023: final" has a character that Windows forbids in names; name another folder',
    ],
    [
      ["explore", "--out", "new./map.html"],
      '--out new./map.html: "new." ends in a full stop or a blank, which Windows cuts off; name another file',
    ],
    [
      ["contract", "draft", "x.csv", "--write", "aux.yaml"],
      '--write aux.yaml: "aux.yaml" is the name of a device on Windows; name another file',
    ],
    [
      ["init", "con", "--district", "Dartford"],
      'con: "con" is the name of a device on Windows: name another folder, since a partnership\'s folder may be opened on any system',
    ],
  ])("%j", async (args, line) => {
    const ran = await csp(workspace, ...args);
    refused(ran, line);
    expect(ran.out).toBe("");
  });

  test.each<[string[], string | RegExp]>([
    [["trends", "--source", "nobody"], 'no extract of "nobody" has been loaded: loaded: kent-police-asb'],
    [
      ["trends", "--measure", "nothing"],
      'there are no figures for "nothing": csp measures lists what there is',
    ],
    [
      ["trends", "--area", "Atlantis"],
      'there is no area "Atlantis": use a code or a name of seeds/areas.csv',
    ],
    [["revisions", "--source", "nobody"], 'no extract of "nobody" has been loaded: loaded: kent-police-asb'],
    [
      ["rank", "--scope", "atlantis"],
      'there is no scope "atlantis": use one of kent-csps, kent-districts, wards',
    ],
    [
      ["explain", "a/b/c"],
      '"a/b/c" is not the name of a figure: write source/measure/area/2022-10..2023-09, or a measure',
    ],
    [["explain", "kent-police-asb/asb_incidents/E07000111/2022-10..2023-99"], /is not the name of a figure/],
    [["explain", "kent-police-asb/asb_incidents/E07000111/2023-10..2022-09"], /ends before it begins/],
    [
      ["explain", "kent-police-asb/asb_incidents/E07000111/1990-10..1991-09"],
      /^csp: no figure for kent-police-asb asb_incidents E07000111 from 1990-10-01 to 1991-09-30/,
    ],
    [
      ["ingest", "--contract", "nope"],
      /^csp: there is no contract "nope": seeds\/contracts has adults-at-risk, /,
    ],
    [
      ["assess", "--to", "2031-01"],
      "no figures for the twelve months to January 2031: the figures loaded reach September 2023",
    ],
  ])("%j", async (args, line) => refused(await csp(workspace, ...args), line));

  test("an area by its name is one area: the district where the source has districts, by its code as asked", async () => {
    const areas = async (area: string) =>
      (
        JSON.parse(
          (await csp(workspace, "trends", "--measure", "asb_incidents", "--area", area, "--format", "json"))
            .out,
        ) as { area: string }[]
      ).map((row) => row.area);
    expect(await areas("sevenoaks")).toEqual(["E07000111"]);
    expect(await areas("Ashford")).toEqual(["E07000105"]);
    expect(await areas("E22000137")).toEqual(["E22000137"]);
    expect((await csp(workspace, "explain", "asb_incidents", "--area", "Ashford")).code).toBe(0);
  });

  test("nothing to show says what the sources cover", async () => {
    for (const verb of ["trends", "rank"]) {
      expect(await csp(workspace, verb, "--to", "2031-01", "--format", "json")).toEqual({
        code: 0,
        out: "[]\n",
        err: "csp: nothing for the areas asked for in the 12 months to 2031-01: kent-police-asb covers 2019-04 to 2023-09\n",
      });
    }
  });

  test("a reader that has read enough is no fault", async () => {
    const asked = ["trends", "--scope", "kent-districts", "--format", "json"];
    expect((await csp(workspace, ...asked)).out.length).toBeGreaterThan(4096);
    expect(await cspUnread(workspace, ...asked)).toMatchObject({ code: 0, err: "" });
  });

  test("a month without figures is no figure, not a zero", async () => {
    for (const to of ["2031-01", "1931-01"]) {
      const { code, out } = await csp(workspace, "trends", "--to", to, "--format", "json");
      expect(code).toBe(0);
      for (const row of JSON.parse(out) as { value: number | null; percent: number | null }[]) {
        expect(row.value === null || row.value > 0).toBe(true);
        expect(row.percent).toBeNull();
      }
    }
  });
});

describe("where it is typed", () => {
  test("a folder that is no workspace", async () => {
    const hint =
      "it has no partnership.yaml; make one with csp init DIR --district CODE, or name the folder with --workspace";
    for (const command of [["ingest"], ["build"], ["trends"], ["status"], ["areas", "import", "x.csv"]]) {
      refused(await csp(folder, ...command), `${folder} is not a partnership's folder: ${hint}`);
      refused(
        await csp(folder, ...command, "--workspace", "nowhere"),
        `${path.join(folder, "nowhere")} is not a partnership's folder: ${hint}`,
      );
    }
  });

  test("a workspace into which nothing was loaded yet", async () => {
    const empty = newWorkspace(folder, "empty");
    for (const command of [
      ["build"],
      ["trends"],
      ["rank"],
      ["status", "--format", "json"],
      ["measures"],
      ["assess", "--to", "2023-09"],
      ["explain", "asb_incidents"],
    ]) {
      refused(await csp(empty, ...command), "nothing has been loaded yet: load extracts with csp ingest");
    }
    expect(await csp(empty, "status")).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^nothing has been loaded yet\nnext:\n/) as string,
    });
    refused(
      await csp(empty, "ingest"),
      `${path.join(".", "data")} holds no files: put the extracts there, or name them`,
    );
  });

  test("names with blanks, quotes, brackets, braces and letters of other scripts", async () => {
    for (const name of ["the 'new' [1] plan, Überprüfung {a,b} 日本, 50% & more; #1", "year=2024"]) {
      const made = newWorkspace(folder, name);
      copyFileSync(at("data", asb), path.join(made, "data", "Ärger [final] (2) 'x' №1.csv"));
      const { code, out } = await csp(folder, "ingest", "--workspace", name);
      expect({ name, code, out }).toMatchObject({
        name,
        code: 0,
        out: expect.stringContaining("Ärger [final] (2) 'x' №1.csv: kent-police-asb, 39 records") as string,
      });
      const rows = await csp(made, "trends", "--measure", "asb_incidents", "--format", "json");
      expect(JSON.parse(rows.out)).toMatchObject([{ value: 1221 }]);
    }
  });
});

describe("what is fed to it", () => {
  beforeEach(() => mkdirSync(path.join(folder, "files"), { recursive: true }));
  const file = (name: string, content: string | Buffer): string => {
    const target = path.join(folder, "files", name);
    writeFileSync(target, content);
    return target;
  };

  test.each<[string, string, string | Buffer, RegExp]>([
    ["an empty file", "empty.csv", "", /^csp: empty\.csv: the file is empty: /],
    [
      "a damaged workbook called .csv",
      "book.csv",
      Buffer.concat([Buffer.from("PK\u0003\u0004\u0014\u0000\u0006\u0000"), Buffer.alloc(3000, 0x9c)]),
      /^csp: book\.csv: is damaged \(.*\): ask for it again$/m,
    ],
    [
      "a log-in page",
      "page.csv",
      "<!doctype html>\n<html><body>Please sign in</body></html>\n",
      /^csp: page\.csv:1: no contract knows the header \(found: .*\): write a contract \(csp contract draft FILE\), correct the header, or pass it over for good \(csp ingest --never-mind FILE\)$/m,
    ],
    [
      "an unknown header",
      "unknown.csv",
      "a,b\n1,2\n",
      /^csp: unknown\.csv:1: no contract knows the header \(found: "a", "b"\): write a contract \(csp contract draft FILE\), correct the header, or pass it over for good \(csp ingest --never-mind FILE\)$/m,
    ],
    [
      "noise",
      "noise.csv",
      Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 251)),
      /^csp: noise\.csv/,
    ],
  ])("%s is refused, and nothing changes", async (_, name, content, line) => {
    const ran = await csp(workspace, "ingest", file(name, content));
    refused(ran, line);
    expect(ran.out).toBe("0 files loaded\n");
    await unharmed();
  });

  test("a file that is not there, a folder, a way out by dots", async () => {
    refused(
      await csp(workspace, "ingest", path.join(folder, "files", "none.csv")),
      "none.csv: is not there: check the name",
    );
    refused(await csp(workspace, "ingest", path.join(folder, "files")), "files: is a folder: name a file");
    file("outside.csv", "a,b\n1,2\n");
    refused(
      await csp(workspace, "ingest", path.join("..", "files", "outside.csv")),
      /outside\.csv leads out of the partnership's folder: copy the file into data, or give its whole path \(.*outside\.csv\) if it is meant$/m,
    );
    await unharmed();
  });

  test("one bad file does not keep the good ones out", async () => {
    const fresh = newWorkspace(folder, "mixed");
    const { code, out, err } = await csp(fresh, "ingest", file("bad.csv", "a,b\n1,2\n"), at("data", asb));
    expect(code).toBe(1);
    expect(out).toContain("kent-police-asb, 39 records");
    expect(err).toMatch(/^csp: bad\.csv:1: /);
  });

  test("under the wrong contract", async () => {
    const ran = await csp(
      workspace,
      "ingest",
      "--contract",
      "daily-tasking",
      file("wrong.csv", "Month,District\n2023-01,Sevenoaks\n"),
    );
    refused(
      ran,
      /^csp: wrong\.csv:1: no contract knows the header \(found: "Month", "District"; contracts: daily-tasking\)/,
    );
  });

  test("the same bytes under another name change nothing", async () => {
    const ran = await csp(workspace, "ingest", file("copy of it.csv", readFileSync(at("data", asb))));
    expect(ran).toMatchObject({
      code: 0,
      out: "copy of it.csv: already loaded as data/Kent Police ASB 2023-10-20.csv, nothing changed\n0 files loaded, 1 already known\n",
    });
  });

  test.skipIf(process.platform === "win32")(
    "links out of the workspace and links to nothing: a line each, the rest is loaded",
    async () => {
      file("outside.csv", "a,b\n1,2\n");
      const links = {
        "outside.csv": path.join(folder, "files", "outside.csv"),
        elsewhere: path.join(folder, "files"),
        "lost.csv": "nowhere",
      };
      for (const [name, target] of Object.entries(links)) symlinkSync(target, at("data", name));
      try {
        const { code, out, err } = await csp(workspace, "ingest");
        expect({ code, out }).toEqual({ code: 1, out: "0 files loaded, 1 already known\n" });
        expect(err.trimEnd().split("\n").sort()).toEqual([
          "csp: data/elsewhere: leads out of the partnership's folder: copy the file itself into data",
          "csp: data/lost.csv: leads nowhere: the link's target is not there; copy the file itself",
          "csp: data/outside.csv: leads out of the partnership's folder: copy the file itself into data",
        ]);
      } finally {
        for (const name of Object.keys(links)) rmSync(at("data", name));
      }
      await unharmed();
    },
  );
});

describe("what was broken meanwhile", () => {
  test("a seed deleted", async () => {
    renameSync(at("seeds", "measures.csv"), at("measures.csv"));
    try {
      refused(
        await csp(workspace, "trends"),
        `${path.join("seeds", "measures.csv")} is missing: copy it from another partnership's folder, or make a new one with csp init`,
      );
    } finally {
      renameSync(at("measures.csv"), at("seeds", "measures.csv"));
    }
    await unharmed();
  });

  test("a district that does not exist", async () => {
    const settings = readFileSync(at("partnership.yaml"), "utf8");
    writeFileSync(at("partnership.yaml"), settings.replace("E07000111", "E07000999"));
    try {
      refused(
        await csp(workspace, "build"),
        "partnership.yaml:3: district E07000999 is neither a district nor a partnership in seeds/areas.csv: use a district's code from that file, or import an ONS lookup with csp areas import FILE",
      );
    } finally {
      writeFileSync(at("partnership.yaml"), settings);
    }
    await unharmed();
  });

  test("a changed seed is noticed: the tables are rebuilt", async () => {
    const seed = at("seeds", "populations.csv");
    const before = readFileSync(seed, "utf8");
    writeFileSync(seed, before.replace(/^E07000111,2021,\d+,/m, "E07000111,2021,100000,"));
    try {
      const { out } = await csp(
        workspace,
        "trends",
        "--measure",
        "asb_incidents",
        "--to",
        "2023-09",
        "--format",
        "json",
      );
      expect(JSON.parse(out)).toMatchObject([{ value: 1221, rate: 12.21 }]);
    } finally {
      writeFileSync(seed, before);
    }
  });

  // the superuser may write anywhere, and Windows keeps its rights elsewhere
  test.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
    "a workspace that can only be read",
    async () => {
      const spare = path.join(folder, "read-only");
      cpSync(workspace, spare, { recursive: true });
      const store = path.join(spare, "data", ".store");
      chmodSync(path.join(store, "csp.duckdb"), 0o444);
      chmodSync(store, 0o555);
      try {
        const { code, out } = await csp(
          spare,
          "trends",
          "--measure",
          "asb_incidents",
          "--to",
          "2023-09",
          "--format",
          "json",
        );
        expect(code).toBe(0);
        expect(JSON.parse(out)).toMatchObject([{ value: 1221 }]);
        for (const command of [["ingest"], ["build"], ["explain", "asb_incidents"]])
          refused(await csp(spare, ...command), /cannot be written to or read/);
      } finally {
        chmodSync(store, 0o755);
      }
    },
  );

  test("another program holds the store: it is named, and nothing is lost", async () => {
    const spare = path.join(folder, "held");
    cpSync(workspace, spare, { recursive: true });
    const source = path.join(spare, "data", "CCTV.csv");
    putSample(spare, /^(Direct|CSU)/);
    const [first, second] = await Promise.all([cspBeside(spare, "ingest"), cspBeside(spare, "ingest")]);
    const [won, lost] = first.code === 0 ? [first, second] : [second, first];
    expect(won.code).toBe(0);
    // the other came too late to find anything, or too early to get in
    if (lost.code === 0) expect(lost.out).toMatch(/already known/);
    else refused(lost, /^csp: the store is in use by another program \(process \d+/);
    expect(existsSync(source)).toBe(false);
    expect((await csp(spare, "ingest")).out).toMatch(/^0 files loaded, \d+ already known\n$/);
  });

  test("the store cut short, overwritten, deleted: said, and rebuilt from the archive", async () => {
    const spare = path.join(folder, "damaged");
    cpSync(workspace, spare, { recursive: true });
    const store = path.join(spare, "data", ".store", "csp.duckdb");
    const whole = readFileSync(store);
    for (const damaged of [
      whole.subarray(0, 20_000),
      whole.subarray(0, Math.floor(whole.length / 2)),
      Buffer.from("hello"),
      Buffer.alloc(0),
    ]) {
      writeFileSync(store, damaged);
      const ran = await csp(spare, "trends", "--measure", "asb_incidents");
      expect({ length: damaged.length, ...ran }).toMatchObject({ length: damaged.length, code: 1 });
      expect(ran.err).toMatch(/^csp: .*: .*\n$/);
    }
    rmSync(store);
    refused(
      await csp(spare, "ingest"),
      "the store is gone, but the ledger knows of supplies: csp ingest --rebuild rebuilds it from the archived extracts",
    );
    expect((await csp(spare, "ingest", "--rebuild")).code).toBe(0);
    const { out } = await csp(
      spare,
      "trends",
      "--measure",
      "asb_incidents",
      "--to",
      "2023-09",
      "--format",
      "json",
    );
    expect(JSON.parse(out)).toMatchObject([{ value: 1221 }]);
  });
});
