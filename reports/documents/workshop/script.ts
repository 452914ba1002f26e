import {
  everyIssue,
  type Judgement,
  judgedScores,
  judgedWeights,
} from "../../../pipeline/scoring/judgement.js";
import { judgementsCsv } from "../../../pipeline/scoring/judgementsCsv.js";
import { type Issue, type RankedIssue, rankIssues } from "../../../pipeline/scoring/rankIssues.js";
import { type IssueSensitivity, sensitivity } from "../../../pipeline/scoring/sensitivity.js";
import { swapNeighbours } from "../../../pipeline/scoring/swapNeighbours.js";
import { formatDecimal } from "../../../pipeline/words/number.js";
import { ordinal } from "../../../pipeline/words/ordinal.js";
import { percentText } from "../../../pipeline/words/share.js";
import { pageElement as element, type PageDocument } from "../../page/pageDom.js";
import { robustness } from "../../words/robustness.js";
import { swapSentence } from "../../words/swapSentence.js";
import { escapeHtml } from "../../writers/escapeHtml.js";
import type { WorkshopState } from "./data.js";

// The script of the workshop page. It is compiled, put into the page with all it imports, and runs only there: the
// arithmetic is the modules that `csp score` runs, not a copy of them.

/** Wires the page: every change ranks again, and saving writes what `csp score` reads. */
function startWorkshop(page: PageDocument): void {
  const state = JSON.parse(element(page, "state").textContent ?? "") as WorkshopState;
  const names = new Map(state.issues.map(({ id, name }) => [id, name]));
  const criterionNames = new Map(state.criteria.map(({ id, name }) => [id, name]));
  let orderSaid = "";
  let saved = true;
  let shown = false;

  const weightOf = (criterion: string): number | null => {
    const text = element(page, `weight-${criterion}`).value.trim();
    const weight = Number(text);
    return text !== "" && weight >= 0 && weight <= 100 ? weight : null;
  };

  /** Everything judged on the page as it stands; reasons may still be missing. */
  const typed = (): { judgement: Judgement; field: string; changed: boolean }[] => {
    const name = element(page, "who").value.trim();
    const post = element(page, "post").value.trim();
    const date = element(page, "when").value.trim();
    const entry = (
      priority: string,
      criterion: string,
      score: Judgement["score"],
      weight: number | null,
      field: string,
    ) => {
      const reason = element(page, field).value.trim();
      const before = state.judgements.find((row) => row.priority === priority && row.criterion === criterion);
      const changed =
        before === undefined ||
        before.score !== score ||
        before.weight !== weight ||
        before.reason !== reason;
      const made = { plan_year: state.planYear, priority, criterion, score, weight, reason };
      return {
        judgement: changed
          ? { ...made, name, role: post === "" ? null : post, date }
          : { ...made, name: before.name, role: before.role, date: before.date },
        field,
        changed,
      };
    };
    const weights = state.criteria.flatMap(({ id, given }) => {
      const weight = weightOf(id);
      return weight === null || weight === given
        ? []
        : [entry(everyIssue, id, null, weight, `weight-reason-${id}`)];
    });
    const scores = state.issues.flatMap((issue) =>
      state.criteria.flatMap(({ id }) => {
        const chosen = element(page, `score-${issue.id}-${id}`).value;
        if (chosen === "") return [];
        const score = chosen === "unknown" ? ("unknown" as const) : Number(chosen);
        return [entry(issue.id, id, score, null, `reason-${issue.id}-${id}`)];
      }),
    );
    return [...weights, ...scores];
  };

  const rank = (): void => {
    const judgements = typed().map(({ judgement }) => judgement);
    const given = Object.fromEntries(state.criteria.map(({ id, given: weight }) => [id, weight]));
    const weights = judgedWeights(given, judgements);
    for (const { id } of state.criteria) {
      const field = element(page, `weight-${id}`);
      if (weightOf(id) === null) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    const issues: Issue[] = state.issues.map(({ id, name, computed }) => ({
      id,
      name,
      scores: judgedScores(computed, judgements, id),
    }));
    const ranked = rankIssues(issues, weights, state.scheme);
    const tested = sensitivity(issues, weights, state.scheme);
    element(page, "ranking").innerHTML = ranked
      .map((issue) => rankingRow(issue, tested.issues, state))
      .join("");
    element(page, "robustness").textContent = robustness(tested, names);
    element(page, "swaps").innerHTML = swapNeighbours(issues, weights, state.scheme)
      .map((swap) => `<li>${escapeHtml(swapSentence(swap, names, criterionNames))}</li>`)
      .join("");
    for (const issue of ranked) {
      element(page, `stands-${issue.id}`).textContent =
        issue.position === null
          ? "not placed: too little is known"
          : `${ordinal(issue.position)}, ${formatDecimal(issue.total ?? 0, 2)}`;
    }
    for (const issue of state.issues) {
      for (const { id } of state.criteria) {
        const judged = element(page, `score-${issue.id}-${id}`).value !== "";
        const row = element(page, `row-${issue.id}-${id}`);
        if (judged) row.setAttribute("class", "judged");
        else row.removeAttribute("class");
      }
    }
    const order = ranked
      .map(({ name, position }) => `${position === null ? "not placed" : position} ${name}`)
      .join(", ");
    if (orderSaid !== "" && order !== orderSaid)
      element(page, "said").textContent = `The order is now: ${order}.`;
    orderSaid = order;
    if (shown) element(page, "csv").value = csvText();
  };

  const csvText = (): string =>
    judgementsCsv(
      [...state.others, ...typed().map(({ judgement }) => judgement)].sort((a, b) =>
        a.plan_year < b.plan_year ? -1 : a.plan_year > b.plan_year ? 1 : 0,
      ),
    );

  /** What keeps the judgements from being saved, each with the field to go to. */
  const faults = (): { field: string; text: string }[] => {
    const all = typed();
    const about = ({ priority, criterion }: Judgement): string => {
      const called = state.criteria.find(({ id }) => id === criterion)?.name ?? criterion;
      return priority === everyIssue
        ? `the weight of "${called}"`
        : `${names.get(priority) ?? priority}, "${called}"`;
    };
    const found = all
      .filter(({ judgement }) => judgement.reason === "")
      .map(({ judgement, field }) => ({ field, text: `Give the reason for ${about(judgement)}` }));
    for (const { id, name } of state.criteria) {
      if (weightOf(id) === null)
        found.push({ field: `weight-${id}`, text: `The weight of "${name}" must be a number from 0 to 100` });
    }
    if (all.some(({ changed }) => changed)) {
      if (element(page, "who").value.trim() === "")
        found.push({ field: "who", text: "Say who made the judgements" });
      if (!/^\d{4}-\d{2}-\d{2}$/.test(element(page, "when").value.trim()))
        found.push({ field: "when", text: "Give the day of the meeting" });
    }
    return found;
  };

  const checked = (): boolean => {
    const found = faults();
    const box = element(page, "faults");
    box.hidden = found.length === 0;
    element(page, "fault-list").innerHTML = found
      .map(
        ({ field, text }) =>
          `<li><a href="#${escapeHtml(field)}" id="to-${escapeHtml(field)}">${escapeHtml(text)}</a></li>`,
      )
      .join("");
    for (const { field } of found) {
      element(page, `to-${field}`).addEventListener("click", (event) => {
        event.preventDefault();
        for (const { id } of state.issues)
          if (field.startsWith(`reason-${id}-`)) element(page, `issue-${id}`).setAttribute("open", "");
        element(page, field).focus();
      });
    }
    if (found.length > 0) box.focus();
    return found.length === 0;
  };

  const show = (text: string): void => {
    shown = true;
    element(page, "copy").hidden = false;
    element(page, "csv").value = text;
  };

  element(page, "save").addEventListener("click", () => {
    if (!checked()) return;
    const text = csvText();
    show(text);
    const link = page.createElement("a");
    const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
    link.href = address;
    link.download = "judgements.csv";
    page.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    saved = true;
    element(page, "said").textContent = "Saved as judgements.csv.";
  });
  element(page, "show").addEventListener("click", () => {
    if (!checked()) return;
    show(csvText());
    element(page, "csv").focus();
    element(page, "csv").select();
  });
  const onEdit = (): void => {
    saved = false;
    rank();
  };
  for (const { id } of state.criteria) {
    for (const field of [`weight-${id}`, `weight-reason-${id}`])
      element(page, field).addEventListener("input", onEdit);
    for (const issue of state.issues) {
      for (const field of [`score-${issue.id}-${id}`, `reason-${issue.id}-${id}`])
        element(page, field).addEventListener("input", onEdit);
    }
  }
  for (const field of ["who", "post", "when"]) element(page, field).addEventListener("input", onEdit);
  addEventListener("beforeunload", (event) => {
    if (!saved) event.preventDefault();
  });
  rank();
}

function rankingRow(issue: RankedIssue, tested: readonly IssueSensitivity[], state: WorkshopState): string {
  const own = tested.find(({ id }) => id === issue.id);
  const given = state.issues.find(({ id }) => id === issue.id);
  const top = state.scheme.steps === null ? 5 : state.scheme.steps.length + 1;
  const most = state.scheme.combine === "product" ? top ** state.scheme.fields.length : top;
  const range =
    own === undefined || own.best === null || own.worst === null
      ? ""
      : own.best === own.worst
        ? ordinal(own.best)
        : `${ordinal(own.best)} to ${ordinal(own.worst)}`;
  const width = Math.min(100, ((issue.total ?? 0) / most) * 100).toFixed(1);
  return `<tr><td class="place">${issue.position ?? "–"}</td><th scope="row">${escapeHtml(issue.name)}</th><td class="number">${issue.total === null ? "too little known" : formatDecimal(issue.total, 2)}<svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" width="100" height="4"/><rect class="filled" width="${width}" height="4"/></svg></td><td class="number">${percentText(issue.known)}</td><td>${range}</td><td class="number">${own?.holds === null || own === undefined ? "not placed" : percentText(own.holds)}</td><td>${escapeHtml(given?.lastYear ?? "")}</td></tr>`;
}

declare const document: PageDocument;
declare function addEventListener(type: string, listener: (event: { preventDefault(): void }) => void): void;

startWorkshop(document);
