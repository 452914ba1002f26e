import { formatDay, formatMonth, formatPeriod } from "../../../pipeline/calendar/print.js";
import type { MonthlyRow } from "../../../pipeline/store/rows.js";
import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount } from "../../../pipeline/words/number.js";
import { counted, oneOrMany } from "../../../pipeline/words/plural.js";
import { type Block, type Inline, strong, text } from "../../document.js";
import { noteWords, ofPercentages, reasonNotes } from "../../words/reasons.js";
import { asSentence } from "../../words/sentences.js";
import { whySuppressed } from "../../words/suppressed.js";
import type { AssessmentData } from "../data/assessmentData.js";
import type { Finding } from "../data/finding.js";
import { withCare } from "../data/reading.js";

/** What was quarantined, what is not whole, and what the figures' own notes say: said, not smoothed. */
export function dataQuality(data: AssessmentData, all: readonly Finding[]): Block[] {
  const items = [
    ...silent(data, all),
    ...setAside(data),
    ...doubted(data),
    ...confirmed(data),
    ...partMonths(data, all),
    ...notWhole(all),
    ...notes(all),
    ...leftOut(all),
  ];
  return [
    { kind: "heading", level: 1, id: "data-quality", text: "Data quality" },
    {
      kind: "paragraph",
      style: "plain",
      inlines: [
        text(
          items.length === 0
            ? "Every line received could be read, and every period shown was wholly supplied."
            : "The figures in this document are subject to the following. Nothing was filled in or estimated; a gap is shown as a gap and never counted as none.",
        ),
      ],
    },
    ...(items.length === 0 ? [] : [{ kind: "list" as const, ordered: false, items }]),
  ];
}

/** Which months were chosen to be compared, and what was tried so that the choice does not make the verdict. */
function leftOut(all: readonly Finding[]): Inline[][] {
  const found = all.flatMap(({ untouched }) => untouched ?? []);
  const [first] = found;
  if (first === undefined) return [];
  const out = [...new Set(found.map((months) => months.leftOut))];
  return [
    [
      strong("Months that compare"),
      text(
        `: where some months are not recorded alike, they are left out of both years (${joinWords(out)}), and the others, such as ${first.words}, are compared by themselves. The comparison is tried again without one, two and three months more beside them; where it then turns round, no verdict is given.`,
      ),
    ],
  ];
}

/** A source that was received, but has nothing for these years, is named rather than left out in silence. */
function silent({ supplies }: AssessmentData, all: readonly Finding[]): Inline[][] {
  const quiet = supplies.filter(
    ({ source, state, covers_from }) =>
      covers_from !== "" && state !== "superseded" && !all.some(({ row }) => row.source === source),
  );
  return [...new Set(quiet.map(({ source }) => source))].sort().map((source) => {
    const own = quiet.filter((supply) => supply.source === source);
    const from = own.map(({ covers_from }) => covers_from).sort()[0] ?? "";
    const to =
      own
        .map(({ covers_to }) => covers_to)
        .sort()
        .at(-1) ?? "";
    return [
      strong(own[0]?.title ?? source),
      text(` (${own[0]?.supplier}): no figure is shown; what was received covers ${formatPeriod(from, to)}.`),
    ];
  });
}

function setAside({ supplies }: AssessmentData): Inline[][] {
  return supplies
    .filter(({ quarantined, state }) => quarantined > 0 && state !== "superseded")
    .sort((a, b) => (a.file < b.file ? -1 : 1))
    .map(({ file, supplier, quarantined, accepted }) => [
      strong(supplier),
      text(
        `: ${counted(quarantined, "record")} of ${file} could not be read and ${oneOrMany(quarantined, "is", "are")} in no figure; ${counted(accepted, "was", "were")} taken. Figures to which ${oneOrMany(quarantined, "it", "they")} could belong are marked as incomplete.`,
      ),
    ]);
}

/** Files that were taken though it was not plain what they do to those before them. */
function doubted({ supplies }: AssessmentData): Inline[][] {
  return supplies.flatMap(({ file, supplier, state, taken, doubt }) =>
    doubt === null || taken === null || state === "superseded"
      ? []
      : [
          [
            strong(supplier),
            text(
              taken === "add"
                ? `: ${file} was added to what had been received for the same months, by the analyst's decision: ${asSentence(doubt)}`
                : `: ${file} was taken in place of what had been received for the same months, by the analyst's decision, although ${asSentence(doubt).replace(/^./, (first) => first.toLowerCase())}`,
            ),
          ],
        ],
  );
}

/** Figures that would be marked as doubtful had their supplier not been asked. */
function confirmed({ confirmed = [], supplies, measures }: AssessmentData): Inline[][] {
  return confirmed.map(({ source, measure, from, until, reason, role }) => {
    const { title = source, supplier = null } = supplies.find((supply) => supply.source === source) ?? {};
    const of = measures.find((known) => known.measure === measure)?.name ?? title;
    return [
      strong(supplier ?? title),
      text(
        `: the figures of ${of} from ${formatDay(from)} to ${formatDay(until)} look doubtful and are taken as right. Decided by: ${role}. Reason: ${asSentence(reason)}`,
      ),
    ];
  });
}

/** Months of the figures shown here that are not whole; what other years lack is not this document's matter. */
function partMonths({ monthly, measures }: AssessmentData, all: readonly Finding[]): Inline[][] {
  const groups = new Map<string, MonthlyRow[]>();
  for (const row of monthly) {
    if (row.status !== "half full" && row.status !== "incomplete") continue;
    if (row.more !== null) continue; // what it lacks is said of the whole period
    const shown = all.some(
      ({ row: of }) =>
        of.source === row.source &&
        of.measure === row.measure &&
        of.area === row.area &&
        row.month >= of.previous_start &&
        row.month <= of.period_end,
    );
    if (!shown) continue;
    const key = `${row.measure} ${row.source} ${row.status}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((rows) => {
    const first = rows[0];
    const name = measures.find(({ measure }) => measure === first?.measure)?.name ?? first?.measure ?? "";
    const months = rows.map(({ month }) => month).sort();
    const which =
      months.length > 6
        ? `${formatCount(months.length)} months between ${formatMonth(months[0] ?? "")} and ${formatMonth(months[months.length - 1] ?? "")}`
        : joinWords(months.map(formatMonth));
    const verb = months.length === 1 ? "holds" : "hold";
    return [
      strong(name),
      text(
        first?.status === "half full"
          ? `: ${which} ${verb} far fewer records than usual and must be taken for incomplete, not for a fall.`
          : `: ${which} ${oneOrMany(months.length, "was", "were")} not wholly supplied.`,
      ),
    ];
  });
}

function notWhole(all: readonly Finding[]): Inline[][] {
  return together(
    all.flatMap(({ measure, row, supplier }) => {
      const reason =
        row.held !== null && row.reasons.length > 0
          ? asSentence(noteWords(row.reasons) ?? "")
          : row.status === "half full"
            ? "months of this year hold far fewer records than usual, so no total and no change are given."
            : row.status === "incomplete"
              ? "this year was not wholly supplied."
              : row.status === "suppressed"
                ? `the figure is suppressed, ${whySuppressed}.`
                : row.status !== "complete"
                  ? "no data were received for this year."
                  : row.previous_status !== "complete"
                    ? row.previous_status === "suppressed"
                      ? "the figure of the year before is suppressed."
                      : row.previous_status === "no data"
                        ? "there is no figure for the year before."
                        : "the year before was not wholly supplied."
                    : null;
      return reason === null ? [] : [{ name: measure.name, supplier, reason }];
    }),
  );
}

/**
 * Notes of figures that are given, each once for all that it touches; why a small base or a share has no percentage, the method
 * says for all.
 */
function notes(all: readonly Finding[]): Inline[][] {
  return together(
    all.flatMap(({ measure, row, supplier, reading }) =>
      row.percent === null && reading !== "not comparable" && reading !== withCare
        ? []
        : reasonNotes(
            row.percent === null ? row.reasons.filter((reason) => !ofPercentages(reason)) : row.reasons,
          ).map((note) => ({
            name: measure.name,
            supplier,
            reason: asSentence(note),
          })),
    ),
  );
}

/** So many measures or suppliers of one reason are named; of more it is said how many there are. */
const mostNamed = 6;

/** Measures of one reason in one line. */
function together(found: readonly { name: string; supplier: string; reason: string }[]): Inline[][] {
  return [...new Set(found.map(({ reason }) => reason))].map((reason) => {
    const own = found.filter((other) => other.reason === reason);
    const names = [...new Set(own.map(({ name }) => name))];
    const suppliers = [...new Set(own.map(({ supplier }) => supplier))].sort();
    return [
      strong(names.length > mostNamed ? `${formatCount(names.length)} measures` : joinWords(names)),
      text(
        ` (${suppliers.length > mostNamed ? `${formatCount(suppliers.length)} suppliers` : joinWords(suppliers)}): ${reason}`,
      ),
    ];
  });
}
