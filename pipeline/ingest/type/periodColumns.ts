import type { Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import type { Examination } from "../read/examine.js";
import { labelKey } from "../read/head.js";
import { withoutMarks } from "../read/marks.js";
import { monthName } from "../read/monthNames.js";
import { FileRefused } from "../reasons/fileRefused.js";
import { asRead } from "../workbooks/asRead.js";
import { periodStartSql } from "./periodSql.js";

/** A wide extract's period columns follow the roles as `w0`, `w1` … */
export interface PeriodColumn {
  index: number;
  name: string;
  start: string;
}

const looksLikePeriod = new RegExp(
  [
    `(?:\\d{1,2}[\\s./-]*)?(?:${monthName})\\.?[\\s./'’-]*\\d{2,4}`,
    `(?:\\d{2}|\\d{4})[\\s./-]*(?:${monthName})`,
    "\\d{4}[./-]\\d{1,4}(?:[./-]\\d{1,2})?",
    "\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}",
    "(?:19|20)\\d{2}(?:\\d{2})?",
    ".*\\bq(?:tr|uarter)?\\s?[1-4]\\b.*",
    "(?:week|w/e|w/c)\\b.*\\d.*",
  ]
    .map((form) => `^(?:${form})$`)
    .join("|"),
  "iu",
);

/** Indexes of the columns that the contract's pattern takes for periods; what it maps or drops is none of them. */
function periodIndexes(
  contract: Contract,
  header: readonly string[],
  columns: Readonly<Record<string, number>>,
): number[] {
  if (!("headers" in contract.period)) return [];
  const pattern = new RegExp(contract.period.headers, "iu");
  const passed = passedOver(contract, columns);
  return header.flatMap((label, index) =>
    pattern.test(withoutMarks(label)) && !passed(label, index) ? [index] : [],
  );
}

function passedOver(
  contract: Contract,
  columns: Readonly<Record<string, number>>,
): (label: string, index: number) => boolean {
  const mapped = new Set(Object.values(columns));
  const dropped = new Set(contract.drop.map(labelKey));
  return (label, index) => mapped.has(index) || dropped.has(labelKey(label));
}

/** Indexes of the columns that a contract maps, a wide extract's period columns among them, in the file's order. */
export function mappedIndexes(examination: Examination): number[] {
  const { columns, header, contract } = examination;
  const periods = contract ? periodIndexes(asRead(examination, contract), header, columns) : [];
  return [...new Set([...Object.values(columns), ...periods])].sort((a, b) => a - b);
}

/** What of a label is the period: all of it, or the group of that name. */
const periodIn = (pattern: RegExp, label: string): string => pattern.exec(label)?.groups?.period ?? label;

/** The period columns of a wide extract, in the order of the file; all labels are read at once, for patterns are slow to compile. */
export async function periodColumns(
  store: Store,
  examination: Examination,
  stated: Contract,
): Promise<PeriodColumn[]> {
  const { header, columns } = examination;
  const contract = asRead(examination, stated);
  const { period } = contract;
  if (!("headers" in period)) return [];
  const labels = periodIndexes(contract, header, columns).map((index) => ({
    index,
    label: periodIn(new RegExp(period.headers, "iu"), withoutMarks(header[index] ?? "")),
  }));
  const read = await store.rows<{ index: number; start: string }>(
    `select index, ${periodStartSql("label", period)} as start
      from (select unnest(from_json($labels::json, '[{"index":"INTEGER","label":"VARCHAR"}]'), recursive := true))
      where start is not null order by index`,
    { labels: JSON.stringify(labels) },
  );
  const found = read.map((row, number): PeriodColumn => ({ ...row, name: `w${number}` }));
  return found;
}

/**
 * The label of a period column that is neither after nor before all columns to its left, where all others follow one
 * another: labels of two columns may be exchanged. Null where the columns are in order.
 */
export function columnOutOfOrder(found: readonly PeriodColumn[], header: readonly string[]): string | null {
  const steps = found.slice(1).map(({ start }, at) => Number(start > (found[at]?.start ?? "")));
  const later = steps.filter((step) => step === 1).length;
  if (later === 0 || later === steps.length) return null;
  const odd = steps.indexOf(later >= steps.length / 2 ? 0 : 1);
  return header[found[odd + 1]?.index ?? -1] ?? null;
}

/**
 * Figures of a wide extract may not be lost or added up without a word.
 *
 * @throws FileRefused where a column beside the periods is not read, or two of them are one period
 */
export async function checkPeriodColumns(
  store: Store,
  examination: Examination,
  stated: Contract,
): Promise<void> {
  const contract = asRead(examination, stated);
  if (!("headers" in contract.period)) return;
  const { header, columns, headerLine: line } = examination;
  const found = await periodColumns(store, examination, stated);
  const read = new Set(found.map(({ index }) => index));
  const passed = passedOver(contract, columns);
  const [first = header.length] = periodIndexes(contract, header, columns);
  const stray = header.findIndex(
    (label, index) =>
      label !== "" &&
      !read.has(index) &&
      !passed(label, index) &&
      (index >= first || looksLikePeriod.test(withoutMarks(label))),
  );
  if (stray >= 0) throw unread(header[stray] ?? "", stray, contract.source, line);
  if (found.length === 0) {
    throw new FileRefused(
      "unread-column",
      `no column is a period: the contract ${contract.source} maps or drops all that match its period.headers`,
      { hint: "take these columns out of columns and drop, or correct period.headers", line },
    );
  }
  for (const [place, { index, start }] of found.entries()) {
    const twin = found.slice(0, place).find((other) => other.start === start);
    if (!twin) continue;
    throw new FileRefused(
      "repeated-period",
      `columns ${twin.index + 1} and ${index + 1}, "${header[twin.index]}" and "${header[index]}", are one period`,
      {
        hint: "ask the partner which of the two holds, and for the file without the other; they are not added up",
        line,
      },
    );
  }
}

function unread(label: string, index: number, source: string, line: number | null): FileRefused {
  return new FileRefused(
    "unread-column",
    `column ${index + 1}, "${label}", is no period that the contract ${source} can read, and nothing else that it names`,
    {
      hint: `correct the label, add its format to period.headers and period.formats, or pass it over: drop: ["${label.replaceAll('"', "")}"]`,
      line,
    },
  );
}
