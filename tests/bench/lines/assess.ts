import { spawnSync } from "node:child_process";
import { appendFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { cli, type Line, median, ratioOf, run, turns, workspaceOf } from "../measure.js";
import { writeStreetFiles } from "../streetFiles.js";

const district = "E07000111";
const last = "2023-09";
const peer = path.resolve(import.meta.dirname, "..", "..", "..", "..", "tests", "bench", "assessPeer.py");
const libraries = ["pandas", "matplotlib", "docx", "openpyxl"];

/**
 * From street-level files to the assessment in three formats, against the same done with pandas, matplotlib, python-docx
 * and openpyxl (Debian: python3-pandas python3-matplotlib python3-docx python3-openpyxl).
 */
export const assess = (rows: number, months: number, target: string): Line => ({
  work: `CSV files to the assessment in HTML, DOCX and XLSX, ${rows.toLocaleString("en-GB")} rows, against the pandas job of \`tests/bench/assessPeer.py\``,
  target,
  measure: ({ room, rounds }) => {
    const python = ["/usr/bin/python3", "python3"].find(
      (program) => spawnSync(program, ["-c", `import ${libraries.join(", ")}`]).status === 0,
    );
    if (python === undefined) return { ratio: "not run", detail: `no Python with ${libraries.join(", ")}` };
    const folder = path.join(room, "files");
    const { files } = writeStreetFiles(folder, { rows, months });
    const root = workspaceOf(room, "workspace", files);
    const lookup = placeStreets(root, room);
    const made = turns(rounds, (): [number, number] => {
      rmSync(path.join(root, "data", ".store"), { recursive: true, force: true });
      // loads and builds what it needs
      const ours = run(room, cli, "assess", "--workspace", root, "--to", last).seconds;
      const begun = process.hrtime.bigint();
      const { status, stderr } = spawnSync(python, [
        peer,
        folder,
        lookup,
        district,
        last,
        path.join(room, "peer"),
      ]);
      if (status !== 0) throw new Error(`the peer ended with ${status}: ${stderr.toString()}`);
      return [ours, Number(process.hrtime.bigint() - begun) / 1e9];
    });
    return {
      ratio: ratioOf(made),
      detail: `csp ${median(made.map(([ours]) => ours)).toFixed(1)} s, peer ${median(made.map(([, theirs]) => theirs)).toFixed(1)} s; ${versions(python)}`,
    };
  },
});

const versions = (python: string): string =>
  spawnSync(python, [
    "-c",
    "import sys, pandas, matplotlib, openpyxl; print(f'Python {sys.version.split()[0]}, pandas {pandas.__version__}, matplotlib {matplotlib.__version__}, openpyxl {openpyxl.__version__}')",
  ])
    .stdout.toString()
    .trim();

/**
 * Spreads the LSOAs of the made-up files over the wards of the district and the other districts, in the workspace's areas
 * and in a lookup for the peer.
 *
 * @returns the lookup's path
 */
function placeStreets(root: string, room: string): string {
  const rowsOf = (name: string): string[][] =>
    readFileSync(path.join(root, "seeds", name), "utf8")
      .split("\n")
      .map((line) => line.split(","));
  const places = rowsOf("areas.csv").filter(([code = ""]) => /^(E05|E0[67])/.test(code) && code !== district);
  const population = new Map(
    rowsOf("populations.csv").map(([code = "", , residents = ""]) => [code, residents]),
  );
  const streets = Array.from({ length: 900 }, (_, index) => {
    const [place = "", name = ""] = places[index % places.length] ?? [];
    const isOwn = place.startsWith("E05");
    return {
      lsoa: `E01${String(24_000 + index).padStart(6, "0")}`,
      place,
      name: isOwn ? "Sevenoaks" : name,
      of: isOwn ? district : place,
    };
  });
  appendFileSync(
    path.join(root, "seeds", "areas.csv"),
    streets.map(({ lsoa, place }) => `${lsoa},${lsoa},lsoa,${place},\n`).join(""),
  );
  const file = path.join(room, "lookup.csv");
  const lines = streets.map(({ lsoa, name, of }) => [lsoa, of, name, population.get(of)].join(","));
  writeFileSync(file, `${["lsoa,district,name,population", ...lines].join("\n")}\n`);
  return file;
}
