import { rounded } from "../../words/round.js";
import { figuresRead, type ReadFigure } from "../facts/coverage.js";
import type { Finding, ReadDocument, Severity } from "../facts/finding.js";
import { rules } from "../rules/index.js";
import { countFindings } from "./table.js";

const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 1rem 1.5rem 4rem; font: 1rem/1.5 Arial, Helvetica, sans-serif; color: #1a1a1a; background: #fff; }
a { color: #0b4a8f; }
a:focus-visible { outline: 3px solid #b35900; outline-offset: 2px; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; background: #fff; padding: .5rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 2rem; }
caption { text-align: left; font-weight: bold; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem; border-bottom: 1px solid #8a8a8a; }
.line { display: grid; grid-template-columns: 3.5rem minmax(0, 3fr) minmax(0, 2fr); gap: 0 1rem; padding: .1rem 0; }
.number { color: #595959; text-align: right; font-variant-numeric: tabular-nums; }
.text { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.found .text { background: #fff8dc; }
.margin { list-style: none; margin: 0; padding: 0; }
.margin li { border-left: .4rem solid; padding: .2rem .6rem .4rem; margin: 0 0 .5rem; background: #f6f6f6; }
.margin p { margin: .15rem 0; overflow-wrap: anywhere; }
.error { border-color: #a3001b !important; } .suspect { border-color: #8a5a00 !important; } .note { border-color: #3d5a80 !important; }
.read { margin: 0; color: #595959; font-size: .85rem; overflow-wrap: anywhere; }
.held, .alone { font-weight: inherit; text-decoration: underline; text-underline-offset: .2em; text-decoration-color: #1b6b3a; text-decoration-thickness: .12em; }
.alone { text-decoration-style: dotted; text-decoration-color: #6b4e00; }
.coverage { max-width: 60rem; }
.page { color: #595959; border-top: 1px dashed #8a8a8a; margin: 1rem 0 .3rem; }
dt { font-weight: bold; margin-top: .6rem; } dd { margin: 0 0 0 1rem; }
@media (max-width: 50rem) { .line { grid-template-columns: 3rem minmax(0, 1fr); } .margin, .read { grid-column: 2; } }
@media print { body { max-width: none; padding: 0; font-size: 9pt; } .line { break-inside: avoid; } .skip { display: none; } }
`;

const NAMES: Readonly<Record<Severity, string>> = { error: "Error", suspect: "Suspect", note: "Note" };

/**
 * The documents with their findings in the margin: one self-contained page without script or network that
 * opens from a folder and prints.
 */
export function writeHtml(documents: readonly ReadDocument[], findings: readonly Finding[]): string {
  const named = documents.map(({ facts }) => facts.document.name).join(", ");
  const sections = documents.map((document, index) => {
    const own = findings.filter((finding) => finding.document === document.facts.document.name);
    return documentSection(document, own, `d${index + 1}`);
  });
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Audit of ${escapeHtml(named)}</title>
<style>${STYLE}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the findings</a>
<header><h1>Audit of ${escapeHtml(named)}</h1>
<p>${escapeHtml(countFindings(findings))}. An error contradicts the document itself or a known fact; a suspect is likely but not proved; a note is worth a look.</p></header>
<main id="main">
${sections.join("\n")}
${explanations(findings)}
</main>
</body>
</html>
`;
}

function documentSection(read: ReadDocument, findings: readonly Finding[], id: string): string {
  const { document } = read.facts;
  const figures = new Map<number, ReadFigure[]>();
  for (const figure of figuresRead(read))
    figures.set(figure.line, [...(figures.get(figure.line) ?? []), figure]);
  const byLine = new Map<number, Finding[]>();
  for (const finding of findings) byLine.set(finding.line, [...(byLine.get(finding.line) ?? []), finding]);
  let page: number | null = null;
  const rows = document.lines.flatMap((line) => {
    const own = byLine.get(line.number) ?? [];
    byLine.delete(line.number);
    if (line.text.trim() === "" && own.length === 0) return [];
    const turned = line.page !== null && line.page !== page ? [`<p class="page">Page ${line.page}</p>`] : [];
    page = line.page;
    const read = figures.get(line.number) ?? [];
    const margin =
      own.length === 0
        ? readItem(read)
        : `<ul class="margin" aria-label="Findings in line ${line.number}">${own.map(marginItem).join("")}</ul>`;
    const head = `<div class="line${own.length > 0 ? " found" : ""}"${own.length > 0 ? ` id="${id}-${line.number}"` : ""}>`;
    return [
      ...turned,
      `${head}<span class="number">${line.number}</span><p class="text">${marked(line.text, read)}</p>${margin}</div>`,
    ];
  });
  return `<section aria-labelledby="${id}">
<h2 id="${id}">${escapeHtml(document.name)}</h2>
${coverage([...figures.values()].flat())}
${findings.length === 0 ? "<p>Nothing found.</p>" : summary(findings, id)}
<h3>The document</h3>
${rows.join("\n")}
</section>`;
}

/** How much of the document the audit could judge: the reader must not take silence for approval. */
function coverage(figures: readonly ReadFigure[]): string {
  const checked = figures.filter((figure) => figure.checked).length;
  if (figures.length === 0) return "<p>No figure was read in this document.</p>";
  const share = rounded((100 * checked) / figures.length);
  return `<p class="coverage"><strong>${figures.length} figures read</strong>: ${checked} (${share} %) were checked against others of the document (<b class="held">underlined</b>); nothing in it can check the other ${figures.length - checked} (<b class="alone">dotted</b>). What was read of each figure of a sentence stands beside its line.</p>`;
}

/** The line with its figures marked, in the order in which they were read. */
function marked(text: string, figures: readonly ReadFigure[]): string {
  let [from, out] = [0, ""];
  for (const figure of figures) {
    const at = text.indexOf(figure.text, from);
    if (at < 0) continue;
    out += `${escapeHtml(text.slice(from, at))}<b class="${figure.checked ? "held" : "alone"}">${escapeHtml(figure.text)}</b>`;
    from = at + figure.text.length;
  }
  return out + escapeHtml(text.slice(from));
}

/** What the figures of a line without a finding were taken for. */
function readItem(figures: readonly ReadFigure[]): string {
  const told = figures.filter((figure) => figure.part !== "");
  if (told.length === 0) return "";
  const parts = told.map(
    (figure) => `${figure.text}: ${figure.part}${figure.checked ? "" : " (not checked)"}`,
  );
  return `<p class="read">${escapeHtml(parts.join("; "))}</p>`;
}

function summary(findings: readonly Finding[], id: string): string {
  const rows = findings.map(
    (finding) =>
      `<tr><th scope="row"><a href="#${id}-${finding.line}">Line ${finding.line}${finding.page === null ? "" : `, page ${finding.page}`}</a></th><td>${NAMES[finding.severity]}</td><td>${escapeHtml(finding.rule)}</td><td>${escapeHtml(finding.message)}</td></tr>`,
  );
  return `<table><caption>${escapeHtml(countFindings(findings))}</caption><thead><tr><th scope="col">Where</th><th scope="col">Severity</th><th scope="col">Rule</th><th scope="col">Finding</th></tr></thead><tbody>${rows.join("\n")}</tbody></table>`;
}

function marginItem(finding: Finding): string {
  const expected = finding.expected === "" ? "" : `<p>Expected: ${escapeHtml(finding.expected)}</p>`;
  return `<li class="${finding.severity}"><p><strong>${NAMES[finding.severity]}</strong> · ${escapeHtml(finding.rule)}</p><p>${escapeHtml(finding.message)}</p>${expected}</li>`;
}

function explanations(findings: readonly Finding[]): string {
  const used = rules.filter((rule) => findings.some((finding) => finding.rule === rule.name));
  if (used.length === 0) return "";
  const items = used.map(
    (rule) => `<dt>${escapeHtml(rule.name)}</dt><dd>${escapeHtml(rule.explanation)}</dd>`,
  );
  return `<section aria-labelledby="rules"><h2 id="rules">What the rules check</h2><dl>${items.join("")}</dl></section>`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
