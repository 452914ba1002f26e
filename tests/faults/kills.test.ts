import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { csp, cspKilled } from "../csp.js";
import { trials } from "../trials.js";
import { contents, copyOf, faultsOf, removeFolders, seeded, workspaceWith } from "./csp.js";
import { offencesExtract, taskingExtract } from "./extracts.js";

const perTrial = 4;
/** How many kills: one trial by default. */
const kills = trials("CSP_KILLS", perTrial, 200);

afterAll(removeFolders);

const files = {
  "offences 1.csv": offencesExtract("2021-04", 12, 1),
  "offences 2.csv": offencesExtract("2021-10", 12, 2),
  "offences 3.csv": `${offencesExtract("2022-04", 6, 3)}31/09/2022,Gravesham,Shoplifting,7\n`,
  "tasking 1.csv": taskingExtract("2021-04", 6, 300, 1),
  "tasking 2.csv": taskingExtract("2021-08", 6, 300, 2),
};

// Windows ends a process in another way, which these delays do not meet
describe.skipIf(process.platform === "win32")(`${kills} kills at random moments`, () => {
  test("no supply is lost, torn or doubled, and the same command again finishes the work", async () => {
    const undisturbed = workspaceWith(files);
    expect((await csp(undisturbed, "ingest")).err).toBe("");
    const empty = workspaceWith(files);
    const release = path.join(empty, "corrected.csv");
    writeFileSync(release, correctedFrom((await csp(undisturbed, "supply", "list", "--format", "json")).out));
    expect((await csp(undisturbed, "quarantine", "release", release)).code).toBe(0);
    expect((await csp(undisturbed, "build")).code).toBe(0);
    const expected = await contents(undisturbed, false);
    const expectedTrends = (await csp(undisturbed, "trends", "--to", "2022-03", "--format", "csv")).out;
    expect(expectedTrends.split("\n").length).toBeGreaterThan(5);

    const random = seeded(20231130);
    const faults: string[] = [];
    let killed = 0;
    let trial = 0;
    while (killed < kills) {
      trial += 1;
      const workspace = copyOf(empty);
      const corrected = path.join(workspace, "corrected.csv");
      for (let kill = 0; kill < perTrial && killed < kills; kill += 1) {
        const commands = [
          ["ingest"],
          ["ingest"],
          ["build"],
          ["supply", "remove", "offences 2.csv"],
          ["supply", "restore", "offences 2.csv"],
          ["quarantine", "release", corrected],
          ["ingest", "--rebuild"],
        ];
        const command = kill === 0 ? ["ingest"] : (commands[Math.floor(random() * commands.length)] ?? []);
        if (await cspKilled(workspace, 100 + random() * 900, ...command)) killed += 1;
      }
      // the work is taken up where it stopped
      for (const command of [
        ["ingest"],
        ["supply", "restore", "offences 2.csv"],
        ["quarantine", "release", corrected],
        ["build"],
      ]) {
        const run = await csp(workspace, ...command);
        if (run.code !== 0) faults.push(`trial ${trial}: csp ${command.join(" ")}: ${run.err}`);
      }
      faults.push(...(await faultsOf(workspace)).map((fault) => `trial ${trial}: ${fault}`));
      const now = await contents(workspace, false);
      for (const table of Object.keys(expected)) {
        if (JSON.stringify(now[table]) !== JSON.stringify(expected[table]))
          faults.push(`trial ${trial}: ${table} differs`);
      }
      const trends = (await csp(workspace, "trends", "--to", "2022-03", "--format", "csv")).out;
      if (trends !== expectedTrends) faults.push(`trial ${trial}: trends differ`);
    }
    process.stdout.write(`${killed} kills in ${trial} trials: ${faults.length} faults\n`);
    expect(faults).toEqual([]);
  }, 3_600_000);
});

/** The one record quarantined, with its date put right, as `csp quarantine --export` would have it back. */
function correctedFrom(supplies: string): string {
  const { extract } = (JSON.parse(supplies) as { file: string; extract: string }[]).find(({ file }) =>
    file.endsWith("offences 3.csv"),
  ) ?? { extract: "" };
  const lines = files["offences 3.csv"].split("\n").length - 1;
  return `csp: supply,csp: line,Month,District,Offence,Recorded offences\n${extract},${lines},01/09/2022,Gravesham,Shoplifting,7\n`;
}
