import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { examples } from "../../pipeline/commandLine/examples.js";
import { programFor } from "../../pipeline/run.js";
import { csp, repository } from "../csp.js";

const program = programFor(process);

const verbs = (command: Command, before: string[] = []): { words: string[]; command: Command }[] =>
  command.commands.flatMap((child) => {
    const words = [...before, child.name()];
    return [{ words, command: child }, ...verbs(child, words)];
  });

test("csp --version is that of the package", async () => {
  const { version } = JSON.parse(readFileSync(path.join(repository, "package.json"), "utf8")) as {
    version: string;
  };
  expect(await csp(repository, "--version")).toEqual({ code: 0, out: `${version}\n`, err: "" });
});

describe("csp --help", () => {
  test("lists the commands in the groups of the README", async () => {
    const { out } = await csp(repository, "--help");
    const headings = [...out.matchAll(/^([A-Z][a-z ]+):$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([
      "Options",
      "A new partnership",
      "In the morning",
      "Figures",
      "Documents",
      "More",
    ]);
    const documents = out.slice(out.indexOf("Documents:"));
    const names = [...documents.matchAll(/^ {2}([a-z]+)\b/gm)].map(([, name]) => name);
    expect(names).toEqual(["assess", "pack", "annual", "committee", "explore", "publish", "audit", "help"]);
    const readme = readFileSync(path.join(repository, "README.md"), "utf8");
    expect([...readme.matchAll(/^\| (in the morning|figures|documents) \|/gm)]).toHaveLength(3);
  });

  test("says which options are required, and what is taken without an option", async () => {
    const { out } = await csp(repository, "init", "--help");
    const said = out.replaceAll(/\s+/g, " ");
    expect(said).toContain("district or partnership of England or Wales (required)");
    expect((await csp(repository, "score", "--help")).out.replaceAll(/\s+/g, " ")).toContain(
      "how to print (table, csv, json; default: table)",
    );
  });

  test("lists every verb", async () => {
    const { code, out, err } = await csp(repository, "--help");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    for (const { name } of program.commands.map((command) => ({ name: command.name() })))
      expect(out).toMatch(new RegExp(`^ {2}${name}\\b`, "m"));
  });

  test("every file of pipeline/commands that registers a verb is in the list", () => {
    const names = new Set(program.commands.map((command) => command.name()));
    const files = readdirSync(path.join(repository, "pipeline", "commands"))
      .filter((name) => name !== "index.ts")
      .filter((name) =>
        /export function register\b/.test(
          readFileSync(path.join(repository, "pipeline", "commands", name), "utf8"),
        ),
      )
      .map((name) => name.replace(/\.ts$/, ""));
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((name) => !names.has(name))).toEqual([]);
  });

  test.each(verbs(program).map(({ words, command }) => ({ verb: words.join(" "), command })))(
    "csp $verb says what it does, and what each option does",
    ({ command }) => {
      expect(command.description()).not.toBe("");
      for (const option of command.options)
        expect({ option: option.flags, said: option.description !== "" }).toEqual({
          option: option.flags,
          said: true,
        });
      for (const argument of command.registeredArguments)
        expect({ argument: argument.name(), said: argument.description !== "" }).toEqual({
          argument: argument.name(),
          said: true,
        });
    },
  );
});

/** The words of a command line as a shell gives them. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");

describe("examples", () => {
  test.each(verbs(program).map(({ words, command }) => ({ verb: words.join(" "), command })))(
    "csp $verb has one, and help prints it",
    async ({ verb, command }) => {
      const isGroup = command.commands.length > 0 && examples[verb] === undefined;
      if (isGroup) return;
      const own = examples[verb] ?? [];
      expect(own.length).toBeGreaterThan(0);
      const { out } = await csp(repository, ...verb.split(" "), "--help");
      for (const line of own) expect(out).toContain(`  ${line}`);
    },
  );

  test.each(Object.entries(examples).flatMap(([verb, lines]) => lines.map((line) => ({ verb, line }))))(
    "$line is a command line of csp $verb",
    async ({ verb, line }) => {
      const parsed: string[] = [];
      const tried = programFor(process);
      for (const { words, command } of verbs(tried)) {
        command.action(() => void parsed.push(words.join(" ")));
        Object.assign(command, { _lifeCycleHooks: {} });
      }
      await tried.parseAsync(wordsOf(line).slice(1), { from: "user" });
      expect(parsed).toEqual([verb]);
    },
  );
});
