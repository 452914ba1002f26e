import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openForWriting } from "../../pipeline/ingest/keep/openForWriting.js";
import { loadExtract } from "../../pipeline/ingest/load.js";
import { openStore } from "../../pipeline/store/open.js";
import { placesOf } from "../../pipeline/store/places.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { cli, csp } from "../csp.js";
import { contents, copyOf, faultsOf, removeFolders, workspaceWith } from "./csp.js";
import { offencesExtract, taskingExtract } from "./extracts.js";

afterAll(removeFolders);

const files = {
  "offences 1.csv": offencesExtract("2021-04", 6, 1),
  "offences 2.csv": offencesExtract("2021-07", 6, 2),
  "tasking.csv": taskingExtract("2021-04", 3, 20, 1),
};
let loaded = "";
let expected: Record<string, unknown[]> = {};

beforeAll(async () => {
  loaded = workspaceWith(files);
  expect(await csp(loaded, "ingest")).toMatchObject({ code: 0, err: "" });
  expected = await contents(loaded);
});

const rebuildHint = "csp ingest --rebuild rebuilds it from the archived extracts";

/** One line on stderr, exit 1; the text without the folder's own path. */
async function refusal(workspace: string, ...args: string[]): Promise<string> {
  const { code, err } = await csp(workspace, ...args);
  expect(code, err).toBe(1);
  expect(err.trimEnd().split("\n")).toHaveLength(1);
  return err.trimEnd().replaceAll(workspace, "WS").replaceAll("\\", "/");
}

async function expectWhole(workspace: string): Promise<void> {
  expect(await faultsOf(workspace)).toEqual([]);
  expect(await contents(workspace)).toEqual(expected);
}

describe("a store that lost something", () => {
  test("cut short: said, and rebuilt", async () => {
    const workspace = copyOf(loaded);
    truncateSync(placesOf(workspace).database, 30_000);
    expect(await refusal(workspace, "ingest")).toBe(
      "csp: WS/data/.store/csp.duckdb is damaged: csp ingest --rebuild makes a new one from the archived extracts; nothing received is lost",
    );
    expect((await csp(workspace, "ingest", "--rebuild")).code).toBe(0);
    await expectWhole(workspace);
  });

  test("gone: said, and rebuilt", async () => {
    const workspace = copyOf(loaded);
    rmSync(placesOf(workspace).database);
    expect(await refusal(workspace, "ingest")).toBe(
      `csp: the store is gone, but the ledger knows of supplies: ${rebuildHint}`,
    );
    expect((await csp(workspace, "ingest", "--rebuild")).code).toBe(0);
    await expectWhole(workspace);
  });

  test("an older copy, by a supply and by a removal: said, and rebuilt", async () => {
    const workspace = workspaceWith({ "offences 1.csv": files["offences 1.csv"] });
    const { database } = placesOf(workspace);
    await csp(workspace, "ingest");
    copyFileSync(database, `${database}.old`);
    writeFileSync(path.join(workspace, "data", "offences 2.csv"), files["offences 2.csv"]);
    await csp(workspace, "ingest");
    const before = await contents(workspace);
    copyFileSync(`${database}.old`, database);
    const text = `csp: the store has lost the last 1 supply (first: supply of data/offences 2.csv): ${rebuildHint}`;
    expect(await refusal(workspace, "ingest")).toBe(text);
    expect(await refusal(workspace, "build")).toBe(text);
    await csp(workspace, "ingest", "--rebuild");
    expect(await contents(workspace)).toEqual(before);

    copyFileSync(database, `${database}.old`);
    await csp(workspace, "supply", "remove", "offences 2.csv");
    const removed = await contents(workspace);
    renameSync(`${database}.old`, database);
    expect(await refusal(workspace, "ingest")).toBe(
      `csp: the store has lost the last 1 change (first: remove of data/offences 2.csv): ${rebuildHint}`,
    );
    await csp(workspace, "ingest", "--rebuild");
    expect(await contents(workspace)).toEqual(removed);
  });

  const reading = [
    ["status"],
    ["measures"],
    ["trends"],
    ["rank", "--measure", "burglary_residential"],
    ["explain", "burglary_residential"],
    ["supply", "list"],
    ["revisions"],
    ["quarantine"],
    ["quarantine", "--export", "held"],
    ["assess", "--to", "2021-09"],
    ["pack", "--quarter", "2021-Q2"],
    ["publish", "--to", "2021-09"],
    ["export", "series"],
    ["build"],
  ];

  test("an older copy gives no figures to those who only read either", async () => {
    const workspace = copyOf(loaded);
    const { database } = placesOf(workspace);
    expect((await csp(workspace, "build")).code).toBe(0);
    copyFileSync(database, `${database}.old`);
    writeFileSync(path.join(workspace, "data", "offences 3.csv"), offencesExtract("2022-01", 3, 3));
    expect((await csp(workspace, "ingest")).code).toBe(0);
    expect((await csp(workspace, "build")).code).toBe(0);
    renameSync(`${database}.old`, database);
    for (const command of reading) {
      expect(await refusal(workspace, ...command), command.join(" ")).toBe(
        `csp: the store has lost the last 1 supply (first: supply of data/offences 3.csv): ${rebuildHint}`,
      );
    }
    expect(existsSync(path.join(workspace, "out"))).toBe(false);
  });

  test("a store that is gone is not taken for one that never was", async () => {
    const workspace = copyOf(loaded);
    rmSync(placesOf(workspace).database);
    for (const command of reading) {
      expect(await refusal(workspace, ...command), command.join(" ")).toBe(
        `csp: the store is gone, but the ledger knows of supplies: ${rebuildHint}`,
      );
    }
    const fresh = workspaceWith({});
    expect(await refusal(fresh, "supply", "list")).toBe(
      "csp: nothing has been loaded yet: load extracts with csp ingest",
    );
  });

  test("a store of an older version is not guessed at", async () => {
    const workspace = copyOf(loaded);
    const store = await openStore(placesOf(workspace).database);
    await store.run("alter table quarantine drop column released_by");
    store.close();
    for (const command of [["status"], ["quarantine"], ["ingest"], ["build"]]) {
      expect(await refusal(workspace, ...command), command.join(" ")).toBe(
        `csp: the store was made by an older version of csp: ${rebuildHint}`,
      );
    }
    expect((await csp(workspace, "ingest", "--rebuild")).code).toBe(0);
    await expectWhole(workspace);
  });

  test("a deleted log with commits in it is noticed; with the log nothing is lost", async () => {
    const workspace = copyOf(loaded);
    const places = placesOf(workspace);
    const extract = path.join(workspace, "data", "offences 3.csv");
    writeFileSync(extract, offencesExtract("2022-01", 3, 3));
    const settings = readWorkspace(workspace);
    const store = await openForWriting(settings, places);
    let killed = "";
    try {
      expect((await loadExtract(store, settings, places, extract)).outcome).toBe("loaded");
      killed = copyOf(workspace); // the files as a process leaves them that ends between commit and checkpoint
    } finally {
      store.close();
    }
    const { database } = placesOf(killed);
    expect(existsSync(`${database}.wal`)).toBe(true);
    const withLog = copyOf(killed);
    rmSync(`${database}.wal`);
    expect(await refusal(killed, "ingest")).toBe(
      `csp: the store has lost the last 1 supply (first: supply of data/offences 3.csv): ${rebuildHint}`,
    );
    expect((await csp(killed, "ingest", "--rebuild")).code).toBe(0);
    expect((await csp(withLog, "status")).code).toBe(0);
    expect((await csp(withLog, "ingest")).code).toBe(0);
    expect(await contents(withLog)).toEqual(await contents(killed));
  });

  test("another folder's ledger: neither is believed", async () => {
    const workspace = copyOf(loaded);
    const { ledger } = placesOf(workspace);
    writeFileSync(ledger, readFileSync(ledger, "utf8").replace("offences 1", "offences 9"));
    expect(await refusal(workspace, "ingest")).toMatch(
      /^csp: the store and its ledger differ from line 1 of WS\/data\/\.store\/ledger\.jsonl: /,
    );
  });

  test("a line that is none is named, a path in place of a hash is no hash", async () => {
    const workspace = copyOf(loaded);
    const { ledger, database } = placesOf(workspace);
    rmSync(database);
    const text = readFileSync(ledger, "utf8");
    writeFileSync(ledger, text.replace(/"sha256":"[0-9a-f]{64}"/, '"sha256":"../../../partnership"'));
    expect(await refusal(workspace, "ingest", "--rebuild")).toBe(
      "csp: WS/data/.store/ledger.jsonl:1: not a line of the ledger: restore the file from a copy",
    );
  });

  test("an archive that lacks a file or holds other bytes: the old store stays", async () => {
    for (const damage of ["lacks", "damaged"] as const) {
      const workspace = copyOf(loaded);
      const { archive } = placesOf(workspace);
      const name = readdirSync(archive).sort()[0] ?? "";
      if (damage === "lacks") rmSync(path.join(archive, name));
      else writeFileSync(path.join(archive, name), `${readFileSync(path.join(archive, name), "utf8")}\n`);
      expect(await refusal(workspace, "ingest", "--rebuild")).toMatch(
        damage === "lacks"
          ? /^csp: the archive lacks data\/[^(]+\.csv \(WS\/data\/\.store\/archive\/[0-9a-f]{64}\.csv\): restore the archive from a copy; nothing has been changed$/
          : /^csp: the archived data\/[^(]+\.csv is damaged \(WS.+\): its bytes are no longer those that came; restore the archive from a copy; nothing has been changed$/,
      );
      expect(await contents(workspace)).toEqual(expected);
    }
  });
});

describe("a crash between two steps", () => {
  test("after the commit, before the ledger: the ledger gets the line", async () => {
    for (const left of ["", '{"event":"supp']) {
      const workspace = copyOf(loaded);
      const { ledger } = placesOf(workspace);
      const lines = readFileSync(ledger, "utf8").trimEnd().split("\n");
      writeFileSync(ledger, `${lines.slice(0, 2).join("\n")}\n${left}`);
      expect(await csp(workspace, "ingest")).toMatchObject({
        code: 0,
        err: "",
        out: "0 files loaded, 3 already known\n",
      });
      await expectWhole(workspace);
    }
  });

  test("and with a rebuild next: the commit that the ledger missed is not lost", async () => {
    const workspace = copyOf(loaded);
    const { ledger } = placesOf(workspace);
    writeFileSync(ledger, `${readFileSync(ledger, "utf8").trimEnd().split("\n").slice(0, 2).join("\n")}\n`);
    expect((await csp(workspace, "ingest", "--rebuild")).code).toBe(0);
    await expectWhole(workspace);
  });

  test("after the archive, before the commit: an orphan, taken up again with its file", async () => {
    const workspace = copyOf(loaded);
    const { archive } = placesOf(workspace);
    const orphan = `${"ab".repeat(32)}.csv`;
    writeFileSync(path.join(archive, orphan), "Month\n");
    const { code, out } = await csp(workspace, "ingest", "--rebuild");
    expect(code).toBe(0);
    expect(out).toContain(
      `1 archived file is of no supply that the ledger knows (a crash before the commit): ${orphan}`,
    );
    await expectWhole(workspace);
  });
});

describe("two processes", () => {
  const running: ChildProcess[] = [];
  afterAll(() => {
    for (const child of running) child.kill();
  });

  test.skipIf(process.platform === "win32")(
    "a second one is told which process holds the store",
    async () => {
      const workspace = copyOf(loaded);
      const { lock } = placesOf(workspace);
      const holder = spawn(
        process.execPath,
        [
          "--input-type=module",
          "-e",
          `import { holdLock } from ${JSON.stringify(path.join(path.dirname(cli), "store", "lock.js"))};
        await holdLock(${JSON.stringify(lock)}); console.log("held"); setTimeout(() => {}, 60_000);`,
        ],
        { stdio: ["ignore", "pipe", "inherit"] },
      );
      running.push(holder);
      await new Promise((resolve) => holder.stdout?.once("data", resolve));
      for (const command of [
        ["ingest"],
        ["ingest", "--rebuild"],
        ["supply", "remove", "tasking.csv"],
        ["build"],
      ]) {
        expect(await refusal(workspace, ...command)).toMatch(
          new RegExp(
            `^csp: the store is in use by another program \\(process ${holder.pid}, .+\\): wait until it has finished, or close it, and run the command again$`,
          ),
        );
      }
      holder.kill("SIGKILL");
      await new Promise((resolve) => holder.once("exit", resolve));
      expect((await csp(workspace, "ingest")).code).toBe(0); // a killed holder leaves nothing to clear away
      await expectWhole(workspace);
    },
  );

  test("two that rebuild the store at once: one does, the other says why not, and nothing is lost", async () => {
    const workspace = copyOf(loaded);
    rmSync(placesOf(workspace).lock);
    const runs = await Promise.all(
      [1, 2, 3].map(
        () =>
          new Promise<{ code: number | null; err: string }>((resolve) => {
            const child = spawn(process.execPath, [cli, "ingest", "--rebuild"], { cwd: workspace });
            let err = "";
            child.stderr.on("data", (text: Buffer) => {
              err += text.toString();
            });
            child.on("exit", (code) => resolve({ code, err }));
          }),
      ),
    );
    expect(runs.some(({ code }) => code === 0)).toBe(true);
    for (const { code, err } of runs)
      if (code !== 0) expect(err).toMatch(/^csp: the store is in use by another program/);
    await expectWhole(workspace);
  });
});

describe("what a folder or a name may hold", () => {
  test.skipIf(process.platform === "win32")("a folder that cannot be written to", () => {
    const workspace = copyOf(loaded);
    const { folder } = placesOf(workspace);
    spawnSync("chmod", ["-R", "a+rX", path.dirname(workspace)]);
    for (const name of readdirSync(folder))
      chmodSync(path.join(folder, name), name === "archive" ? 0o555 : 0o444);
    chmodSync(folder, 0o555);
    // root may write anywhere: the command runs as nobody then
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const run = spawnSync(process.execPath, [cli, "ingest"], { cwd: workspace, encoding: "utf8", ...nobody });
    chmodSync(folder, 0o755);
    expect(run.stderr.replaceAll(workspace, "WS")).toBe(
      "csp: WS/data/.store/lock.duckdb cannot be written to or read: ask for the right to write in that folder, or copy the workspace to one of your own, and run the command again\n",
    );
    expect(run.status).toBe(1);
  });

  test.skipIf(process.platform === "win32")(
    "links that lead out or nowhere are refused, the files beside them loaded",
    async () => {
      const workspace = workspaceWith({ "tasking.csv": files["tasking.csv"] });
      const outside = path.join(path.dirname(workspace), "outside.csv");
      writeFileSync(outside, files["offences 1.csv"]);
      symlinkSync(outside, path.join(workspace, "data", "a link.csv"));
      symlinkSync(path.join(workspace, "nowhere.csv"), path.join(workspace, "data", "b link.csv"));
      const { code, out, err } = await csp(workspace, "ingest");
      expect(code).toBe(1);
      expect(out).toContain("1 file loaded");
      expect(err.split("\n")).toEqual([
        "csp: data/a link.csv: leads out of the partnership's folder: copy the file itself into data",
        "csp: data/b link.csv: leads nowhere: the link's target is not there; copy the file itself",
        "",
      ]);
      expect(await refusal(workspace, "ingest", "../outside.csv")).toBe(
        `csp: ../outside.csv leads out of the partnership's folder: copy the file into data, or give its whole path (${outside.replaceAll(workspace, "WS")}) if it is meant`,
      );
      expect(await csp(workspace, "ingest", outside)).toMatchObject({ code: 0, err: "" });
    },
  );

  test("SQL in a header, a cell, a file's name or a command's argument is text", async () => {
    const name =
      process.platform === "win32" ? "x'); drop table supplies; --.csv" : `x"); drop table supplies; --'.csv`;
    const poison = `'"); drop table observations; --`;
    const text = `Month,District,Offence,Recorded offences,"x""); drop table supplies; --"
01/03/2023,Sevenoaks,Shoplifting,5,1
01/03/2023,"${poison.replaceAll('"', '""')}",Shoplifting,6,2
01/03/2023,Dover,"${poison.replaceAll('"', '""')}",7,3
`;
    const workspace = workspaceWith({ [name]: text });
    const { code, out, err } = await csp(workspace, "ingest");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("1 record, 2 QUARANTINED");
    expect((await csp(workspace, "quarantine", "--format", "json")).out).toContain("drop table observations");
    expect(await refusal(workspace, "supply", "remove", poison)).toBe(
      `csp: there is no supply "${poison}": csp supply list shows them: name an extract or a file`,
    );
    expect(await refusal(workspace, "revisions", "--source", poison)).toContain(
      `csp: no extract of "${poison}" has been loaded`,
    );
    const store = await openStore(placesOf(workspace).database, { readOnly: true });
    expect(await store.rows("select value from observations")).toEqual([{ value: 5 }]);
    store.close();
    expect((await csp(workspace, "supply", "remove", name)).code).toBe(0);
  });

  test("a file that is written to while it is read is refused, and taken when it is whole", async () => {
    const workspace = workspaceWith({ "log.csv": taskingExtract("2021-04", 6, 20_000, 1) });
    const file = path.join(workspace, "data", "log.csv");
    const writer = spawn(
      process.execPath,
      [
        "-e",
        `const fs = require("node:fs"); console.log("writing"); const end = Date.now() + 300_000;
        const write = () => fs.appendFileSync(${JSON.stringify(file)}, "x,03/04/2021,Swanley White Oak,Police,ASB,Y\\n");
        const timer = setInterval(() => Date.now() < end ? write() : clearInterval(timer), 1);`,
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    await new Promise((resolve) => writer.stdout.once("data", resolve));
    const text = await refusal(workspace, "ingest");
    writer.kill("SIGKILL");
    await new Promise((resolve) => writer.once("exit", resolve));
    expect(text).toBe(
      "csp: data/log.csv: changed while it was read: close the program that writes it and run the command again",
    );
    appendFileSync(file, "\n");
    expect((await csp(workspace, "ingest")).code).toBe(0);
  });
});
