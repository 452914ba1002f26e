import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readContract } from "../../pipeline/workspace/contracts/contracts.js";
import { takeTemplate, templates } from "../../pipeline/workspace/contracts/templates.js";
import { init } from "../../pipeline/workspace/init.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { ownFolder } from "../commands/csp.js";

let folder: string;
let root: string;
beforeEach(() => {
  folder = ownFolder();
  root = init(path.join(folder, "w"), { district: "Trafford" });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("every template asks who sends the file, and is a contract of a new folder once that is answered", () => {
  expect(templates().length).toBeGreaterThanOrEqual(12);
  for (const { name } of templates()) {
    const file = takeTemplate(root, name);
    expect(() => readContract(file)).toThrow(/this draft still asks: (which|who)/);
    writeFileSync(file, readFileSync(file, "utf8").replace(/"fill in: .*"/, "Somebody"));
  }
  const sources = readWorkspace(root).contracts.map(({ source }) => source);
  expect(sources).toEqual(expect.arrayContaining(templates().map(({ name }) => name)));
});

test("a template overwrites nothing, and one that there is not is proposed", () => {
  takeTemplate(root, "police-asb");
  expect(() => takeTemplate(root, "police-asb")).toThrow(
    "is there already, and a template overwrites nothing",
  );
  expect(() => takeTemplate(root, "police-abs")).toThrow('there is no template "police-abs"');
});
