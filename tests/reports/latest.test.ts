import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { withSession } from "../../pipeline/build/session.js";
import { quarterNamed } from "../../pipeline/calendar/quarter.js";
import { publications } from "../../reports/publish/publications.js";
import { csp } from "../csp.js";
import { samplePartnership } from "../samplePartnership.js";

let root: string;
beforeAll(async () => {
  root = await samplePartnership();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test("a document that is asked for nothing is of the last whole period of the data", async () => {
  const { assessment, pack, annual, committee } = publications;
  await withSession(root, async (session) => {
    expect(await assessment.latest(session)).toEqual({
      asked: "2023-09",
      words: "the twelve months to September 2023",
    });
    expect(await pack.latest(session)).toEqual({
      asked: quarterNamed("2023-Q3"),
      words: "quarter 2 of the financial year 2023/24",
    });
    expect(await annual.latest(session)).toEqual({ asked: "2022/23", words: "the financial year 2022/23" });
    expect(await committee.latest(session)).toEqual({
      asked: { planYear: "2024-25", to: "2023-09" },
      words: "the plan for 2024-25",
    });
  });
});

test("the command says which it takes", async () => {
  const out = path.join(root, "out");
  const { code, out: said, err } = await csp(root, "annual", "--as", "html", "--out", out);
  expect(err).toBe("csp: annual report of the financial year 2022/23: the last whole period of the data\n");
  expect(code).toBe(0);
  const files = ["annual-report-2022-23.html", "annual-report-2022-23-annex.html"];
  expect(said).toBe(files.map((file) => `${path.join(out, file)}\n`).join(""));
  expect(readdirSync(out)).toEqual([...files].sort());
});

test("every document loads what is new first: written in turn, they are of the same figures", async () => {
  const file = "Action plan returns 2023-24 Q2.csv";
  const returned = path.join(root, "returns", file);
  writeFileSync(returned, readFileSync(returned, "utf8").replace("Regular meetings", "Monthly meetings"));
  const first = await csp(root, "pack", "--as", "html");
  expect([first.code, first.out.split("\n")[0]]).toEqual([
    0,
    `returns/${file}: 2023-24, quarter 2, replaces an earlier return`,
  ]);
  const next = await csp(root, "explore");
  expect([next.code, next.out.includes(file)]).toEqual([0, false]);
});
