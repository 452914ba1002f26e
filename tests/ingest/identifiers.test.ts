import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { explain } from "../../pipeline/ask/explain.js";
import { build } from "../../pipeline/build/build.js";
import { readRepeats } from "../../pipeline/findings/repeats.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { notKept } from "../../pipeline/ingest/keep/archive.js";
import { hashing, notShown } from "../../pipeline/ingest/keep/identifiers.js";
import { exportQuarantine, quarantine } from "../../pipeline/ingest/keep/quarantine.js";
import { openStore } from "../../pipeline/store/open.js";
import { placesOf } from "../../pipeline/store/places.js";
import { Contract } from "../../pipeline/workspace/contracts/contract.js";
import { csp, removeFolders, workspaceWith } from "../faults/csp.js";

afterAll(removeFolders);

/** A log whose records name a victim and an address: two wrong dates, a damaged line, words that stand for nobody. */
const log = `Ref,Date,Ward,Raised by,Categories,Closed,Victim,Address
1,03/04/2023,Swanley White Oak,Police,ASB,Y,QUUX-77,"1 Zebedee Row, Flat 2"
2,04/04/2023,Swanley White Oak,Police,Drugs,Y,quux 77,1 ZEBEDEE ROW FLAT 2
3,05/05/2023,Swanley White Oak,Police,ASB,Y,QUUX-78,"1 Zebedee Row, Flat 22"
4,99/04/2023,Swanley White Oak,Police,ASB,Y,QUUX-77,"1 Zebedee Row, Flat 2"
5,98/04/2023,Swanley White Oak,Police,ASB,Y,QUUX-79,Zebedee House
6,06/05/2023,Swanley White Oak,Police,Drugs,Y,N/K,unknown
7,07/05/2023,Swanley White Oak,Police,Drugs,Y,,1.00061E+11
8,08/05/2023,Swanley White Oak,Police,ASB,Y,QUUX-77,Zebedee House,too many
`;
const names = /zebedee|quux/i;

function withIdentifiers(text = log): string {
  const workspace = workspaceWith({ "log.csv": text });
  const file = path.join(workspace, "seeds", "contracts", "daily-tasking.yaml");
  const contract = readFileSync(file, "utf8").replace(
    "columns:\n",
    "columns:\n  victim: Victim\n  address: Address\n",
  );
  writeFileSync(file, `${contract}repeats: { victim: victim, place: address }\nkeep: mapped\n`);
  return workspace;
}

/** Files of the workspace in which one of the names is, in any encoding that a file of ours has; not the extracts as they came. */
function holding(workspace: string): string[] {
  return readdirSync(workspace, { recursive: true, encoding: "utf8" })
    .map((name) => path.join(workspace, name))
    .filter((file) => statSync(file).isFile() && !/data\/[^/]*\.csv$/.test(file.replaceAll("\\", "/")))
    .filter((file) => {
      const bytes = readFileSync(file);
      return names.test(bytes.toString("latin1")) || names.test(bytes.toString("utf16le"));
    });
}

async function frequencies(workspace: string): Promise<string[]> {
  const store = await openStore(placesOf(workspace).database, { readOnly: true });
  try {
    const rows = await readRepeats(store, { areas: ["E07000111"], start: "2023-04-01", end: "2023-05-31" });
    return rows
      .filter(({ measure }) => measure === "daily_taskings")
      .map(({ kind, times, targets }) => `${kind} ${times}: ${targets}`);
  } finally {
    store.close();
  }
}

describe("what names a place or a victim", () => {
  test("is in no file of the workspace after ingest, quarantine, a build, a rebuild and documents; the counts are", async () => {
    const workspace = withIdentifiers();
    const said = await csp(workspace, "ingest");
    expect(holding(workspace)).toEqual([]);
    await build(workspace);
    // 77 twice, 78 once; flat 2 twice under two spellings, and flat 22 is another place
    const expected = ["place 1: 1", "place 2: 1", "victim 1: 1", "victim 2: 1"];
    expect(await frequencies(workspace)).toEqual(expected);
    const listed = await csp(workspace, "quarantine");
    const shown = [said, listed].map(({ out, err }) => out + err).join("\n");
    expect(shown).not.toMatch(names);
    expect(shown).not.toMatch(/csp-[0-9a-f]{16}/);
    const rows = await quarantine(workspace);
    expect(rows.find(({ line }) => line === 5)?.record).toContain(
      `Victim: ${notShown}; Address: ${notShown}`,
    );
    expect(rows.find(({ line }) => line === 9)?.record).toBe(notKept);
    for (const words of ["assess --to 2023-05 --internal --as html,xlsx", "export trends", "status --page"]) {
      const { code, err } = await csp(workspace, ...words.split(" "));
      expect(code, err).toBe(0);
    }
    await ingest(workspace, [], { rebuild: true });
    expect(holding(workspace)).toEqual([]);
    await build(workspace);
    expect(await frequencies(workspace)).toEqual(expected);
  });

  test("is masked in exported lines, kept for those that come back as they were, and hashed where it is typed", async () => {
    const workspace = withIdentifiers();
    await ingest(workspace, []);
    const [written] = await exportQuarantine(workspace, path.join(workspace, "out"));
    const exported = readFileSync(written?.file ?? "", "utf8");
    expect(exported).not.toMatch(names);
    expect(exported).not.toMatch(/csp-[0-9a-f]{16}/);
    const corrected = path.join(workspace, "corrected.csv");
    const lines = exported.split("\r\n").map((line) => {
      if (line.includes("99/04/2023")) return line.replace("99/04", "09/04");
      if (line.includes("98/04/2023"))
        return line.replace("98/04", "08/04").replace(`${notShown},${notShown}`, `quux 78,${notShown}`);
      return line;
    });
    writeFileSync(corrected, lines.join("\r\n"));
    const { out, code } = await csp(workspace, "quarantine", "release", "corrected.csv");
    expect(code, out).toBe(0);
    rmSync(corrected);
    await build(workspace);
    // 77 three times, 78 twice; flat 2 three times, flat 22 and the house once
    expect(await frequencies(workspace)).toEqual(["place 1: 2", "place 3: 1", "victim 2: 1", "victim 3: 1"]);
    expect(holding(workspace)).toEqual([]);
  });

  test("leaves figures and their lines to csp explain", async () => {
    const workspace = withIdentifiers();
    await ingest(workspace, []);
    await build(workspace);
    const asked = { source: "daily-tasking", area: "E07000111", from: "2023-04-01", to: "2023-05-31" };
    const { evidence } = await explain(workspace, { ...asked, measure: "daily_taskings" });
    expect(evidence.map(({ lines, records }) => [lines, records])).toEqual([["2-4, 7-8", 5]]);
    expect(JSON.stringify(evidence)).not.toMatch(names);
  });

  test("is hashed with a secret of the workspace: the same in its next file, another one elsewhere", async () => {
    const one = withIdentifiers();
    await ingest(one, []);
    writeFileSync(
      path.join(one, "data", "june.csv"),
      `${log.split("\n")[0]}\n9,03/06/2023,Swanley White Oak,Police,ASB,Y,QUUX-77,Zebedee House\n`,
    );
    await ingest(one, []);
    const two = withIdentifiers();
    await ingest(two, []);
    const hashes = async (workspace: string) => {
      const store = await openStore(placesOf(workspace).database, { readOnly: true });
      try {
        return await store.rows<{ identifier: string; n: number }>(
          "select identifier, sum(records)::integer as n from repeats where measure = 'daily_taskings' and kind = 'victim' and identifier is not null group by all order by all",
        );
      } finally {
        store.close();
      }
    };
    const [ours, theirs] = [await hashes(one), await hashes(two)];
    expect(ours.map(({ n }) => n).sort()).toEqual([1, 3]);
    const shared = ours.filter(({ identifier }) => theirs.some((other) => other.identifier === identifier));
    expect(shared).toEqual([]);
    rmSync(path.join(placesOf(one).folder, "identifiers.key"));
    writeFileSync(
      path.join(one, "data", "july.csv"),
      `${log.split("\n")[0]}\n10,03/07/2023,Swanley White Oak,Police,ASB,Y,QUUX-77,Zebedee House\n`,
    );
    const lost = await csp(one, "ingest");
    expect(lost.code).toBe(1);
    expect(lost.err).toMatch(/identifiers\.key is missing/);
  });
});

test("spellings of one place are one, different places are not, and what stands for none is none", () => {
  const parsed = Contract.parse({
    source: "log",
    title: "Log",
    supplier: "Us",
    columns: { date: "Date", at: "At" },
    period: { column: "date", grain: "day", formats: ["%d/%m/%Y"] },
    area: { constant: "partnership" },
    measures: [{ measure: "all", count: "records" }],
    repeats: { place: "at" },
    keep: "mapped",
  });
  const hash = hashing(Buffer.alloc(32, 7), parsed, { hashed: false });
  expect(hash("place", "12, High St.")).toBe(hash("place", " 12 HIGH  ST"));
  expect(hash("place", "000100061")).toBe(hash("place", "100061"));
  expect(hash("place", "Flat 1, 23 High St")).not.toBe(hash("place", "Flat 12, 3 High St"));
  expect(hash("place", "x")).not.toBe(hash("victim", "x"));
  for (const none of ["", " - ", "N/K", "Unknown", "0", "1.00061E+11"]) expect(hash("place", none)).toBe("");
  // text that looks like a hash is a name as any other, unless corrected lines may hold hashes
  const like = hash("place", "x");
  expect(hash("place", like)).not.toBe(like);
  expect(hashing(Buffer.alloc(32, 7), parsed, { hashed: true })("place", like)).toBe(like);
});

describe("csp contract check refuses a contract of repeats", () => {
  const faultOf = async (change: (contract: string) => string): Promise<string> => {
    const workspace = withIdentifiers();
    const file = path.join(workspace, "seeds", "contracts", "daily-tasking.yaml");
    writeFileSync(file, change(readFileSync(file, "utf8")));
    const { err, code } = await csp(workspace, "contract", "check", "data/log.csv");
    expect(code).toBe(1);
    return err;
  };

  test("whose archive would keep the words", async () => {
    expect(await faultOf((contract) => contract.replace("keep: mapped\n", ""))).toMatch(
      /daily-tasking\.yaml:\d+: repeats names a column whose words may not be kept/,
    );
  });

  test("of a column that is read for something else", async () => {
    expect(await faultOf((contract) => contract.replace("victim: victim", "victim: ref"))).toMatch(
      /daily-tasking\.yaml:\d+: the column "ref" is read as rows\.unique_by too/,
    );
  });

  test("that names no column", async () => {
    expect(await faultOf((contract) => contract.replace(/repeats: .*/, "repeats: {}"))).toMatch(
      /daily-tasking\.yaml:\d+: repeats names no column/,
    );
  });
});
