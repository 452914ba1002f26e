// Times csp build on street-level files beside the same sums in bare SQL, turn about:
//   node dist/tests/bench/build.js [rows] [months] [rounds]
import { appendFileSync, linkSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "../../pipeline/build/build.js";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { openStore } from "../../pipeline/store/open.js";
import { placesOf } from "../../pipeline/store/places.js";
import { init } from "../../pipeline/workspace/init.js";
import { writeStreetFiles } from "./streetFiles.js";

const [rows = 6_500_000, months = 60, rounds = 3] = process.argv.slice(2).map(Number);
const room = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-bench-"));
const say = (text: string): boolean => process.stdout.write(`${text}\n`);
const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - begun) / 1e9;
};

/** What the marts hold at the least: every measure summed over the area tree and over every period. */
const bareSums = `
  with tree as (
    select o.measure, t.ancestor as area, o.period_start, sum(o.value) as value
    from observations o join area_tree t using (area) where t.ancestor_level <> 'lsoa' group by all
  )
  select tree.measure, tree.area, p.period, sum(tree.value) as value, count(*) as months
  from tree join periods p on tree.period_start between p.period_start and p.period_end
  group by all`;

try {
  const root = init(path.join(room, "workspace"), { district: "E07000111", samplePlan: true });
  // the LSOAs of the made-up files, spread over the wards of the district and the other districts
  const areas = path.join(root, "seeds", "areas.csv");
  const places = readFileSync(areas, "utf8")
    .split("\n")
    .filter((line) => /^(E05|E0[67])/.test(line))
    .map((line) => line.slice(0, 9));
  const above = places.filter((code) => code !== "E07000111");
  appendFileSync(
    areas,
    Array.from({ length: 900 }, (_, index) => {
      const code = `E01${String(24_000 + index).padStart(6, "0")}`;
      return `${code},${code},lsoa,${above[index % above.length]},\n`;
    }).join(""),
  );
  const { files } = writeStreetFiles(path.join(room, "files"), { rows, months });
  for (const file of files) linkSync(file, path.join(root, "data", path.basename(file)));
  say(
    `${rows.toLocaleString("en-GB")} rows in ${files.length} files; ingest ${(await seconds(() => ingest(root, []))).toFixed(1)} s`,
  );
  for (let round = 1; round <= rounds; round += 1) {
    const built = await seconds(() => build(root));
    const store = await openStore(placesOf(root).database, { readOnly: true });
    const [{ observations } = { observations: 0 }] = await store.rows<{ observations: number }>(
      "select count(*) as observations from observations",
    );
    const bare = await seconds(() => store.run(`create temp table bare_${round} as ${bareSums}`));
    store.close();
    say(
      `round ${round}: ${observations.toLocaleString("en-GB")} observations: build ${built.toFixed(2)} s (marts, findings, checks, commit), the sums alone in bare SQL ${bare.toFixed(2)} s`,
    );
  }
} finally {
  rmSync(room, { recursive: true, force: true });
}
