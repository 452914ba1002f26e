import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askedTrends } from "../../pipeline/ask/askedTrends.js";
import { board } from "../../pipeline/ask/board.js";
import { explain } from "../../pipeline/ask/explain.js";
import { openBuilt } from "../../pipeline/build/build.js";
import { withSession } from "../../pipeline/build/session.js";
import { smallCounts } from "../../pipeline/disclosure/smallCounts.js";
import { exported, exportTable } from "../../pipeline/export/exportTable.js";
import { keepEvidence } from "../../pipeline/priorities/keepEvidence.js";
import { type Scoring, scoreIssues } from "../../pipeline/priorities/scoreIssues.js";
import { evidenceRows } from "../../pipeline/priorities/scoreRows.js";
import { placesOf } from "../../pipeline/store/places.js";
import { readTargets } from "../../pipeline/targets/readTargets.js";
import { boardRow } from "../../reports/documents/status/boardRow.js";
import { statusBoard } from "../../reports/documents/status/statusBoard.js";
import { workshopData } from "../../reports/documents/workshop/data.js";
import { workshopPage } from "../../reports/documents/workshop/page.js";
import { publications } from "../../reports/publish/publications.js";
import { publishDocument } from "../../reports/publish/publishDocument.js";
import { publishSet } from "../../reports/publish/publishSet.js";
import { type Format, formats } from "../../reports/publish/writeDocument.js";
import { noteWords } from "../../reports/words/reasons.js";
import { columnWords } from "../../reports/words/rows.js";
import { wordedTarget } from "../../reports/words/targets.js";
import { writeHtml } from "../../reports/writers/html.js";
import { samplePartnership } from "../samplePartnership.js";

const district = "E07000111";
const to = "2023-09";

/** A count of the partnership's own area that nobody may read off what is published. */
interface Small {
  measure: string;
  name: string;
  unit: string;
  value: number;
}

let root: string;
beforeAll(async () => {
  root = await samplePartnership();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test.each([
  [1, null],
  [2, "Counts of 1"],
  [5, "Counts of 1 to 4"],
  [40, "Counts of 1 to 39"],
])("the counts under a threshold of %s in words", (threshold, words) => {
  expect(smallCounts(threshold)).toBe(words);
});

/** The whole set in all formats once, and as pages alone for the other threshold: the formats are written of one document. */
describe.each<[number, readonly Format[]]>([
  [10, ["html"]],
  [40, formats],
])("where counts under %s are small", (threshold, written) => {
  let small: Small[];
  let scored: Scoring;

  beforeAll(async () => {
    const settings = path.join(root, "partnership.yaml");
    writeFileSync(
      settings,
      readFileSync(settings, "utf8").replace(/suppress_below: \d+/, `suppress_below: ${threshold}`),
    );
    // what was published under the other threshold is no matter here
    rmSync(path.join(placesOf(root).folder, "published.jsonl"), { force: true });
    const { store } = await openBuilt(root);
    small = await store.rows<Small>(
      `select distinct t.measure, m.name, m.unit, t.value from trends t join measures m using (measure)
      where m.sensitive and t.value between 1 and ${threshold - 1} and t.area = '${district}'
        and t.period_kind in ('assessment_year', 'rolling_12', 'financial_year', 'quarter') and t.period_start >= '2020-10-01'
      order by all`,
    );
    store.close();
    scored = await withSession(root, (session) => scoreIssues(session, { to }));
  });

  test("there are some to hide, of which a threshold of 5 would show most", () => {
    expect(small.length).toBeGreaterThan(10);
    expect(small.filter(({ value }) => value >= 5).length).toBeGreaterThan(small.length / 3);
  });

  test("no document tells one, in any format, and the assessment's annex says which are hidden", async () => {
    const { files: set, left } = await publishSet(to, { root, format: written });
    expect(left).toEqual([]);
    const files = [...set, ...(await publishDocument(publications.inBrief, to, { root, format: written }))];
    const others = await otherAreas();
    for (const file of files)
      for (const [part, content] of await partsOf(file))
        expect({ file: path.basename(file), part, told: told(content, small, others) }).toEqual({
          file: path.basename(file),
          part,
          told: [],
        });
    const annex = files.find((file) => path.basename(file) === "strategic-assessment-annex.html");
    expect(readFileSync(annex ?? "", "utf8")).toContain(
      `Counts of 1 to ${threshold - 1} of sensitive measures are not printed`,
    );
  });

  test("nor does the workshop page, which is projected", () => {
    const page = workshopPage(workshopData(scored));
    expect(told(page, small, [])).toEqual([]);
    expect(page).toContain(`Counts of 1 to ${threshold - 1} of sensitive measures are not shown ([c]).`);
    // and it shows what is not small
    expect(page).toContain("Anti-social behaviour incidents");
  });

  test("nor does the board of the partners' extracts", async () => {
    const { store, workspace } = await openBuilt(root);
    const { asAt, rows } = await board(store);
    store.close();
    const page = await writeHtml(statusBoard(workspace, asAt, rows.map(boardRow)));
    // its cells are numbers of files, records and months
    expect(told(page.replaceAll(/<td[^>]*>\d+<\/td>/g, ""), small, [])).toEqual([]);
  });

  test("exports withhold measures that have one, wherever it is", async () => {
    await keepEvidence(root, scored);
    const { store, workspace } = await openBuilt(root);
    try {
      for (const table of ["trends", "monthly", "findings_change", "score_evidence"]) {
        const { withheld } = await exportTable(store, workspace, { table }, columnWords);
        expect(withheld.map(({ measure }) => measure)).toEqual(
          expect.arrayContaining([...new Set(small.map(({ measure }) => measure))]),
        );
        const columns =
          table === "score_evidence" ? "value is not null or finding is not null" : "value is not null";
        expect(
          await store.rows(
            `from ${exported} where (${columns}) and measure in (${small.map(({ measure }) => `'${measure}'`).join(", ")})`,
          ),
        ).toEqual([]);
      }
    } finally {
      store.close();
    }
  });

  test("what is printed for the office says that it is not for publication", async () => {
    const note = `not for publication: a sensitive count under ${threshold}`;
    const trends = await askedTrends(root, { to, months: 12 });
    const ours = trends.filter((row) =>
      small.some(({ measure, value }) => measure === row.measure && value === row.value),
    );
    expect(ours.length).toBeGreaterThan(2);
    for (const { reasons } of ours) expect(noteWords(reasons)).toContain(note);
    const [one] = ours;
    if (one === undefined) throw new Error("no figure to explain");
    const { figure } = await explain(root, {
      source: one.source,
      measure: one.measure,
      area: district,
      from: one.period_start,
      to: one.period_end,
    });
    expect(noteWords(figure.reasons)).toContain(note);
    const evidence = evidenceRows(scored) as {
      measure: string | null;
      finding: string;
      note: string | null;
    }[];
    for (const row of evidence.filter(({ finding }) => told(finding, small, []).length > 0))
      expect({ finding: row.finding, note: row.note }).toEqual({ finding: row.finding, note });
    const { rows } = await withSession(root, (session) => readTargets(session, { to, planYear: "2024-25" }));
    for (const row of rows
      .map(wordedTarget)
      .filter(({ figures }) => figures !== null && told(figures, small, []).length > 0))
      expect(row.note).toContain(note);
  });
});

async function otherAreas(): Promise<string[]> {
  const { store } = await openBuilt(root);
  const rows = await store.rows<{ name: string }>(
    "select distinct name from areas where level in ('district', 'csp') and name <> 'Sevenoaks'",
  );
  store.close();
  return rows.map(({ name }) => name);
}

/** Every part of a file as text: the page itself, or each entry of the archive. */
async function partsOf(file: string): Promise<Map<string, string>> {
  const bytes = readFileSync(file);
  if (file.endsWith(".html")) return new Map([["page", bytes.toString("utf8")]]);
  const zip = await JSZip.loadAsync(bytes);
  const parts = new Map<string, string>();
  for (const [name, entry] of Object.entries(zip.files))
    if (/\.(xml|rels)$/.test(name)) parts.set(name, await entry.async("string"));
  return parts;
}

/**
 * The small counts that a text tells: in a piece of it (a row of a table, a paragraph, a chart's description) that has
 * the measure's name, as a cell of their own after it, with their unit, or as the figures after the name and a colon.
 */
function told(content: string, small: readonly Small[], others: readonly string[]): string[] {
  const pieces = content
    .split(/<\/tr>|<\/w:tr>|<\/row>|<\/p>|<\/w:p>|<\/li>|<\/figure>/)
    .map((piece) =>
      piece
        .replaceAll(/<[^>]*?(?:alt|descr|title|aria-label)="([^"]*)"[^>]*>/g, " $1 ")
        .replaceAll(/<[^>]+>/g, "\u241f"),
    );
  return pieces.flatMap((piece) => {
    // a row of another area gives its place among them, which may be any number
    if (others.some((name) => piece.includes(name))) return [];
    return small.flatMap(({ name, unit, value }) => {
      const at = piece.toLowerCase().indexOf(name.toLowerCase());
      if (at < 0) return [];
      const after = piece.slice(at + name.length);
      const cells = after.split("\u241f").map((cell) => cell.trim());
      const listed = (/^\s*:([^.;(]*)/.exec(after)?.[1] ?? "").replaceAll(/of \d+ in /g, "");
      const isTold =
        cells.includes(String(value)) ||
        new RegExp(`\\b${value} ${unit}\\b`).test(after) ||
        new RegExp(`(?<![\\d.])${value}(?![\\d.%]|st|nd|rd|th)`).test(listed);
      return isTold ? [`${name} ${value}: ${piece.replaceAll(/\u241f+/g, "|").slice(0, 400)}`] : [];
    });
  });
}
