import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { programFor } from "../../pipeline/run.js";
import { csp, repository } from "../csp.js";

const program = programFor(process);

const verbs = (command: Command, before: string[] = []): { words: string[]; command: Command }[] =>
  command.commands.flatMap((child) => {
    const words = [...before, child.name()];
    return [{ words, command: child }, ...verbs(child, words)];
  });

describe("csp --help", () => {
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
