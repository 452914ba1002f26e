import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { UserError } from "../../pipeline/errors.js";
import { Faults, faultLines } from "../../pipeline/faults.js";
import { enterSupply } from "../../pipeline/ingest/keep/enterSupply.js";
import { addSupplyRow } from "../../pipeline/ingest/keep/supplyRow.js";
import { csvRecord } from "../../pipeline/ingest/read/accepted.js";
import { examine } from "../../pipeline/ingest/read/examine.js";
import { FileRefused } from "../../pipeline/ingest/reasons/fileRefused.js";
import { readSql } from "../../pipeline/packageFiles.js";
import { openStore, type Store } from "../../pipeline/store/open.js";
import { loadReference } from "../../pipeline/store/reference.js";
import type { Contract } from "../../pipeline/workspace/contracts/contract.js";
import { checkContractAreas, readContract } from "../../pipeline/workspace/contracts/contracts.js";
import { init } from "../../pipeline/workspace/init.js";
import { readOverrides, readPlanning } from "../../pipeline/workspace/planning.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { seeded } from "../faults/csp.js";
import { trials } from "../trials.js";
import { mutate, type Random } from "./mutate.js";

const changes = trials("CSP_FUZZ", 150, 50_000);
const seed = Number(process.env.CSP_FUZZ_SEED ?? 1);

const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-fuzz-"));
let workspace = "";
let store: Store;

beforeAll(async () => {
  workspace = init(path.join(folder, "workspace"), { district: "E07000111", samplePlan: true });
  store = await openStore(":memory:", { folders: [folder] });
  await store.run(readSql("tables"));
  await loadReference(store, readWorkspace(workspace));
});

afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every file of settings and seeds with its text, but for what is made of others. */
function shipped(): { file: string; text: string }[] {
  const contracts = readdirSync(path.join(workspace, "seeds", "contracts"))
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => path.join(workspace, "seeds", "contracts", name));
  const seeds = readdirSync(path.join(workspace, "seeds"))
    .filter((name) => /\.(csv|yaml)$/.test(name))
    .map((name) => path.join(workspace, "seeds", name));
  return [path.join(workspace, "partnership.yaml"), ...seeds, ...contracts]
    .sort()
    .map((file) => ({ file, text: readFileSync(file, "utf8") }));
}

const words = [
  "Sevenoaks",
  "Kemsing",
  "E07000111",
  "01/02/2023",
  "2022-23",
  "2022/23 Q1",
  "Jan-23",
  "2023-01",
  "January 2023",
  "Yes",
  "Noise",
  "12",
  "<5",
  "1,221",
  "-3",
  "0.5",
  "",
  "'",
  "ß",
  "All types",
];

/** An extract with the labels of a contract, and cells of which some may fit. */
function extractOf(contract: Contract, random: Random): string {
  const labels = Object.values(contract.columns).map(({ names }) => names[0] ?? "");
  if ("headers" in contract.period) labels.push("Jan-23", "Feb-23", "2023-01", "2023");
  const rows = Array.from({ length: 25 }, () =>
    labels.map(() => words[Math.floor(random() * words.length)] ?? ""),
  );
  const above = "title" in contract.period ? [["year ending June 2023"]] : [];
  return `${[...above, labels, ...rows].map(csvRecord).join("\n")}\n`;
}

/** As `csp contract check` and `csp ingest` treat an extract under a contract that can be read. */
async function tryContract(contract: Contract, random: Random): Promise<void> {
  const file = path.join(folder, "extract.csv");
  writeFileSync(file, extractOf(contract, random));
  const examination = await examine(file, [contract], { temporary: folder, contract: contract.source });
  if (examination.refused) return;
  const line = {
    extract: "0".repeat(16),
    sha256: "0".repeat(64),
    received: 1,
    source: contract.source,
    file,
    kept: "whole",
  };
  await store.run("begin transaction");
  try {
    await addSupplyRow(store, line, contract);
    await enterSupply(store, examination, contract, { extract: line.extract, file }, "E07000111");
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
  } finally {
    await store.run("rollback");
  }
}

test(`${changes} mutated settings, seeds and contracts: each is read, or refused in a line that names its file`, async () => {
  const random = seeded(seed);
  const files = shipped();
  const texts = files.map(({ text }) => text);
  const areas = new Set(readWorkspace(workspace).areas.map(({ code }) => code));
  const faults: string[] = [];
  const came = { read: 0, refused: 0 };
  for (let trial = 0; trial < changes; trial += 1) {
    const contracts = files.filter(({ file }) => file.includes(`${path.sep}contracts${path.sep}`));
    const kind = trial % 8 === 0 ? files : contracts; // contracts have most to say
    const { file, text } = kind[Math.floor(random() * kind.length)] ?? { file: "", text: "" };
    const changed = mutate(text, random, texts);
    writeFileSync(file, changed);
    try {
      if (kind === contracts || contracts.some((other) => other.file === file)) {
        const contract = readContract(file);
        const stray = new Faults();
        checkContractAreas([contract], areas, stray);
        stray.throw();
        await tryContract(contract, random);
      } else {
        const read = readWorkspace(workspace);
        readOverrides(workspace);
        readPlanning(read);
      }
      came.read += 1;
    } catch (error) {
      const said = error instanceof UserError ? faultLines(error) : [];
      came.refused += 1;
      if (
        !said.some((line) => line.includes(path.basename(file))) ||
        said.some((line) => line.includes("\n"))
      ) {
        const kept = path.join(tmpdir(), `csp-fuzz-${seed}-${trial}-${path.basename(file)}`);
        writeFileSync(kept, changed);
        faults.push(`${kept}: ${(error as Error).stack?.split("\n").slice(0, 4).join(" ")}`);
      }
    } finally {
      writeFileSync(file, text);
    }
  }
  expect(faults).toEqual([]);
  // both happen, or the mutations are too mild or too wild to find anything
  expect(Math.min(came.read, came.refused)).toBeGreaterThan(changes / 10);
});
