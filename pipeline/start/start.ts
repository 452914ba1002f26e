import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { Writable } from "node:stream";
import { quotedWord } from "../commandLine/quotedWord.js";
import { replaceFile } from "../replaceFile.js";
import type { Run, Terminal } from "../terminal.js";
import { readWorkspace } from "../workspace/workspace.js";
import { type Job, jobs } from "./jobs.js";
import { Questions } from "./questions.js";
import { rememberedFolder, rememberFolder } from "./rememberedFolder.js";

/** What the menu is made with: how a command runs, and how a file is opened. */
export interface Doors {
  run: Run;
  open: (file: string) => void;
}

/**
 * The menu for people who do not use a command line: asks for the partnership's folder once, then for one job after
 * another, shows each as the command that it is, runs it, and opens the pages that it wrote.
 */
export async function start(terminal: Terminal, doors: Doors): Promise<void> {
  const questions = new Questions(terminal);
  try {
    let folder = rememberedFolder(terminal.env) ?? (await chooseFolder(questions, terminal, doors));
    while (folder !== null) {
      const answer = await questions.ask(menu(folder));
      if (answer === null || answer === "0") return;
      const job = jobs[Number(answer) - 1];
      if (job !== undefined) await doJob(job, folder, questions, terminal, doors);
      else if (Number(answer) === jobs.length + 1)
        folder = (await chooseFolder(questions, terminal, doors)) ?? folder;
      else terminal.stdout.write(`Type a number from 0 to ${jobs.length + 1}.\n`);
    }
  } finally {
    questions.close();
  }
}

function menu(folder: string): string {
  const titles = [...jobs.map(({ title }) => title), "Work in another partnership's folder"];
  const lines = titles.map((title, index) => `  ${index + 1}  ${title}`);
  return `\n${nameOf(folder)}\n${folder}\n\n${lines.join("\n")}\n  0  Leave\n\nWhich? `;
}

/** Settings that cannot be read are named by the first job that reads them. */
function nameOf(folder: string): string {
  try {
    return readWorkspace(folder).partnership.name;
  } catch {
    return "This folder has something to correct: the next job says what";
  }
}

/** Null where the person leaves. A folder that is none yet is made, for the district that the person names. */
async function chooseFolder(questions: Questions, terminal: Terminal, doors: Doors): Promise<string | null> {
  for (;;) {
    const answer = await questions.ask(
      "The partnership's folder (drag it into this window, or type a new one; 0 to leave): ",
    );
    if (answer === null || answer === "0") return null;
    if (answer === "") continue;
    const folder = path.resolve(unquoted(answer));
    if (!existsSync(path.join(folder, "partnership.yaml"))) {
      const district = await questions.ask(
        `${folder} is no partnership's folder yet. The district or partnership to make it for (empty: another folder): `,
      );
      if (district === null) return null;
      if (district === "") continue;
      if (!(await runShown(["init", folder, "--district", district], questions, terminal, doors))) continue;
    }
    rememberFolder(terminal.env, folder);
    return folder;
  }
}

/** Windows puts quotation marks around a dragged name that has blanks. */
const unquoted = (name: string): string => name.replace(/^(["'])(.*)\1$/, "$2");

async function doJob(
  { words, needs, prints }: Job,
  folder: string,
  questions: Questions,
  terminal: Terminal,
  doors: Doors,
): Promise<void> {
  const [verb = "", ...options] = words;
  const needed = needs === undefined ? [] : [unquoted((await questions.ask(`${needs}: `)) ?? "")];
  if (needed.includes("")) return;
  const out = path.join(folder, "out");
  const before = pagesIn(out);
  // the audit is of any document: the partnership's figures are asked too, as --workspace does everywhere
  const command = ["--workspace", folder, verb, ...needed, ...options];
  await runShown(command, questions, terminal, doors, prints && path.join(out, prints));
  for (const [page, written] of pagesIn(out)) if (before.get(page) !== written) doors.open(page);
}

/** The web pages and PDFs of a folder, each with what tells that it was written again. */
function pagesIn(folder: string): Map<string, number> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder)
    .filter((name) => /\.(html|pdf)$/.test(name))
    .sort();
  return new Map(names.map((name) => [path.join(folder, name), statSync(path.join(folder, name)).mtimeMs]));
}

/**
 * Shows the command, so that it is learnt, and runs it; false where it ended with something to mend.
 *
 * @param page the file that takes what it prints
 */
async function runShown(
  words: readonly string[],
  questions: Questions,
  { stdout, stderr, stdin, env }: Terminal,
  { run }: Doors,
  page?: string,
): Promise<boolean> {
  const into = page === undefined ? "" : ` > ${quotedWord(page)}`;
  stdout.write(`\n> csp ${words.map(quotedWord).join(" ")}${into}\n`);
  questions.letGo();
  if (page === undefined) return (await run(words, { stdout, stderr, stdin, env })) === 0;
  const texts: string[] = [];
  const kept = new Writable({
    decodeStrings: false,
    write(text: string, _encoding, done) {
      texts.push(text);
      done();
    },
  });
  const code = await run(words, { stdout: kept, stderr, stdin, env });
  if (texts.length > 0) {
    replaceFile(page, texts.join(""));
    stdout.write(`${page}\n`);
  }
  return code === 0;
}
