import { createHash } from "node:crypto";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runChecks } from "../../pipeline/build/checks.js";
import { paramsOf } from "../../pipeline/build/paramsOf.js";
import { UserError } from "../../pipeline/errors.js";
import { readChanges } from "../../pipeline/findings/changes.js";
import { findingColumns } from "../../pipeline/findings/findings.js";
import { readSeries, signalOf } from "../../pipeline/findings/signals.js";
import { ingest, openForWriting } from "../../pipeline/ingest/ingest.js";
import { makeModels, models, setParams } from "../../pipeline/store/models.js";
import type { Store } from "../../pipeline/store/open.js";
import { placesOf } from "../../pipeline/store/places.js";
import type { Reason } from "../../pipeline/store/reason.js";
import { tableOf } from "../../pipeline/store/tableOf.js";
import { init } from "../../pipeline/workspace/init.js";
import { readOverrides } from "../../pipeline/workspace/planning.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { noteIn } from "../reasons.js";
import type { Deliveries } from "./damage.js";
import { district, force } from "./facts.js";
import type { Shape } from "./shape.js";
import type { SentFile } from "./table.js";

export type Outcome = "right" | "flagged" | "refused" | "wrong";

export interface Verdict {
  outcome: Outcome;
  /** what is wrong, or the first word that flags or refuses */
  words: string[];
}

/** What the store says of the year to September 2023. */
export interface Answer {
  trends: TrendRead[];
  ranks: RankRead[];
  signals: { measure: string; rule: string | null; side: string | null }[];
  /** complete figures of periods that reach beyond what was supplied */
  beyond: string[];
}

interface TrendRead {
  measure: string;
  area: string;
  value: number | null;
  status: string;
  previous: number | null;
  previous_status: string;
  percent: number | null;
  note: string | null;
  verdict: string | null;
}

interface RankRead {
  measure: string;
  scope: string;
  area: string;
  value: number;
  rank_highest: number;
  /** the last possible place, where hidden counts of others leave it open */
  rank_highest_to: number;
  rank_lowest: number;
  note: string | null;
}

export interface Run {
  refusals: string[];
  lines: string[];
  crash: string | null;
  answer: Answer | null;
}

let template: string | undefined;

/** The folder that all cases of this process are copied from. */
function templateFolder(): string {
  template ??= init(path.join(mkdtempSync(path.join(tmpdir(), "csp-damage-")), "workspace"), {
    district,
    samplePlan: true,
  });
  return template;
}

/** A partnership's folder that has the shape's own contract and areas. */
export function folderFor(shape: Shape): string {
  const folder = mkdtempSync(path.join(tmpdir(), "csp-damage-"));
  cpSync(templateFolder(), folder, { recursive: true });
  if (shape.contract !== undefined)
    writeFileSync(path.join(folder, "seeds", "contracts", `${shape.source}.yaml`), shape.contract);
  if (shape.areas) appendFileSync(path.join(folder, "seeds", "areas.csv"), `${shape.areas.join("\n")}\n`);
  return folder;
}

/** Puts files into a folder and ingests them, as a person would who has nobody to ask. */
async function deliver(folder: string, files: readonly SentFile[], result: Run): Promise<void> {
  mkdirSync(path.join(folder, "data"), { recursive: true });
  for (const { name, bytes } of files) writeFileSync(path.join(folder, "data", name), bytes);
  const { lines, refusals } = await ingest(folder, []);
  result.lines.push(...lines);
  result.refusals.push(...refusals);
}

/** Folders in which a shape's first delivery was ingested, which many of its cases have in common. */
const begun = new Map<string, Promise<{ folder: string; result: Run }>>();

async function begin(shape: Shape, files: readonly SentFile[]): Promise<{ folder: string; result: Run }> {
  const folder = folderFor(shape);
  const result: Run = { refusals: [], lines: [], crash: null, answer: null };
  await deliver(folder, files, result);
  return { folder, result };
}

function begunWith(shape: Shape, files: readonly SentFile[]): Promise<{ folder: string; result: Run }> {
  const hash = createHash("sha256").update(shape.name);
  for (const { name, bytes } of files) hash.update(`\n${name}\n`).update(bytes);
  const key = hash.digest("hex");
  const running = begun.get(key) ?? begin(shape, files);
  begun.set(key, running);
  return running;
}

/** Ingests the deliveries one after another in a folder of their own, and does `then` there before it is removed. */
async function inFolder(
  shape: Shape,
  deliveries: Deliveries,
  then: (folder: string, result: Run) => Promise<void>,
): Promise<Run> {
  const folder = mkdtempSync(path.join(tmpdir(), "csp-damage-"));
  const result: Run = { refusals: [], lines: [], crash: null, answer: null };
  try {
    const [first = [], ...later] = deliveries;
    const before = await begunWith(shape, first);
    cpSync(before.folder, folder, { recursive: true, preserveTimestamps: true });
    result.lines.push(...before.result.lines);
    result.refusals.push(...before.result.refusals);
    for (const files of later) await deliver(folder, files, result);
    await then(folder, result);
  } catch (error) {
    if (error instanceof UserError) result.refusals.push(`${error.message}: ${error.hint ?? ""}`);
    else result.crash = error instanceof Error ? (error.stack ?? error.message) : String(error);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return result;
}

/** Ingests the deliveries one after another, and reads what comes of it. */
export const run = (shape: Shape, deliveries: Deliveries): Promise<Run> =>
  inFolder(shape, deliveries, async (folder, result) => {
    result.answer = await answerOf(folder, shape);
  });

/** What is asked about, or refused, of the deliveries. */
export async function refusalsOf(shape: Shape, deliveries: Deliveries): Promise<string[]> {
  const { crash, refusals } = await inFolder(shape, deliveries, async () => {});
  if (crash !== null) throw new Error(crash);
  return refusals;
}

const asked = { to: "2023-09", months: 12 };

/** The marts of one period, made once and not twice as `csp trends` does; the SQL is the same. */
export async function answerOf(folder: string, shape: Shape): Promise<Answer> {
  const workspace = readWorkspace(folder);
  const store = await openForWriting(workspace, placesOf(folder), { threads: 1 });
  try {
    const [count] = await store.rows<{ n: number }>("select count(*) as n from supplies where not removed");
    if (count?.n === 0) return { trends: [], ranks: [], signals: [], beyond: [] };
    await setParams(store, paramsOf(workspace, asked));
    await makeModels(store, models);
    await runChecks(store, readOverrides(folder));
    return await read(store, shape);
  } finally {
    store.close();
  }
}

async function read(store: Store, { source, truth, from = "2021-10-01" }: Shape): Promise<Answer> {
  const changes = await readChanges(store, "t.period_kind = 'asked'");
  await tableOf(store, "findings_change", findingColumns.findings_change, changes, { temporary: true });
  const areas = [...new Set(truth.map(({ area }) => area))];
  const trends = await store.rows<Omit<TrendRead, "note"> & { reasons: Reason[] }>(
    `select t.measure, t.area, t.value, t.status, t.previous, t.previous_status, t.percent, t.reasons, f.verdict
     from trends t left join findings_change f using (source, measure, area, period_kind)
     where t.source = $source and t.period_kind = 'asked' order by t.measure, t.area`,
    { source },
  );
  const ranks = await store.rows<Omit<RankRead, "note"> & { reasons: Reason[] }>(
    `select measure, scope, area, value, rank_highest, rank_highest_to, rank_lowest, reasons from ranks
     where source = $source and period_kind = 'asked' and basis = 'count' order by all`,
    { source },
  );
  const beyond = await store.rows<{ text: string }>(
    `select distinct measure || ' ' || strftime(period_start, '%Y-%m') as text from series
     where source = $source and status = 'complete' and (period_end < $from::date or period_start > '2023-09-30') order by 1`,
    { source, from },
  );
  const series = await readSeries(store, {
    areas: areas.filter((area) => area === district),
    to: "2023-09-30",
    source,
  });
  return {
    trends: trends.map(withNote),
    ranks: ranks.map(withNote),
    signals: series.flatMap((one) => {
      const { signal } = signalOf(one);
      return signal?.month.startsWith("2023-09")
        ? [{ measure: signal.measure, rule: signal.rule, side: signal.side }]
        : [];
    }),
    beyond: beyond.map(({ text }) => text),
  };
}

const withNote = <Row extends { reasons: Reason[] }>(
  row: Row,
): Omit<Row, "reasons"> & { note: string | null } => {
  const { reasons: _, ...rest } = row;
  return { ...rest, note: noteIn(row) };
};

/** How it ends: no figure that is called complete may differ from what happened, nor may what is said of it. */
export function judge(
  shape: Shape,
  clean: Answer,
  { refusals, lines, crash, answer }: Run,
  parts = false,
): Verdict {
  if (crash !== null)
    return { outcome: "wrong", words: [`crash: ${crash.split("\n").slice(0, 2).join(" ")}`] };
  const wrong: string[] = refusals
    .filter((text) => text.includes("\n") || text.trim() === "")
    .map((text) => `a refusal that is not one line: ${text}`);
  const flags: string[] = [];
  if (answer && !(parts && refusals.length > 0)) {
    for (const figure of shape.truth) compare(figure, clean, answer, wrong, flags);
    places(shape, clean, answer, wrong, flags);
    for (const { measure, rule, side } of answer.signals) {
      const before = clean.signals.find((one) => one.measure === measure);
      if (rule !== null && (before?.rule === null || before?.side !== side))
        wrong.push(`${measure}: signal ${rule} ${side}, of which there is none`);
    }
    for (const text of answer.beyond) wrong.push(`complete where nothing was sent: ${text}`);
  }
  if (wrong.length > 0) return { outcome: "wrong", words: [...wrong, ...lines, ...refusals] };
  if (refusals.length > 0) return { outcome: "refused", words: refusals };
  if (flags.length > 0) return { outcome: "flagged", words: flags };
  return { outcome: "right", words: lines };
}

function compare(
  figure: Shape["truth"][number],
  clean: Answer,
  answer: Answer,
  wrong: string[],
  flags: string[],
): void {
  const same = (one: TrendRead): boolean => one.measure === figure.measure && one.area === figure.area;
  const name = `${figure.measure} ${figure.area}`;
  const found = answer.trends.find(same);
  const before = clean.trends.find(same);
  if (!found) {
    flags.push(`${name}: no figure`);
    return;
  }
  const years = [
    ["this year", found.status, found.value, figure.value],
    ["last year", found.previous_status, found.previous, figure.previous],
  ] as const;
  for (const [year, status, value, truth] of years) {
    if (status === "complete" && value !== truth)
      wrong.push(`${name} ${year}: ${value} complete, is ${truth}`);
    else if (status !== "complete" && truth !== null)
      flags.push(`${name} ${year}: ${value} ${status}, ${found.note}`);
    if (status !== "complete" && !found.note) wrong.push(`${name} ${year}: ${status} without a note`);
  }
  if (found.percent !== null && found.percent !== before?.percent)
    wrong.push(`${name}: ${found.percent} per cent, is ${before?.percent}`);
  const said = found.verdict;
  if (said !== null && said !== "not comparable" && said !== "too few to say" && said !== before?.verdict)
    wrong.push(`${name}: said to be ${said}, is ${before?.verdict}`);
}

const inScope = (scope: string, area: string): boolean =>
  area.startsWith("E05") === (scope === "wards") && area !== force;

/** A place holds among the areas that have one. */
function places(shape: Shape, clean: Answer, answer: Answer, wrong: string[], flags: string[]): void {
  const rankings = new Map<string, RankRead[]>();
  for (const row of answer.ranks) {
    // of partnerships nothing was counted that is not counted of their districts
    if (row.scope.endsWith("csps")) continue;
    const key = `${row.measure} ${row.scope}`;
    rankings.set(key, [...(rankings.get(key) ?? []), row]);
  }
  for (const [key, rows] of rankings) {
    const truths = new Map(
      shape.truth
        .filter(({ measure }) => measure === rows[0]?.measure)
        .map(({ area, value }) => [area, value]),
    );
    const known = rows.filter(({ area }) => truths.has(area));
    if (truths.size === 0) continue; // a measure that nobody counted: no figure of the supply's
    for (const row of rows) {
      const truth = truths.get(row.area) ?? 0;
      if (row.note === null && row.value !== truth)
        wrong.push(`${key} ${row.area}: ranked with ${row.value}, is ${truth}`);
      const places = [
        [...truths.keys()].filter((area) => inScope(row.scope, area)),
        known.map(({ area }) => area),
      ].map((areas) => areas.filter((area) => (truths.get(area) ?? 0) > truth).length + 1);
      // where areas have no figure, or none that is whole, the place is among the others
      const possible = row.note === null ? places.slice(0, 1) : places;
      const holds = (place: number): boolean => row.rank_highest <= place && place <= row.rank_highest_to;
      if (truths.has(row.area) && !possible.some(holds))
        wrong.push(
          `${key} ${row.area}: place ${row.rank_highest} to ${row.rank_highest_to}, is ${possible.join(" or ")}`,
        );
      const same = (one: RankRead): boolean => one.measure === row.measure && one.scope === row.scope;
      if (row.note !== null && !clean.ranks.some((one) => same(one) && one.note === row.note))
        flags.push(`${key}: ${row.note}`);
    }
  }
}

/** What the clean supply says; the words about it are held against this, its figures against the count. */
export function answered(shape: Shape, { answer, crash, refusals }: Run): Answer {
  if (!answer) throw new Error(`${shape.name}: ${crash ?? refusals.join("\n")}`);
  return answer;
}
