import { spawnSync } from "node:child_process";
import {
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import JSZip from "jszip";

const repository = path.resolve(import.meta.dirname, "..", "..");
const zipFile = process.argv[2];
const scratch = mkdtempSync(path.join(tmpdir(), "csp-try-"));

/** The commands of a first day, in the sample partnership's folder. */
const commands = [
  ["--help"],
  ["init", "new", "--district", "Dartford"],
  ["ingest"],
  ["build"],
  ["plan", "import"],
  ["trends", "--to", "2023-09", "--format", "json"],
  ["assess", "--to", "2023-09"],
  ["publish", "--to", "2023-09", "--out", "out/set"],
  ["audit", "out/strategic-assessment.html"],
] as const;

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs a program with files for what it prints, since Wine's pipes are none that Node for Windows can write to. */
function run(program: string, words: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Ran {
  const [out, err] = ["stdout.txt", "stderr.txt"].map((name) => path.join(scratch, name));
  if (out === undefined || err === undefined) throw new Error("two files");
  const [outFile, errFile] = [openSync(out, "w"), openSync(err, "w")];
  const { status, error } = spawnSync(program, words, { cwd, env, stdio: ["ignore", outFile, errFile] });
  closeSync(outFile);
  closeSync(errFile);
  if (error) throw error;
  const text = (file: string): string => readFileSync(file, "utf8").replaceAll("\r\n", "\n");
  return { code: status, out: text(out).replaceAll("\\", "/"), err: text(err) };
}

/** A copy of the sample partnership's folder in a place with a blank, an apostrophe and letters that are not ASCII. */
function sampleFolder(name: string): string {
  const folder = path.join(scratch, name, "Our partner's folder Ŵyn é");
  for (const part of ["data/sample", "seeds", "returns", "reports/notes", "partnership.yaml"])
    cpSync(path.join(repository, part), path.join(folder, part), { recursive: true });
  return folder;
}

async function unpack(zip: string): Promise<string> {
  const archive = await JSZip.loadAsync(readFileSync(zip));
  for (const [name, entry] of Object.entries(archive.files)) {
    const file = path.join(scratch, "unpacked", name);
    mkdirSync(path.dirname(file), { recursive: true });
    const mode = Number(entry.unixPermissions ?? 0o644) & 0o777;
    writeFileSync(file, await entry.async("nodebuffer"), { mode });
  }
  const [folder] = readdirSync(path.join(scratch, "unpacked"));
  return path.join(scratch, "unpacked", folder ?? "");
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort();

/** What a package does, beside what the sources do on this machine; the lines say what is not equal. */
async function tryPackage(zip: string): Promise<string[]> {
  const package_ = await unpack(zip);
  const windows = zip.includes("windows");
  const wine = {
    ...process.env,
    WINEPREFIX: path.join(scratch, "wine"),
    WINEDEBUG: "-all",
    WINEDLLOVERRIDES: "mscoree,mshtml=",
  };
  if (windows) {
    for (const words of [
      ["wineboot", "-i"],
      ["winecfg", "/v", "win10"],
    ])
      spawnSync("wine", words, { env: wine, stdio: "ignore" });
  }
  const packed = (words: readonly string[], cwd: string): Ran =>
    windows
      ? run("wine", ["cmd", "/c", path.join(package_, "csp.cmd").replaceAll("/", "\\"), ...words], cwd, wine)
      : run(path.join(package_, "csp"), words, cwd, process.env);
  const [theirs, ours] = [sampleFolder("packed"), sampleFolder("sources")];
  const unlike: string[] = [];
  for (const words of commands) {
    const started = process.hrtime.bigint();
    const there = packed(words, theirs);
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    const here = run(
      process.execPath,
      [path.join(repository, "dist/pipeline/cli.js"), ...words],
      ours,
      process.env,
    );
    const name = `csp ${words.join(" ")}`;
    process.stdout.write(`${name}: exit ${there.code}, ${seconds.toFixed(1)} s\n`);
    if (there.code !== here.code) unlike.push(`${name}: exit ${there.code}, not ${here.code}: ${there.err}`);
    else if (there.out !== here.out) unlike.push(`${name}: prints something else`);
  }
  for (const file of filesIn(path.join(ours, "out")))
    if (!readFileSync(path.join(ours, "out", file)).equals(readOrNone(path.join(theirs, "out", file))))
      unlike.push(`out/${file}: other bytes`);
  return unlike;
}

function readOrNone(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

if (zipFile === undefined)
  throw new Error("name the package: node dist/packaging/tryPackage.js packages/….zip");
if (zipFile.includes("windows") && spawnSync("wine", ["--version"]).error) {
  process.stdout.write("Wine is not on this machine: the package for Windows is not tried\n");
} else {
  try {
    const unlike = await tryPackage(path.resolve(zipFile));
    for (const line of unlike) process.stderr.write(`${line}\n`);
    process.stdout.write(
      unlike.length === 0 ? "the same as from the sources\n" : `${unlike.length} are not the same\n`,
    );
    if (unlike.length > 0) process.exitCode = 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
