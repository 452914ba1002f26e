import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { PassThrough, Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { quotedWord } from "../../pipeline/commandLine/quotedWord.js";
import { run } from "../../pipeline/run.js";
import { start } from "../../pipeline/start/start.js";
import { samplePartnership } from "../samplePartnership.js";

let scratch: string;
const after: string[] = [];
beforeEach(() => {
  scratch = mkdtempSync(path.join(tmpdir(), "csp-start-"));
});
afterEach(() => {
  for (const folder of [scratch, ...after.splice(0)]) rmSync(folder, { recursive: true, force: true });
});

/** What a person who types these lines sees, which commands run, and what is opened. */
async function session(lines: readonly string[], runs: typeof run = async () => 0) {
  const seen = { out: "", opened: [] as string[], commands: [] as string[][] };
  const kept = new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      seen.out += text;
      done();
    },
  });
  const stdin = new PassThrough();
  stdin.end(lines.map((line) => `${line}\n`).join(""));
  const terminal = { stdout: kept, stderr: kept, stdin, env: { APPDATA: path.join(scratch, "settings") } };
  await start(terminal, {
    run: (words, inner) => {
      seen.commands.push([...words]);
      return runs(words, inner);
    },
    open: (file) => seen.opened.push(file),
  });
  return seen;
}

test("a word of a command is shown as it is typed, with the backslashes of Windows as they are", () => {
  expect(quotedWord("C:\\ours")).toBe("C:\\ours");
  expect(quotedWord("C:\\Users\\ann\\Our folder é")).toBe('"C:\\Users\\ann\\Our folder é"');
});

describe("csp start", () => {
  test("asks for the folder once, and remembers it", async () => {
    const ours = path.join(scratch, "Our partnership's folder");
    const first = await session([`"${ours}"`, "Sevenoaks", "0"], run);
    expect(first.commands).toEqual([["init", ours, "--district", "Sevenoaks"]]);
    expect(first.out).toContain(`> csp init "${ours}" --district Sevenoaks\n`);
    const second = await session(["0"]);
    expect(second.out).toContain("Sevenoaks");
    expect(second.out).not.toContain("The partnership's folder");
    expect(second.commands).toEqual([]);
  });

  test("a folder that is gone is asked for again, and an end of the input leaves", async () => {
    const settings = path.join(scratch, "settings", "csp");
    await session([path.join(scratch, "ours"), "Dartford", "0"], run);
    expect(readFileSync(path.join(settings, "folder.txt"), "utf8")).toBe(`${path.join(scratch, "ours")}\n`);
    rmSync(path.join(scratch, "ours"), { recursive: true });
    expect((await session([])).out).toContain("The partnership's folder");
  });

  test("runs the jobs by number as the commands that it shows, and opens the pages that they wrote", async () => {
    const ours = await samplePartnership();
    after.push(ours);
    const page = path.join(ours, "out", "status.html");
    const { commands, opened, out } = await session([ours, "2", "11", "0"], run);
    expect(commands).toEqual([["--workspace", ours, "status", "--page"]]);
    expect(opened).toEqual([page]);
    expect(existsSync(page)).toBe(true);
    expect(out).toContain("Type a number from 0 to 9.");
  });

  test("offers the explorer and the assessment as a PDF, and opens both", async () => {
    const ours = path.join(scratch, "ours");
    const written: Record<string, string> = { explore: "explorer.html", assess: "strategic-assessment.pdf" };
    const { commands, opened } = await session([ours, "Sevenoaks", "3", "5", "0"], async (words, inner) => {
      const page = written[words[2] ?? ""];
      if (page === undefined) return run(words, inner);
      mkdirSync(path.join(ours, "out"), { recursive: true });
      writeFileSync(path.join(ours, "out", page), "");
      return 0;
    });
    expect(commands.slice(1).map((words) => words.slice(2))).toEqual([
      ["explore"],
      ["assess", "--as", "pdf"],
    ]);
    expect(opened.map((file) => path.basename(file))).toEqual(["explorer.html", "strategic-assessment.pdf"]);
  });

  test("an audit is kept as a page, and opened", async () => {
    const ours = path.join(scratch, "ours");
    const text = path.join(scratch, "Paper for March.txt");
    writeFileSync(text, "Burglary rose by 10 per cent from 100 to 150 offences.\n");
    const { commands, opened, out } = await session(
      [ours, "Sevenoaks", "8", `"${text}"`, "0"],
      async (words, inner) => run(words[2] === "audit" ? words.slice(2) : words, inner),
    );
    const page = path.join(ours, "out", "audit.html");
    expect(commands.at(-1)).toEqual(["--workspace", ours, "audit", text, "--format", "html"]);
    expect(out).toContain(`> csp --workspace ${ours} audit "${text}" --format html > ${page}\n`);
    expect(opened).toEqual([page]);
    expect(readFileSync(page, "utf8")).toContain("Burglary rose");
  });
});
