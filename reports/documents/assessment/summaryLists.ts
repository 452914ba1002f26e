import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { groupBy } from "../../../pipeline/groupBy.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount, formatPercent } from "../../../pipeline/words/number.js";
import { counted } from "../../../pipeline/words/plural.js";
import { type Block, type Inline, strong, text } from "../../document.js";
import { polarityClaim } from "../../words/polarity.js";
import { amongWords, rankFinding, rankWords } from "../../words/rankWords.js";
import { noteWords } from "../../words/reasons.js";
import { whySuppressed } from "../../words/suppressed.js";
import type { AssessmentData } from "../data/assessmentData.js";
import { type Finding, placesOf } from "../data/finding.js";
import { readChange, withCare } from "../data/reading.js";
import { careMark, careNote, untouchedInlines } from "../parts/untouchedWords.js";

/** One line a finding: the figure, the change, what it means and an outstanding place. */
export function findingsList(
  data: AssessmentData,
  id: string,
  title: string,
  found: readonly Finding[],
): Block[] {
  if (found.length === 0) return [];
  return [
    { kind: "heading", level: 2, id, text: title },
    { kind: "list", ordered: false, items: found.map((finding) => item(data, finding)) },
  ];
}

function item(data: AssessmentData, finding: Finding): Inline[] {
  const { row, measure } = finding;
  const change = row.change ?? 0;
  const touched = finding.reading === withCare || finding.untouched !== null;
  const months = touched ? untouchedInlines(finding) : [];
  const polarity = polarityClaim(row, measure);
  const share = row.percent === null ? "" : ` (${formatPercent(row.percent)})`;
  const standing = finding.byRate ?? finding.byCount;
  const end = standing !== null && Math.min(standing.rank.rank_highest, standing.rank.rank_lowest) <= 3;
  const placed = end ? rankFinding(placesOf(finding), data.partnership.county) : null;
  return [
    strong(touched ? `${measure.name} ${careMark}` : measure.name),
    text(
      `${finding.countedBy === null ? "" : ` (${finding.countedBy})`}${finding.otherPeriod ? `, ${formatPeriod(row.period_start, row.period_end)}` : ""}: `,
    ),
    ...(row.change === null
      ? [text("the two years do not compare")]
      : [
          finding.cite(formatCount(row.value ?? 0), "current"),
          text(", "),
          finding.cite(
            `${formatCount(Math.abs(change))} ${change > 0 ? "more" : "fewer"}${share}`,
            "current",
          ),
        ]),
    text(polarity === null || touched ? "." : `. ${polarity}.`),
    ...(months.length === 0 ? [] : [text(" "), ...months, text(".")]),
    text(placed === null ? "" : ` ${placed}`),
  ];
}

/**
 * What would be called higher or lower if a break or a half-full month did not touch either year: marked, with the months
 * that compare.
 */
export function careList(data: AssessmentData, all: readonly Finding[]): Block[] {
  const stands = (reading: Finding["reading"]) => reading === "higher" || reading === "lower";
  const found = all.filter(
    ({ reading, row, measure, untouched }) =>
      (reading === withCare && stands(readChange({ ...row, reasons: [] }, measure))) ||
      stands(untouched?.reading ?? null),
  );
  if (found.length === 0) return [];
  return [
    ...findingsList(data, "summary-care", "Higher or lower, but to be read with care", found),
    { kind: "paragraph", style: "note", inlines: [text(careNote(found))] },
  ];
}

/**
 * Where we are among the three highest of the county: by rate where there is one, since areas differ in size.
 *
 * @param most how many are named, the highest first; of the rest only how many there are
 */
export function standingList(all: readonly Finding[], most = Number.POSITIVE_INFINITY): Block[] {
  const high = all.flatMap(({ measure, byCount, byRate }) => {
    const standing = byRate ?? byCount;
    if (standing === null || standing.rank.rank_highest > 3 || standing.rank.value === 0) return [];
    return [{ name: measure.name, standing, basis: standing === byRate ? "by rate" : "by number" }];
  });
  if (high.length === 0) return [];
  const named =
    // one that is left out is no longer than the words for it
    high.length <= most + 1
      ? high
      : high.toSorted((a, b) => a.standing.rank.rank_highest - b.standing.rank.rank_highest).slice(0, most);
  const groups = groupBy(
    named,
    ({ standing, basis }) => `${amongWords(standing.rank, standing.scope)}, ${basis}`,
  );
  const others = high.length - named.length;
  const said = [
    ...[...groups].map(
      ([place, own]) =>
        `${joinWords(own.map(({ name, standing }) => `${name} (${rankWords(standing.rank)})`))} of ${place}`,
    ),
    ...(others === 0 ? [] : [`and ${counted(others, "other")}`]),
  ];
  return [
    {
      kind: "paragraph",
      style: "plain",
      inlines: [strong("Among the three highest: "), text(`${said.join("; ")}.`)],
    },
  ];
}

/** What cannot be said, and why: measures of one reason together. */
export function unknownList(unknown: readonly Finding[]): Block[] {
  if (unknown.length === 0) return [];
  const groups = new Map<string, string[]>();
  for (const finding of unknown) {
    const why = whyUnknown(finding);
    groups.set(why, [...(groups.get(why) ?? []), finding.measure.name]);
  }
  return [
    { kind: "heading", level: 2, id: "summary-unknown", text: "What cannot be said" },
    {
      kind: "list",
      ordered: false,
      items: [...groups].map(([why, names]) => [
        strong(names.length > 6 ? `${formatCount(names.length)} measures` : joinWords(names)),
        text(`: ${why}.`),
      ]),
    },
  ];
}

function whyUnknown({ row }: Finding): string {
  if (row.held !== null) return "records that could be in the figure are in none";
  const reasons: Record<string, string> = {
    suppressed: `suppressed, ${whySuppressed}`,
    incomplete: "the period was not wholly supplied",
    "half full": "months in the period hold far fewer records than usual",
    "no data": "no data were received",
  };
  const given = reasons[row.status];
  if (given !== undefined) return given;
  if (row.previous_status === "no data") return "no change, for want of a figure for the year before";
  const note = noteWords(row.reasons);
  return `no change can be given${note === null ? "" : ` (${note.replace(/\.$/, "")})`}`;
}
