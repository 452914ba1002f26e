import { formatDay } from "../../../pipeline/calendar/print.js";
import { groupBy } from "../../../pipeline/groupBy.js";
import type { LeftOpen } from "../../../pipeline/scoring/blanks.js";
import type { Judgement } from "../../../pipeline/scoring/judgement.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount, formatDecimal } from "../../../pipeline/words/number.js";
import { ordinal } from "../../../pipeline/words/ordinal.js";
import { oneOrMany } from "../../../pipeline/words/plural.js";
import { rounded } from "../../../pipeline/words/round.js";
import { type Block, type Cell, cell, strong, text } from "../../document.js";
import { asSentence } from "../../words/sentences.js";
import { everyPlaceOpen, isApart, type RankedPriority } from "../data/ranking.js";
import { lastPlace } from "../parts/lastPlace.js";
import type { CommitteePaperData } from "./data.js";

const place = (position: number | null): Cell =>
  position === null ? cell("[x]") : { ...cell(ordinal(position)), value: null };

const score = (value: number | null, decimals: number): Cell =>
  value === null ? cell("[x]") : { ...cell(formatDecimal(value, decimals)), value };

/** Each priority with its place in the plan, by the scores and in the plan before. */
export function rankingTable({ ranked, planYear }: Pick<CommitteePaperData, "ranked" | "planYear">): Block {
  const lastYear = ranked.find((issue) => issue.lastYear !== null)?.lastYear;
  return {
    kind: "table",
    id: "table-priorities",
    caption: `The priorities of ${planYear.replace("-", "/")}, ranked`,
    columns: [
      { label: "Priority", align: "left" },
      { label: "By the evidence", align: "left" },
      { label: "In the plan", align: "left" },
      { label: "Score", align: "right" },
      { label: "Known", align: "right" },
      { label: "By what is known", align: "left" },
      { label: "Place holds in", align: "right" },
      { label: lastYear == null ? "Before" : `In ${lastYear.replace("-", "/")}`, align: "left" },
    ],
    rows: ranked.map((issue) => [
      cell(issue.name),
      place(issue.position),
      place(issue.adopted),
      score(issue.score, 2),
      knownCell(issue),
      cell(range(issue)),
      issue.holds === null
        ? cell("[x]")
        : { ...cell(`${formatDecimal(issue.holds * 100, 1)}%`), value: rounded(issue.holds * 100, 1) },
      { ...cell(lastPlace(issue)), value: null },
    ]),
    headerColumn: true,
    units: `Scores run from 0 to 5. Known: the share of the weights of which something is known. By what is known: the places it takes when weights change by up to a fifth or a criterion is left out; what is unknown could move it further. Place holds in: the share of 1,000 draws of the weights, each up to a fifth higher or lower, in which it keeps its place; issues of one score share their places, and keep them in either order. Shorthand: [x] not available, or not ranked.`,
    notes: [],
    source: "the partnership's scoring of its extracts",
  };
}

/** Of how much of the scheme something is known: "83%". */
export const knownCell = ({ known }: Pick<RankedPriority, "known">): Cell => ({
  ...cell(`${formatDecimal(known * 100, 0)}%`),
  value: Math.round(known * 100),
});

/** Why the plan's order is not that of the evidence, issue by issue; nothing where it is, or where the plan ranks none. */
export function orderReasons(ranked: readonly RankedPriority[]): Block[] {
  const apart = ranked.filter(isApart);
  if (apart.length === 0) return [];
  return [
    { kind: "heading", level: 2, id: "order-reasons", text: "Why the plan has another order" },
    {
      kind: "list",
      ordered: false,
      items: apart.map(({ name, adopted, position, reason }) => [
        strong(name),
        text(
          `: ${ordinal(adopted ?? 0)} in the plan, ${ordinal(position ?? 0)} by the evidence. ${reason === null ? "No reason has been recorded." : asSentence(reason)}`,
        ),
      ]),
    },
  ];
}

/**
 * What unknown scores leave open, which no other column says: "What is unknown leaves every place open: …", or the places of
 * each issue; nothing where all is known.
 */
export function blanksSentence(ranked: readonly Pick<RankedPriority, "name" | "known" | "open">[]): string {
  if (ranked.every(({ known }) => known >= 1 - 1e-9)) return "";
  const count = ranked.length;
  const open = ranked.flatMap(({ name, open: { best, worst } }) =>
    best === null || worst === null ? [] : [{ name, best, worst }],
  );
  if (everyPlaceOpen(ranked)) {
    return `What is unknown leaves every place open: with its own blanks scored 5 and those of the others 0, each of the ${count} could be 1st, and the other way round ${ordinal(count)}.`;
  }
  const groups = groupBy(open, (issue) => range(issue));
  const said = [...groups].map(([places, own]) => `${joinWords(own.map(({ name }) => name))} ${places}`);
  return said.length === 0
    ? ""
    : `If what is unknown were known, whatever it were, they could be: ${said.join("; ")}.`;
}

type Judged = Pick<CommitteePaperData, "ranked" | "criteria" | "judgements">;

/** How many of the scores people judged, of how many. */
export function judgedScores({ ranked, criteria, judgements }: Judged): { judged: number; of: number } {
  const scored = judgements.filter(
    ({ priority, criterion, score }) =>
      score !== null &&
      ranked.some(({ id }) => id === priority) &&
      criteria.some(({ id }) => id === criterion),
  );
  return {
    judged: new Set(scored.map(({ priority, criterion }) => `${priority} ${criterion}`)).size,
    of: ranked.length * criteria.length,
  };
}

/**
 * What of the order rests on judgements: "7 of the 42 scores are judged and not counted. Without them Domestic abuse would be 1st, and
 * Safeguarding, which is 1st, 6th."; nothing where nothing is judged.
 */
export function judgedSentence(of: Judged): string {
  const { judged, of: all } = judgedScores(of);
  if (judged === 0) return "";
  const first = `${formatCount(judged)} of the ${formatCount(all)} scores ${oneOrMany(judged, "is", "are")} judged by people and not made from what is counted.`;
  const moved = of.ranked.filter(({ position, unjudged }) => position !== unjudged);
  if (moved.length === 0)
    return `${first} Without ${oneOrMany(judged, "it", "them")} the order would be the same.`;
  const named = ({ name, position }: Pick<RankedPriority, "name" | "position">) =>
    position === 1 ? `${name} (1st with them)` : name;
  const placed = moved
    .filter(({ unjudged }) => unjudged !== null)
    .toSorted((a, b) => (a.unjudged ?? 0) - (b.unjudged ?? 0))
    .map((issue) => `${named(issue)} would be ${ordinal(issue.unjudged ?? 0)}`);
  const unplaced = moved.filter(({ unjudged }) => unjudged === null).map(named);
  const said = [
    ...placed,
    ...(unplaced.length === 0
      ? []
      : [`${joinWords(unplaced)} could not be placed, since too little would be known`]),
  ];
  return `${first} Without ${oneOrMany(judged, "it", "them")}, ${said.join("; ")}.`;
}

export function range({ best, worst }: LeftOpen): string {
  if (best === null || worst === null) return "[x]";
  return best === worst ? ordinal(best) : `${ordinal(best)} to ${ordinal(worst)}`;
}

type Scored = Pick<CommitteePaperData, "ranked" | "criteria" | "judgements">;

/** Who judged: the post, which is published; the name as well within the partnership. Empty where neither may be said. */
export function judgedBy({ name, role }: Pick<Judgement, "name" | "role">, internal = false): string {
  if (!internal) return role ?? "";
  return role === null ? name : `${name} (${role})`;
}

/** Every score of every priority; a judged one is marked in words. */
export function scoresTable({ ranked, criteria, judgements }: Scored): Block {
  return {
    kind: "table",
    id: "table-scores",
    caption: "Scores by priority and criterion",
    columns: [
      { label: "Priority", align: "left" },
      ...criteria.map(({ name }) => ({ label: name, align: "left" as const })),
    ],
    rows: ranked.map((issue) => [
      cell(issue.name),
      ...criteria.map(({ id }) => {
        const value = issue.scores[id] ?? null;
        const judged = judgements.some((row) => row.priority === issue.id && row.criterion === id);
        if (value === null) return cell(issue.ambiguous.includes(id) ? "unknown (reports)" : "unknown");
        return cell(
          `${Number.isInteger(value) ? value : formatDecimal(value, 1)}${judged ? " (judged)" : ""}`,
        );
      }),
    ]),
    headerColumn: true,
    units:
      "Scores run from 0 to 5. Unknown: no evidence, or it is suppressed. Unknown (reports): fewer reports may be unwelcome, so that by one rule for all such measures neither a trend nor a place is scored; where fewer is better, the lowest place is scored 0. Judged: decided by people, with a reason, below.",
    notes: [],
    source: "the partnership's scoring of its extracts",
  };
}

/** What people decided in place of the evidence, and why. */
export function judgementTable({ judgements, ranked, criteria }: Scored, internal = false): Block[] {
  if (judgements.length === 0) return [];
  return [
    {
      kind: "table",
      id: "table-judgements",
      caption: "Judgements and their reasons",
      columns: [
        { label: "Priority", align: "left" },
        { label: "Criterion", align: "left" },
        { label: "Judged", align: "left" },
        { label: "Reason", align: "left" },
        { label: "By", align: "left" },
      ],
      rows: judgements.map((row) => [
        cell(
          row.priority === "*" ? "All" : (ranked.find(({ id }) => id === row.priority)?.name ?? row.priority),
        ),
        cell(criteria.find(({ id }) => id === row.criterion)?.name ?? row.criterion),
        cell(row.weight === null ? String(row.score) : `weight ${row.weight}`),
        cell(row.reason),
        cell([judgedBy(row, internal), formatDay(row.date)].filter((part) => part !== "").join(", ")),
      ]),
      headerColumn: true,
      units: null,
      notes: [],
      source: "the partnership",
    },
  ];
}
