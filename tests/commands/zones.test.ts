import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { cli } from "../csp.js";
import { trials } from "../trials.js";
import { newWorkspace, ownFolder, putSample } from "./csp.js";

// twenty-two hours apart, and between them
const zones = ["America/Los_Angeles", "Pacific/Kiritimati", "Europe/London"];
const tried = trials("CSP_ZONES", 2, zones.length);

const folder = ownFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What an assessment is on a machine whose clock is of a zone: its pages, with what the command printed. */
function assessedIn(zone: string): Record<string, string> {
  const workspace = newWorkspace(folder, zone.replaceAll("/", "-"));
  expect(putSample(workspace, /^(Kent Police ASB 2023-10-20\.csv|CSU)/).length).toBeGreaterThan(1);
  const { status, stdout } = spawnSync(
    process.execPath,
    [cli, "assess", "--to", "2023-09", "--as", "html,xlsx"],
    { cwd: workspace, env: { ...process.env, TZ: zone }, encoding: "utf8" },
  );
  expect(status).toBe(0);
  const out = path.join(workspace, "out");
  const pages = readdirSync(out).map((name) => [name, readFileSync(path.join(out, name), "latin1")]);
  return { ...Object.fromEntries(pages), printed: stdout };
}

test("a machine's time zone changes no figure and no byte", () => {
  const [first = "", ...others] = zones.slice(0, tried);
  const here = assessedIn(first);
  expect(Object.keys(here).length).toBeGreaterThan(2);
  for (const zone of others) expect(assessedIn(zone)).toEqual(here);
});
