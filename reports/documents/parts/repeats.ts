import { isSmall } from "../../../pipeline/disclosure/smallCounts.js";
import { type Repeats, repeatsOf } from "../../../pipeline/findings/repeats.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount } from "../../../pipeline/words/number.js";
import { rounded } from "../../../pipeline/words/round.js";
import { type RepeatKind, repeatKinds } from "../../../pipeline/workspace/contracts/contractRepeats.js";
import { type Block, cell } from "../../document.js";
import { countedThing, measureInSentence } from "../../words/countedThing.js";
import type { AssessedFinding } from "../data/assessedFindings.js";
import type { StrategicData } from "../data/strategicData.js";

/** Fewer records say little of who is a repeat. */
const fewest = 100;
/** More records that name nobody than this share of all, and those that do may be of another kind. */
const mostUnknown = 0.5;

/** The repeats of one kind of a measure in the year of the document. */
export interface FoundRepeats {
  finding: AssessedFinding;
  kind: RepeatKind;
  repeats: Repeats;
  /** records that name no place or no victim */
  unknown: number;
}

/**
 * The repeats of a finding. Null where its records name nobody, are too few, or mostly do not; of a sensitive measure only in the
 * internal copy. What is published has no small number behind a share: of places or victims with one record, with
 * more, or among the tenth.
 */
export function foundRepeats(
  data: StrategicData,
  finding: AssessedFinding,
  kind: RepeatKind,
): FoundRepeats | null {
  const { row, measure } = finding;
  const published = data.internal !== true;
  if (published && (measure.sensitive || data.hidden?.has(measure.measure) === true)) return null;
  const inPeriod = row.period_start === data.period.start && row.period_end === data.period.end;
  if (!inPeriod || row.status !== "complete" || row.value === null) return null;
  const repeats = repeatsOf(
    (data.repeats ?? []).filter(
      (each) =>
        each.kind === kind &&
        each.source === row.source &&
        each.measure === row.measure &&
        each.area === row.area,
    ),
  );
  const { all, repeated, tenth } = repeats;
  const unknown = Math.max(0, row.value - all.records);
  if (all.records < fewest || unknown > mostUnknown * row.value) return null;
  const numbers = [repeated.targets, all.targets - repeated.targets, tenth.targets];
  if (published && numbers.some((number) => isSmall(number, data.partnership.suppressBelow))) return null;
  return { finding, kind, repeats, unknown };
}

/** Of the measures of a chapter the largest with repeat locations, and the largest with repeat victims. */
export const repeating = (data: StrategicData, members: readonly AssessedFinding[]): FoundRepeats[] =>
  repeatKinds.flatMap((kind) =>
    found(data, members, kind)
      .sort((a, b) => b.repeats.all.records - a.repeats.all.records)
      .slice(0, 1),
  );

const found = (data: StrategicData, members: readonly AssessedFinding[], kind: RepeatKind): FoundRepeats[] =>
  members.flatMap((finding) => {
    const one = foundRepeats(data, finding, kind);
    return one === null ? [] : [one];
  });

const plural = { place: "places", victim: "victims" } as const;

/**
 * "Repeat locations: of 1,100 reports that name a place, 62% were at places with two or more in the year, and 31% at the tenth of
 * places with the most. 65 of 1,165 name no place."
 */
export function repeatsWords({ finding: { measure }, kind, repeats, unknown }: FoundRepeats): string {
  const { all, repeated, tenth } = repeats;
  const things = countedThing(measure, all.records) ?? measureInSentence(measure);
  const [here, share] = [percent(repeated.records, all.records), percent(tenth.records, all.records)];
  const names =
    unknown < 0.5
      ? `All name a ${kind}.`
      : `${formatCount(unknown)} of ${formatCount(all.records + unknown)} name no ${kind}.`;
  const of = `of ${formatCount(all.records)} ${things} that name a ${kind}, ${here}`;
  return kind === "place"
    ? `Repeat locations: ${of} were at places with two or more in the year, and ${share} at the tenth of places with the most. ${names}`
    : `Repeat victims: ${of} were of victims with two or more in the year, who are ${percent(repeated.targets, all.targets)} of all victims; ${share} were of the tenth of victims with the most. ${names}`;
}

/** Whole percentages: with decimals the numbers behind them, small ones among them, could be worked out. */
const wholePercent = (part: number, whole: number): number => rounded((100 * part) / whole);

const percent = (part: number, whole: number): string => `${wholePercent(part, whole)}%`;

/** Every measure of a chapter whose records name places or victims; no table where none does. */
export function repeatsTable(
  data: StrategicData,
  title: string,
  id: string,
  members: readonly AssessedFinding[],
): Block[] {
  const all = repeatKinds.flatMap((kind) => found(data, members, kind));
  if (all.length === 0) return [];
  const share = (part: number, whole: number) => ({
    ...cell(percent(part, whole)),
    value: wholePercent(part, whole),
  });
  return [
    {
      kind: "table",
      id: `repeats-${id}`,
      caption: `${title}: repeat ${joinWords([...new Set(all.map(({ kind }) => (kind === "place" ? "locations" : "victims")))])}`,
      columns: [
        { label: "Measure", align: "left" },
        { label: "Of", align: "left" },
        { label: "Records that name one", align: "right" },
        { label: "That name none", align: "right" },
        { label: "With two or more, % of places or victims", align: "right" },
        { label: "Their share of records, %", align: "right" },
        { label: "Share of the tenth with the most, %", align: "right" },
      ],
      rows: all.map(({ finding, kind, repeats: { all: whole, repeated, tenth }, unknown }) => [
        cell(finding.measure.name),
        cell(plural[kind]),
        { ...cell(formatCount(whole.records)), value: whole.records },
        { ...cell(formatCount(unknown)), value: unknown },
        share(repeated.targets, whole.targets),
        share(repeated.records, whole.records),
        share(tenth.records, whole.records),
      ]),
      headerColumn: true,
      units: null,
      notes: [
        "A place or victim is one that the partner gives the same reference or address; what was before the year and comes after it is not seen, so that shares are the least that they can be (Farrell and Pease 1993; Farrell, Sousa and Weisel 2002).",
        "References and addresses are not kept: only how often each keyed hash of one occurs.",
        ...(data.internal === true
          ? []
          : [
              "Percentages are whole, and a measure is left out where fewer places or victims than may be published are behind one.",
            ]),
      ],
      source: joinWords([...new Set(all.map(({ finding }) => finding.supplier))].sort()),
    },
  ];
}
