import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { init } from "../../pipeline/workspace/init.js";
import { csp } from "../csp.js";
import { ownFolder } from "./csp.js";

const folder = ownFolder();
const workspace = path.join(folder, "workspace");
beforeAll(() => {
  init(workspace, { district: "E07000111", samplePlan: true });
  mkdirSync(path.join(workspace, "folder.csv"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every command that is given a file, with FILE in its place. */
const commands = [
  "ingest FILE.csv",
  "ingest --never-mind FILE.csv",
  "contract check FILE.csv",
  "contract draft FILE.csv",
  "contract check --contract FILE.yaml FILE.csv",
  "areas import FILE.csv",
  "areas boundaries FILE.csv",
  "harm import FILE.csv",
  "plan import FILE.csv",
  "quarantine release FILE.csv",
  "audit FILE.txt",
  "init new --district E07000111 --lookup FILE.csv",
];

test.each(commands)("csp %s says that the file is not there, in the same words", async (command) => {
  const { code, err } = await csp(
    workspace,
    ...command.split(" ").map((word) => word.replace("FILE", "none")),
  );
  expect(err).toMatch(/^csp: (.*[\\/])?none\.(csv|yaml|txt): is not there: check the name\n$/);
  expect(code).toBe(1);
});

test.each(commands.filter((command) => !/yaml|txt/.test(command)))(
  "csp %s says that it is a folder",
  async (command) => {
    const { code, err } = await csp(
      workspace,
      ...command.split(" ").map((word) => word.replace("FILE", "folder")),
    );
    expect(err).toMatch(/^csp: (.*[\\/])?folder\.csv: is a folder: name a file\n$/);
    expect(code).toBe(1);
  },
);
