import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Finding } from "../../pipeline/audit/facts/finding.js";
import { rules } from "../../pipeline/audit/rules/index.js";
import { runAudit } from "../../pipeline/audit/runAudit.js";
import type { ClaimRecord } from "../../pipeline/audit/writers/claims.js";
import { csp } from "../csp.js";

const folder = mkdtempSync(join(tmpdir(), "audit-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const FAULTY = write(
  "faulty.txt",
  'First line.\n\nThere were 341 victims of <abuse> & "fear", an increase of 46 (13.5%).\n',
);
const CLEAN = write("clean.txt", "There were 341 victims, an increase of 46 (15.6%).\n");
const NOTED = write("noted.txt", "The District has the second highest rate in its Most Similar Group.\n");

async function findings(path: string): Promise<Finding[]> {
  return JSON.parse((await runAudit([path], { format: "json" })).output);
}

describe("csp audit", () => {
  const audit = (...words: string[]) => csp(folder, "audit", ...words);

  it("prints an array of findings and sets exit code 1 on an error", async () => {
    const { code, out } = await audit(CLEAN, FAULTY, "--format", "json");
    expect(JSON.parse(out)).toEqual([
      {
        document: "faulty.txt",
        line: 3,
        page: null,
        rule: "percent-wrong-base",
        severity: "error",
        quote: 'There were 341 victims of <abuse> & "fear", an increase of 46 (13.5%).',
        message:
          "46 ÷ (341 − 46) = 15.59 per cent, and 13.5% is printed: the change was divided by the later level.",
        expected: "15.6 per cent",
      },
    ]);
    expect(code).toBe(1);
  });

  it("leaves the exit code alone when nothing or only a note is found", async () => {
    const { code, out } = await audit(CLEAN, NOTED);
    expect(out).toContain("NOTE  rank");
    expect(out).toContain("0 errors, 0 suspects, 1 note\n");
    expect(code).toBe(0);
  });

  it("needs a document", async () => {
    const { code, err } = await audit();
    expect(code).toBe(1);
    expect(err).toMatch(/^csp: audit needs documents: /);
  });
});

describe("dismissed findings", () => {
  const entry = (reason: string) =>
    `- document: faulty.txt\n  rule: percent-wrong-base\n  quote: There were 341 victims of <abuse> & "fear", an increase of 46 (13.5%).\n${reason}`;

  it("are left out with a word, and no longer fail the check", async () => {
    const accept = write(
      "accept.yaml",
      entry("  reason: The printed share is of this year by agreement\n  by: An analyst\n"),
    );
    const result = await runAudit([FAULTY], { format: "json", accept });
    expect(JSON.parse(result.output)).toEqual([]);
    expect(result.failed).toBe(false);
    expect(result.warnings).toEqual([`1 finding dismissed by ${accept}`]);
  });

  it("may be pasted from the JSON output", async () => {
    const [finding] = await findings(FAULTY);
    const accept = write("pasted.yaml", JSON.stringify([{ ...finding, reason: "Agreed" }], null, 2));
    expect((await runAudit([FAULTY], { format: "json", accept })).output).toBe("[]\n");
  });

  it("need their reason, and the refusal says where", async () => {
    for (const reason of ["", "  reason:\n", '  reason: " "\n']) {
      const accept = write("bare.yaml", `# reviewed\n${entry(reason)}`);
      await expect(runAudit([FAULTY], { format: "json", accept })).rejects.toThrow(
        /bare\.yaml:2: a dismissed finding needs its reason/,
      );
    }
  });

  it("that match nothing any more are told", async () => {
    const accept = write("stale.yaml", entry("  reason: Agreed\n"));
    const { warnings } = await runAudit([CLEAN], { format: "json", accept });
    expect(warnings[0]).toMatch(/no longer found: faulty\.txt, percent-wrong-base/);
  });

  it("are refused when the file is missing or no list", async () => {
    await expect(runAudit([CLEAN], { format: "json", accept: join(folder, "none.yaml") })).rejects.toThrow(
      /none\.yaml: is not there/,
    );
    await expect(runAudit([CLEAN], { format: "json", accept: write("map.yaml", "a: 1\n") })).rejects.toThrow(
      /map\.yaml:1: not a list/,
    );
    await expect(
      runAudit([CLEAN], { format: "json", accept: write("bad.yaml", "- a: [\n") }),
    ).rejects.toThrow(/bad\.yaml:\d+: not YAML/);
  });
});

describe("--claims", () => {
  it("prints every claim with its parts", async () => {
    const text = write(
      "claims.txt",
      "From 1 April 2021 - 31 March 2022 there were 1,513 incidents of ASB in Swanley. This was a decrease of 1,177 (43.8%) compared to the 2,690 of the previous year. ASB is the 2nd lowest in Kent. We heard from 25% of parishes.\n",
    );
    const records: ClaimRecord[] = JSON.parse(
      (await runAudit([text], { format: "json", claims: true })).output,
    );
    expect(records.map((record) => record.kind)).toEqual(["count", "change", "rank", "share"]);
    expect(records[1]).toMatchObject({
      line: 1,
      subject: "anti-social behaviour",
      period: "1 April 2021 - 31 March 2022",
      previous: "2,690",
      change: "1,177",
      percent: "43.8%",
      direction: "down",
    });
    expect(records[2]).toMatchObject({ rank: "2nd lowest in kent" });
    const { output, failed } = await runAudit([text], { format: "table", claims: true });
    expect(output).toContain("change 1,177; percent 43.8%; direction down");
    expect(output).toContain("4 claims\n");
    expect(failed).toBe(false);
  });

  it("does not print as HTML", async () => {
    await expect(runAudit([CLEAN], { format: "html", claims: true })).rejects.toThrow(/table or as JSON/);
  });
});

describe("HTML", () => {
  it("is one page without script or network, its text escaped, its findings beside their lines", async () => {
    const { output } = await runAudit([FAULTY, NOTED], { format: "html" });
    expect(output).toMatch(/^<!doctype html>\n<html lang="en-GB">/);
    expect(output).not.toMatch(/<script|https?:|<link|@import|src=/);
    expect(output.replace(/<\/?b[^>]*>/g, "")).toContain(
      "341 victims of &lt;abuse&gt; &amp; &quot;fear&quot;",
    );
    expect(output).toContain('<a href="#d1-3">Line 3</a>');
    expect(output).toMatch(
      /id="d1-3"><span class="number">3<\/span>.*<ul class="margin" aria-label="Findings in line 3"><li class="error">/,
    );
    expect(output).toContain('id="d2-1"');
    for (const name of ["percent-wrong-base", "rank"]) expect(output).toContain(`<dt>${name}</dt>`);
    expect((output.match(/<h1>/g) ?? []).length).toBe(1);
  });

  it("shows what was read of each figure, and how many nothing could check", async () => {
    const text = write(
      "covered.md",
      "There were 120 cold calls in 2018/19, up 20% from 100.\n\nSome 44 notices were served.\n",
    );
    const { output } = await runAudit([text], { format: "html" });
    expect(output).toContain("<strong>4 figures read</strong>: 3 (75 %) were checked");
    expect(output).toContain('<b class="held">120</b> cold calls');
    expect(output).toContain('Some <b class="alone">44</b> notices');
    expect(output).toMatch(/<p class="read">120: now of cold; 20%: change, up; 100: before<\/p>/);
  });

  it("gives the same bytes for the same documents", async () => {
    const once = await runAudit([FAULTY, NOTED], { format: "html" });
    expect((await runAudit([FAULTY, NOTED], { format: "html" })).output).toBe(once.output);
  });
});

describe("the rules", () => {
  it("have each a name of their own, an explanation, a file and a place in a test", () => {
    expect(new Set(rules.map((rule) => rule.name)).size).toBe(rules.length);
    const tests = ["figureRules.test", "faults", "yearRules.test", "storeFigure.test"]
      .map((name) => readFileSync(new URL(`./${name}.ts`, import.meta.url), "utf8"))
      .join("");
    for (const rule of rules) {
      expect(rule.explanation.length).toBeGreaterThan(40);
      expect(tests, `${rule.name} is tested`).toContain(rule.name);
    }
  });
});
