import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBuilt } from "../../pipeline/build/build.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { strategicAssessment } from "../../reports/documents/assessment/strategicAssessment.js";
import { protectStrategic } from "../../reports/documents/protect/strategic.js";
import { publishSet } from "../../reports/publish/publishSet.js";
import { formats } from "../../reports/publish/writeDocument.js";
import { publishedSample } from "../samplePartnership.js";
import { sampleStrategic } from "../sampleReads.js";

/** Every part of a file as text: the page itself, or each entry of the archive. */
async function partsOf(file: string): Promise<Map<string, string>> {
  const bytes = readFileSync(file);
  if (file.endsWith(".html")) return new Map([["page", bytes.toString("utf8")]]);
  const zip = await JSZip.loadAsync(bytes);
  const parts = new Map<string, string>();
  for (const [name, entry] of Object.entries(zip.files)) {
    if (/\.(xml|rels)$/.test(name)) parts.set(name, await entry.async("string"));
  }
  return parts;
}

describe("the whole set of the sample partnership", () => {
  let root: string;
  let files: string[];
  /** name and bytes of the set as it was written the first time */
  let first: Map<string, Buffer>;

  beforeAll(async () => {
    root = await publishedSample();
    const out = path.join(root, "out");
    first = new Map(readdirSync(out).map((name) => [name, readFileSync(path.join(out, name))]));
    rmSync(out, { recursive: true });
    const made = await publishSet("2023-09", { root, format: formats });
    expect(made.left).toEqual([]);
    files = made.files;
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it("is four documents in three formats, and the explorer", () => {
    expect(files.map((file) => path.basename(file))).toEqual(
      ["html", "docx"]
        .flatMap((ending) => [`strategic-assessment.${ending}`, `strategic-assessment-annex.${ending}`])
        .concat("strategic-assessment.xlsx")
        .concat(
          ["trend-pack-2023-24-q2", "annual-report-2022-23", "committee-paper-2024-25"].flatMap((name) =>
            ["html", "docx", "xlsx"].flatMap((ending) =>
              ending !== "xlsx" ? [`${name}.${ending}`, `${name}-annex.${ending}`] : [`${name}.${ending}`],
            ),
          ),
        )
        .concat("explorer.html"),
    );
  });

  it("is the same bytes when it is written again", () => {
    expect(files.map((file) => path.basename(file)).sort()).toEqual([...first.keys()].sort());
    for (const file of files)
      expect(
        Buffer.compare(readFileSync(file), first.get(path.basename(file)) ?? Buffer.alloc(0)),
        file,
      ).toBe(0);
  });

  it("shows a suppressed count in no format, alternative text, chart or sheet", async () => {
    // a true count is looked for beside its own name: digits alone stand everywhere
    const { store } = await openBuilt(root);
    const small = await store.rows<{ name: string; value: number }>(
      `select distinct m.name, t.value from trends t join measures m using (measure)
      where m.sensitive and t.value between 1 and 4 and t.area = 'E07000111'
        and t.period_kind in ('assessment_year', 'financial_year', 'quarter') and t.period_start >= '2021-04-01'`,
    );
    const others = await store.rows<{ name: string }>(
      "select distinct name from areas where level in ('district', 'csp') and name <> 'Sevenoaks'",
    );
    store.close();
    // a row of another area gives its place among them, which may be any number
    const isOurs = (piece: string) => !others.some(({ name }) => piece.includes(name));
    expect(small.length).toBeGreaterThan(5);
    for (const file of files) {
      for (const [part, content] of await partsOf(file)) {
        // rows of tables in any of the formats, charts' descriptions, and sentences
        const pieces = content.split(/<\/tr>|<\/w:tr>|<\/row>|<\/p>|<\/w:p>|<\/li>|<\/figure>/);
        for (const { name, value } of small) {
          const named = pieces
            .map((piece) =>
              piece
                .replaceAll(/<[^>]*?(?:alt|descr|title|aria-label)="([^"]*)"[^>]*>/g, " $1 ")
                .replaceAll(/<[^>]+>/g, "\u241f"),
            )
            .filter((piece) => piece.includes(name) || piece.toLowerCase().includes(`${name.toLowerCase()}`));
          for (const piece of named.filter(isOurs)) {
            const cells = piece.split("\u241f").map((cell) => cell.trim());
            // the number of a figure's own entry is no count
            const numbers = cells.slice(cells.findIndex((cell) => cell.includes(name)) + 1);
            expect(
              numbers.includes(String(value)),
              `${file} ${part}: ${name} ${value} in ${cells.join(" ")}`,
            ).toBe(false);
          }
        }
      }
    }
  });

  it("is the same whatever the hidden count is: nothing in the document depends on it, and so in no format", async () => {
    const workspace = readWorkspace(root);
    const data = await sampleStrategic();
    const hidden = (row: { measure: string; value: number | null }) =>
      row.measure === "cse_reports" && row.value === 3;
    expect(data.trends.filter(hidden).length).toBeGreaterThan(0);
    const other = {
      ...data,
      trends: data.trends.map((row) => (hidden(row) ? { ...row, value: 2, change: -3 } : row)),
      ranks: data.ranks.map((row) => (hidden(row) ? { ...row, value: 2 } : row)),
      ...(data.findings === undefined
        ? {}
        : {
            findings: {
              ...data.findings,
              changes: data.findings.changes.map((row) =>
                hidden(row) ? { ...row, value: 2, change: -3, lower: -90, upper: 40, p: 0.5 } : row,
              ),
              ranks: data.findings.ranks.map((row) =>
                hidden(row) ? { ...row, value: 2, rate: 0.016 } : row,
              ),
              funnels: data.findings.funnels.map((row) =>
                hidden(row) ? { ...row, value: 2, rate: 0.016 } : row,
              ),
              groups: data.findings.groups.map((row) =>
                hidden(row) ? { ...row, value: 2, rate: 0.016 } : row,
              ),
            },
          }),
    };
    const [one, two] = [data, other].map((full) =>
      strategicAssessment(protectStrategic(workspace, full).data),
    );
    // the writers of all formats are given the document and nothing else, and write the same of the same
    expect(two).toStrictEqual(one);
    expect(JSON.stringify(two)).toBe(JSON.stringify(one));
    // and the test can fail: unprotected, the two differ
    expect(JSON.stringify(strategicAssessment(other))).not.toBe(JSON.stringify(strategicAssessment(data)));
  });

  it("describes every drawing of Word and repeats the head of every table", async () => {
    for (const file of files.filter((name) => name.endsWith(".docx"))) {
      const content = (await partsOf(file)).get("word/document.xml") ?? "";
      const drawings = content.match(/<wp:docPr [^>]*>/g) ?? [];
      for (const drawing of drawings) expect(drawing).toMatch(/descr="[^"]{40,}"/);
      const tables = content.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
      // the committee paper has two: the order of the priorities and the success measures
      expect(tables.length, file).toBeGreaterThanOrEqual(file.includes("committee-paper") ? 2 : 3);
      for (const table of tables) expect(table).toContain("<w:tblHeader/>");
      const levels = [...content.matchAll(/<w:pStyle w:val="Heading(\d)"\/>/g)].map(([, level]) =>
        Number(level),
      );
      levels.reduce((before, level) => {
        expect(level - before).toBeLessThanOrEqual(1);
        return level;
      }, 0);
    }
  });

  it("marks an internal copy on its cover, in its title and its name, and writes nothing of it into the ledger", async () => {
    const ledger = path.join(root, "data", ".store", "published.jsonl");
    const before = readFileSync(ledger, "utf8");
    const out = path.join(root, "inside");
    const made = await publishSet("2023-09", { root, out, format: ["html"], internal: true });
    expect(readFileSync(ledger, "utf8")).toBe(before);
    for (const file of made.files) {
      expect(file).toMatch(/-internal\.html$/);
      const page = readFileSync(file, "utf8");
      expect(page).toContain("Internal: not for publication");
      expect(page).toMatch(/<(?:title|h1)>INTERNAL: /);
    }
    const pack = made.files.find((file) => file.includes("trend-pack")) ?? "";
    const rows = readFileSync(pack, "utf8").split("</tr>");
    const own = rows.filter((words) => words.includes(">Child sexual exploitation</th>"));
    expect(own.some((row) => />3<\/span><\/td>/.test(row))).toBe(true);
    for (const row of own) expect(row).not.toContain("[c]");
  });
});
