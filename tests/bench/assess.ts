// Times the assessment of street-level files in three formats beside the same done with pandas, matplotlib, python-docx
// and openpyxl (Debian: python3-pandas python3-matplotlib python3-docx python3-openpyxl), turn about:
//   node dist/tests/bench/assess.js [rows] [months] [rounds]
import { execFileSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  linkSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { init } from "../../pipeline/workspace/init.js";
import { writeStreetFiles } from "./streetFiles.js";

const [rows = 1_000_000, months = 60, rounds = 3] = process.argv.slice(2).map(Number);
const district = "E07000111";
const last = "2023-09";
const room = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-bench-"));
const repository = path.join(import.meta.dirname, "..", "..", "..");
const say = (text: string): boolean => process.stdout.write(`${text}\n`);
const seconds = (work: () => void): number => {
  const begun = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - begun) / 1e9;
};
const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

try {
  const root = init(path.join(room, "workspace"), { district, samplePlan: true });
  const areas = path.join(root, "seeds", "areas.csv");
  const lines = readFileSync(areas, "utf8")
    .split("\n")
    .map((line) => line.split(","));
  const places = lines.filter(([code = ""]) => /^(E05|E0[67])/.test(code) && code !== district);
  const population = new Map(
    readFileSync(path.join(root, "seeds", "populations.csv"), "utf8")
      .split("\n")
      .map((line) => line.split(","))
      .map(([code = "", , residents = ""]) => [code, residents]),
  );
  const lookup = ["lsoa,district,name,population"];
  const lsoas: string[] = [];
  for (let index = 0; index < 900; index += 1) {
    const lsoa = `E01${String(24_000 + index).padStart(6, "0")}`;
    const [place = "", name = ""] = places[index % places.length] ?? [];
    lsoas.push(`${lsoa},${lsoa},lsoa,${place},`);
    const own = place.startsWith("E05");
    lookup.push(
      [lsoa, own ? district : place, own ? "Sevenoaks" : name, population.get(own ? district : place)].join(
        ",",
      ),
    );
  }
  appendFileSync(areas, `${lsoas.join("\n")}\n`);
  const lookupFile = path.join(room, "lookup.csv");
  writeFileSync(lookupFile, `${lookup.join("\n")}\n`);
  const folder = path.join(room, "files");
  const { files } = writeStreetFiles(folder, { rows, months });
  for (const file of files) linkSync(file, path.join(root, "data", path.basename(file)));

  const csp = (...words: string[]): number =>
    seconds(() =>
      execFileSync(
        process.execPath,
        [path.join(repository, "dist", "pipeline", "cli.js"), "--workspace", root, ...words],
        {
          stdio: ["ignore", "ignore", "inherit"],
        },
      ),
    );
  const python = existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
  const peer = (): number =>
    seconds(() =>
      execFileSync(
        python,
        [
          path.join(repository, "tests", "bench", "assessPeer.py"),
          folder,
          lookupFile,
          district,
          last,
          path.join(room, "peer"),
        ],
        { stdio: ["ignore", "ignore", "inherit"] },
      ),
    );
  say(`${rows.toLocaleString("en-GB")} rows in ${files.length} files`);
  const ours: number[] = [];
  const whole: number[] = [];
  const theirs: number[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    rmSync(path.join(root, "data", ".store"), { recursive: true, force: true });
    const loaded = csp("ingest") + csp("build");
    const assessed = csp("assess", "--to", last);
    const peered = peer();
    ours.push(assessed);
    whole.push(loaded + assessed);
    theirs.push(peered);
    say(
      `round ${round}: csp assess ${assessed.toFixed(2)} s, with ingest and build ${(loaded + assessed).toFixed(2)} s; peer ${peered.toFixed(2)} s`,
    );
  }
  say(
    `median: assess ${(median(ours) / median(theirs)).toFixed(2)} of the peer's time, from the files ${(median(whole) / median(theirs)).toFixed(2)}`,
  );
} finally {
  rmSync(room, { recursive: true, force: true });
}
