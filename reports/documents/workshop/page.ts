import { formatMonth } from "../../../pipeline/calendar/print.js";
import type { EvidenceRow } from "../../../pipeline/facts/evidenceRow.js";
import { everyIssue, type Judgement } from "../../../pipeline/scoring/judgement.js";
import { compiledModule, inlineModules } from "../../page/inlineModules.js";
import { factWords, unknownWords } from "../../words/evidence.js";
import { escapeHtml } from "../../writers/escapeHtml.js";
import type { WorkshopData, WorkshopState } from "./data.js";
import { workshopStyle } from "./style.js";

/**
 * The scoring workshop: one file to project in the partnership's meeting. Evidence, weights and scores at hand, the
 * ranking and its robustness moving with every key, the judgements saved as the file that `csp score` reads. Its script
 * is the compiled modules of `pipeline/scoring`; nothing is fetched and nothing leaves the page but the saved file.
 */
export function workshopPage(data: WorkshopData): string {
  const { organisation, state, to, lastYear, small } = data;
  const script = inlineModules(compiledModule("reports", "documents", "workshop", "script.js"));
  const title = `Scoring workshop: priorities for ${state.planYear}`;
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${title}, ${organisation}`)}</title>
<style>${workshopStyle}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the ranking</a>
<header>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(organisation)}. Evidence of the twelve months to ${escapeHtml(formatMonth(`${to}-01`))}. ${escapeHtml(state.scheme.title)}.</p>
</header>
<main id="main" tabindex="-1">
<section class="live" aria-labelledby="ranking-title">
<h2 id="ranking-title">Ranking</h2>
<p class="sentence" id="robustness"></p>
<div class="wide" tabindex="0" role="region" aria-label="Ranking table">
<table>
<caption>Issues in order of their score</caption>
<thead><tr><th scope="col">Place</th><th scope="col">Issue</th><th scope="col">Score</th><th scope="col">Known</th><th scope="col">By what is known</th><th scope="col">Holds in</th><th scope="col">${lastYear === null ? "Last year" : escapeHtml(lastYear)}</th></tr></thead>
<tbody id="ranking"></tbody>
</table>
</div>
<p class="note">Known: the share of the weight that has a score. By what is known: the places taken when each weight is up to 20% higher or lower, or one criterion is left out. Holds in: the share of 1,000 such draws that leave the place as it is. What has no score is in none of them: give it one to see how far it could move the places.</p>
<details><summary>What would swap neighbours</summary><ul id="swaps"></ul></details>
<p id="said" class="hidden" role="status"></p>
</section>
<div class="work">
<section aria-labelledby="weights-title">
<h2 id="weights-title">Weights</h2>
${weights(state)}
</section>
<section aria-labelledby="scores-title">
<h2 id="scores-title">Scores and evidence</h2>
<p>A judgement replaces the computed score at once. It is saved only with its reason.</p>
${state.issues.map((issue) => issueBlock(issue, data)).join("\n")}
</section>
<section aria-labelledby="save-title">
<h2 id="save-title">Save</h2>
<p>The file takes the place of <code>seeds/judgements.csv</code>; <code>csp score --to ${escapeHtml(to)}${state.scheme.id === "six-criteria" ? "" : ` --scheme ${escapeHtml(state.scheme.id)}`}</code> then gives this order. Changed weights are saved in it too.</p>
<div class="fields">
<div><label for="who">Who decided</label><input id="who" type="text" autocomplete="off"></div>
<div><label for="post">In what post (published instead of the name)</label><input id="post" type="text" autocomplete="off"></div>
<div><label for="when">Day of the meeting</label><input id="when" type="date"></div>
</div>
<div id="faults" class="faults" role="alert" tabindex="-1" hidden><p>Not saved yet</p><ul id="fault-list"></ul></div>
<button type="button" id="save">Save judgements.csv</button><button type="button" id="show">Show the text to copy</button>
<div id="copy" hidden><label for="csv">judgements.csv</label><textarea id="csv" readonly spellcheck="false"></textarea></div>
</section>
</div>
</main>
<footer><p>Made by csp workshop.${small === null ? "" : ` ${small} of sensitive measures are not shown ([c]).`}</p></footer>
<script type="application/json" id="state">${JSON.stringify(state).replaceAll("<", "\\u003c")}</script>
<script type="module">${script}</script>
</body>
</html>
`;
}

function weights({ criteria, judgements }: WorkshopState): string {
  const rows = criteria.map(({ id, name, given }) => {
    const judged = judgements.find((row) => row.priority === everyIssue && row.criterion === id);
    return `<tr><th scope="row"><label for="weight-${id}">${escapeHtml(name)}</label></th><td class="number">${given}</td><td><input id="weight-${id}" type="number" min="0" max="100" step="0.1" value="${judged?.weight ?? given}"></td><td><input class="reason" id="weight-reason-${id}" type="text" aria-label="Reason for the weight of: ${escapeHtml(name)}" value="${escapeHtml(judged?.reason ?? "")}" autocomplete="off"></td></tr>`;
  });
  return `<div class="wide" tabindex="0" role="region" aria-label="Weights table"><table>
<caption>Weight of each criterion</caption>
<thead><tr><th scope="col">Criterion</th><th scope="col">Agreed</th><th scope="col">Weight</th><th scope="col">Reason, if changed</th></tr></thead>
<tbody>${rows.join("\n")}</tbody>
</table></div>`;
}

function issueBlock(issue: WorkshopState["issues"][number], data: WorkshopData): string {
  const { state, evidence, movements } = data;
  const rows = state.criteria.map((criterion) => {
    const key = `${issue.id}-${criterion.id}`;
    const judged = state.judgements.find(
      (row) => row.priority === issue.id && row.criterion === criterion.id,
    );
    const computed = issue.computed[criterion.id] ?? null;
    const about = `${escapeHtml(criterion.name)}, ${escapeHtml(issue.name)}`;
    const found = evidence.filter((row) => row.priority === issue.id && row.criterion === criterion.id);
    return `<tr id="row-${key}"><th scope="row">${escapeHtml(criterion.name)}</th><td${computed === null ? ' class="unknown"' : ""}>${computed ?? "unknown"}</td><td><select id="score-${key}" aria-label="Judgement: ${about}">${options(computed, judged)}</select></td><td><input class="reason" id="reason-${key}" type="text" aria-label="Reason: ${about}" value="${escapeHtml(judged?.reason ?? "")}" autocomplete="off">${judged ? `<span class="note">${escapeHtml(`${judged.name}, ${judged.date}`)}</span>` : ""}</td></tr>
<tr class="evidence"><td colspan="4">${evidenceList(criterion.name, found, data.rollUps.get(criterion.id) ?? "mean")}</td></tr>`;
  });
  const moved = movements.find(({ id }) => id === issue.id);
  return `<details class="issue" id="issue-${issue.id}"><summary><h3>${escapeHtml(issue.name)}</h3> <span class="stands" id="stands-${issue.id}"></span></summary>
${moved ? `<p class="note">Since the last ranking: ${escapeHtml(moved.why)}.</p>` : ""}
<div class="wide" tabindex="0" role="region" aria-label="Scores of ${escapeHtml(issue.name)}"><table>
<caption class="hidden">Scores of ${escapeHtml(issue.name)}</caption>
<thead><tr><th scope="col">Criterion</th><th scope="col">Computed</th><th scope="col">Judged</th><th scope="col">Reason</th></tr></thead>
<tbody>${rows.join("\n")}</tbody>
</table></div>
</details>`;
}

function options(computed: number | null, judged: Judgement | undefined): string {
  const steps = Array.from({ length: 11 }, (_, index) => String(index / 2));
  const given = judged === undefined ? "" : String(judged.score);
  const all =
    given === "" || given === "unknown" || steps.includes(given)
      ? steps
      : [...steps, given].sort((a, b) => Number(a) - Number(b));
  const option = (value: string, text: string): string =>
    `<option value="${value}"${value === given ? " selected" : ""}>${text}</option>`;
  return [
    option("", `computed: ${computed ?? "unknown"}`),
    option("unknown", "unknown"),
    ...all.map((value) => option(value, value)),
  ].join("");
}

/** What is known on a criterion, by kind of evidence; folded away until somebody asks. */
function evidenceList(criterion: string, rows: readonly EvidenceRow[], rollUp: string): string {
  const scored = rows.filter(({ state }) => state === "scored").length;
  const kinds = [...new Set(rows.map(({ what }) => what))].map((what) => {
    const items = rows.filter((row) => row.what === what).map(evidenceItem);
    return `<li><strong>${escapeHtml(what)}</strong><ul>${items.join("")}</ul></li>`;
  });
  return `<details><summary>Evidence<span class="hidden"> on ${escapeHtml(criterion)}</span>: ${scored} of ${rows.length} scored; the ${rollUp} of its kinds counts</summary><ul>${kinds.join("")}</ul></details>`;
}

function evidenceItem({ finding, score, state, reason }: EvidenceRow): string {
  const said =
    state === "scored"
      ? `scores ${score}`
      : state === "shown"
        ? "shown, not scored"
        : `unknown${reason === null || finding.kind === "unknown" ? "" : `: ${unknownWords(reason)}`}`;
  return `<li${state === "unknown" ? ' class="unknown"' : ""}>${escapeHtml(factWords(finding))} (${escapeHtml(said)})</li>`;
}
