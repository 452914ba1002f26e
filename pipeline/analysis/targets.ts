import { ordinal } from "../scoring/ordinal.js";
import { shareText } from "../scoring/shareText.js";
import type { SuccessMeasure } from "../workspace/planningSeeds.js";
import type { EvidenceData, Figure } from "./evidenceData.js";
import { isWhole, number } from "./evidenceFigure.js";
import type { FindingsRankRow } from "./findingRows.js";
import type { PlanRow } from "./plan.js";
import { planYearDays } from "./planYears.js";

export type Answer = "met" | "not met" | "cannot be judged";

/** What a success measure comes to, with its figures. */
export interface TargetRow {
  plan_year: string;
  number: number;
  priority: string;
  text: string;
  kind: string;
  answer: Answer;
  /** the figures it rests on */
  figures: string | null;
  /** how certain that is: the interval of a place, the verdict on a change */
  certainty: string | null;
  /** why it is so, or why it cannot be judged */
  reason: string;
  period: string | null;
  note: string | null;
}

/** What success measures are judged by: the twelve months asked for, the year before, and the plan's actions. */
export interface TargetData {
  now: EvidenceData;
  before: EvidenceData;
  /** scope → how many areas are compared in it */
  scopes: ReadonlyMap<string, number>;
  /** the actions of the plan year as at the day asked for */
  actions: readonly PlanRow[];
  /** ISO day */
  asAt: string;
}

type Judged = Pick<TargetRow, "answer" | "reason"> & Partial<Pick<TargetRow, "figures" | "certainty">>;

const unknown = (reason: string, figures: string | null = null): Judged => ({
  answer: "cannot be judged",
  reason,
  figures,
});
const answered = (
  met: boolean,
  reason: string,
  figures: string,
  certainty: string | null = null,
): Judged => ({
  answer: met ? "met" : "not met",
  reason,
  figures,
  certainty,
});

/** Met, not met or cannot be judged, by the kind of the measure; never a guess. */
export function judgeTarget(target: SuccessMeasure, data: TargetData): TargetRow {
  const figure = data.now.figures.find(({ measure }) => measure === target.measure) ?? null;
  const judged = judge(target, data, figure);
  const early = data.now.to < planYearDays(target.plan_year).start.slice(0, 7);
  const ofFigures = target.measure !== null;
  const notes = [
    target.note,
    ofFigures && early && judged.answer !== "cannot be judged"
      ? `the twelve months end before the plan year ${target.plan_year} begins: where it stands at the outset`
      : null,
  ].filter((note) => note !== null);
  return {
    plan_year: target.plan_year,
    number: target.number,
    priority: target.priority,
    text: target.text,
    kind: target.kind.replaceAll("_", " "),
    answer: judged.answer,
    figures: judged.figures ?? null,
    certainty: judged.certainty ?? null,
    reason: judged.reason,
    period: ofFigures ? (figure?.period_label ?? null) : `as at ${data.asAt}`,
    note: notes.length === 0 ? null : notes.join("; "),
  };
}

function judge(target: SuccessMeasure, data: TargetData, figure: Figure | null): Judged {
  if (target.kind === "actions_done") return actionsDone(target, data);
  if (target.kind === "actions_on_target") return actionsOnTarget(target, data);
  if (figure === null) return unknown(`no extract supplies ${target.measure ?? "its measure"}`);
  if (!isWhole(figure)) return unknown(figure.note ?? figure.status);
  const value = figure.value ?? 0;
  const said = `${number(value)} ${figure.unit}`;
  switch (target.kind) {
    case "lowest":
      return lowest(target, data, figure);
    case "better_position":
    case "maintain_position":
      return position(target, data, figure);
    case "fewer":
    case "more":
    case "at_least_last_year":
      return againstBefore(target, data, figure);
    case "at_least":
      return target.target === null
        ? unknown("seeds/success_measures.csv gives no number to reach", said)
        : answered(value >= target.target, `at least ${number(target.target)} were wanted`, said);
    case "share_at_least":
      return shareAtLeast(target, data, figure);
    case "reported":
      return answered(true, "the number is reported", said);
    case "baseline":
      return answered(true, "there is a figure for a whole year to measure against", said);
  }
}

const rankOf = (data: EvidenceData, figure: Figure): FindingsRankRow | null =>
  data.ranks.find(
    ({ measure, source, basis }) =>
      measure === figure.measure && source === figure.source && basis === "count",
  ) ?? null;

const placed = (row: FindingsRankRow): string =>
  `${row.rank_lowest === 1 ? "lowest" : `${ordinal(row.rank_lowest)} lowest`}, ${row.rank_highest === 1 ? "highest" : `${ordinal(row.rank_highest)} highest`} of ${row.of} (${number(row.value)})`;

/** Among the lowest n by count. Areas without a figure could stand before it, and the interval says how sure the place is. */
function lowest({ target }: SuccessMeasure, data: TargetData, figure: Figure): Judged {
  const row = rankOf(data.now, figure);
  if (!row) return unknown("no county data to rank by", `${number(figure.value ?? 0)} ${figure.unit}`);
  if (target === null) return unknown("seeds/success_measures.csv does not say among how many", placed(row));
  const broken = withheld(data, figure);
  if (broken) return unknown(`a recording break falls inside the period: ${broken}`, placed(row));
  const absent = Math.max(0, (data.scopes.get(row.scope) ?? row.of) - row.of);
  const met = row.rank_lowest <= target;
  if (met && row.rank_lowest + absent > target) {
    return unknown(
      `${absent} of ${row.of + absent} areas have no whole figure and could stand before it`,
      placed(row),
    );
  }
  return answered(met, `among the lowest ${target} was wanted`, placed(row), certaintyOf(row, target));
}

function certaintyOf(row: FindingsRankRow, target: number): string {
  if (row.rank_lower === null || row.rank_upper === null) return "no interval for this place";
  const best = row.of + 1 - row.rank_upper;
  const worst = row.of + 1 - row.rank_lower;
  const range =
    best === worst
      ? best === 1
        ? "lowest"
        : `${ordinal(best)} lowest`
      : `${ordinal(best)} to ${ordinal(worst)} lowest`;
  const alike = row.indistinguishable_from ?? 0;
  const others =
    alike === 0 ? "clear of all others" : `not distinguishable from ${alike} other${alike === 1 ? "" : "s"}`;
  const sure = worst <= target ? "certain" : best > target ? "certainly not" : "not certain";
  return `${sure}: ${range} with 95 % certainty, ${others}`;
}

/** A better place than the year before is one further from the highest; where more is good, one nearer to it. */
function position({ kind }: SuccessMeasure, data: TargetData, figure: Figure): Judged {
  const now = rankOf(data.now, figure);
  if (!now) return unknown("no county data to rank by", `${number(figure.value ?? 0)} ${figure.unit}`);
  const then = rankOf(data.before, figure);
  if (!then) return unknown("no place of the year before to compare with", placed(now));
  const figures = `${placed(now)}, the year before ${placed(then)}`;
  if (now.of !== then.of)
    return unknown(`ranked among ${now.of} now and ${then.of} the year before`, figures);
  const broken = withheld(data, figure);
  if (broken) return unknown(`a recording break falls between the two years: ${broken}`, figures);
  const gained = (now.rank_highest - then.rank_highest) * (figure.polarity === "up" ? -1 : 1);
  const overlap =
    now.rank_lower !== null && now.rank_upper !== null && then.rank_lower !== null && then.rank_upper !== null
      ? now.rank_lower <= then.rank_upper && then.rank_lower <= now.rank_upper
        ? "the two places' intervals overlap: the move is within what chance gives"
        : "the two places' intervals are apart"
      : null;
  const moved =
    gained === 0
      ? "the same place"
      : `${Math.abs(gained)} ${Math.abs(gained) === 1 ? "place" : "places"} ${gained > 0 ? "better" : "worse"}`;
  return answered(kind === "maintain_position" ? gained >= 0 : gained > 0, moved, figures, overlap);
}

/** Fewer, more, or no fewer than the year before or than the baseline that the measure gives. */
function againstBefore(target: SuccessMeasure, data: TargetData, figure: Figure): Judged {
  const value = figure.value ?? 0;
  const meets = (than: number): boolean =>
    target.kind === "fewer" ? value < than : target.kind === "more" ? value > than : value >= than;
  if (target.baseline !== null) {
    const [from, to] = target.baseline_period?.split("..") ?? [];
    const figures = `${number(value)} ${figure.unit} (baseline ${number(target.baseline)})`;
    if (
      from !== undefined &&
      to !== undefined &&
      figure.period_start.slice(0, 7) <= to &&
      figure.period_end.slice(0, 7) >= from
    ) {
      return unknown("the period asked for holds months of the baseline's own year", figures);
    }
    return answered(
      meets(target.baseline),
      `${target.kind} than the baseline of ${number(target.baseline)} was wanted`,
      figures,
    );
  }
  if (figure.previous === null || figure.previous_status !== "complete") {
    return unknown("no whole figure of the year before", `${number(value)} ${figure.unit}`);
  }
  const row = data.now.changes.find(
    ({ measure, source, period_end }) =>
      measure === figure.measure && source === figure.source && period_end === figure.period_end,
  );
  const figures = `${number(value)} ${figure.unit} (${number(figure.previous)})`;
  if (row?.break_effect === "withhold")
    return unknown(`a recording break falls inside: ${row.note ?? "not comparable"}`, figures);
  const flag = row?.break_effect === "flag" && row.note ? `; ${row.note}` : "";
  const wanted = target.kind === "at_least_last_year" ? "no fewer" : target.kind;
  return answered(
    meets(figure.previous),
    `${wanted} than the year before was wanted`,
    figures,
    row ? `${row.verdict}${flag}` : null,
  );
}

function shareAtLeast(target: SuccessMeasure, data: TargetData, figure: Figure): Judged {
  const whole = data.now.figures.find(
    ({ measure, period_end }) => measure === target.of_measure && period_end === figure.period_end,
  );
  if (!whole || !isWhole(whole))
    return unknown(`no extract supplies ${target.of_measure ?? "what it is a share of"}`);
  if (target.target === null) return unknown("seeds/success_measures.csv gives no share to reach");
  const [part, of] = [figure.value ?? 0, whole.value ?? 0];
  if (of === 0) return unknown("a share of none", `0 of 0`);
  if (part > of) return unknown(`${number(part)} is more than the ${number(of)} it is a share of`);
  return answered(
    (part / of) * 100 >= target.target - 1e-9,
    `at least ${target.target} % was wanted`,
    shareText(part, of),
  );
}

function actionsDone({ actions, plan_year }: SuccessMeasure, data: TargetData): Judged {
  const named = data.actions.filter(({ number: id }) => actions.includes(id));
  if (named.length === 0) return unknown("no action is named for it");
  const done = named.filter(({ state }) => state === "achieved");
  const figures = `actions ${actions.join(", ")} achieved: ${shareText(done.length, named.length)}`;
  if (done.length === named.length) return answered(true, "all of its actions are achieved", figures);
  if (named.every(({ returned }) => returned === null))
    return unknown(`nothing was returned on its actions by ${data.asAt}`, figures);
  const open = named.filter(({ state }) => state !== "achieved");
  const waiting = open.filter(({ state }) => state === "not yet due" || state === "no due date");
  const list = (rows: readonly PlanRow[]): string =>
    rows.map(({ number: id, by_when }) => `${id} (${by_when})`).join(", ");
  if (waiting.length === open.length && data.asAt <= planYearDays(plan_year).end) {
    return unknown(`not yet due: ${list(open)}`, figures);
  }
  return answered(false, `not achieved: ${list(open)}`, figures);
}

function actionsOnTarget({ priority, target, plan_year }: SuccessMeasure, data: TargetData): Judged {
  const own = data.actions.filter((row) => row.priority === priority && row.plan_year === plan_year);
  if (own.length === 0) return unknown(`the actions of ${plan_year} are not in seeds/actions.csv`);
  if (target === null) return unknown("seeds/success_measures.csv gives no share to reach");
  if (own.every(({ returned }) => returned === null))
    return unknown(`nothing was returned on its actions by ${data.asAt}`);
  const good = own.filter(({ rag }) => rag === "green").length;
  return answered(
    (good / own.length) * 100 >= target,
    `at least ${target} % was wanted`,
    shareText(good, own.length),
  );
}

/** The reason of a break that forbids comparison and lies within the figure's twelve months. */
function withheld(data: TargetData, figure: Figure): string | null {
  const found = data.now.breaks.find(
    ({ applies_to, effect, date }) =>
      effect === "withhold" &&
      (applies_to === "*" || applies_to === figure.measure) &&
      date > figure.period_start &&
      date <= figure.period_end,
  );
  return found?.reason ?? null;
}
