import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { describe, expect, test } from "vitest";
import { commands } from "../../pipeline/commands/index.js";
import { csp, repository } from "./csp.js";

const program = new Command("csp");
for (const register of commands) register(program);

const verbs = (command: Command, before: string[] = []): { words: string[]; command: Command }[] =>
  command.commands.flatMap((child) => {
    const words = [...before, child.name()];
    return [{ words, command: child }, ...verbs(child, words)];
  });

describe("csp --help", () => {
  test("lists every verb", () => {
    const { status, stdout, stderr } = csp(repository, "--help");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const { name } of program.commands.map((command) => ({ name: command.name() })))
      expect(stdout).toMatch(new RegExp(`^ {2}${name}\\b`, "m"));
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

  test("is there at once: 150 ms beyond what Node itself takes on a busy machine", () => {
    const time = (args: string[]): number => {
      const begun = process.hrtime.bigint();
      spawnSync(process.execPath, args);
      return Number(process.hrtime.bigint() - begun) / 1e6;
    };
    const best = (args: string[]): number => Math.min(...Array.from({ length: 7 }, () => time(args)));
    const bare = best(["-e", "0"]);
    expect(best([path.join(repository, "dist", "pipeline", "cli.js"), "--help"]) - bare).toBeLessThan(150);
  });
});
