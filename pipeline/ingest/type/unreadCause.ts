import type { Store } from "../../store/open.js";
import { formatCount } from "../../words/number.js";
import { counted } from "../../words/plural.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import type { Reason } from "../reasons/reasons.js";
import { dateSql } from "./periodSql.js";

/** Records of a file that fail for one reason. */
export interface Failing {
  reason: Reason;
  /** the role of the column whose cells are the fault, and its label */
  column: string | null;
  label: string;
  records: number;
  /** as many records as the file has, but for totals and those left out */
  of: number;
  /** how many different texts the cells have, and those that stand most often */
  texts: number;
  often: string[];
}

/** In one sentence what is wrong with most of a file, and what to do about the likely cause. */
export async function unreadCause(
  store: Store,
  contract: Contract,
  failing: Failing,
): Promise<{ message: string; hint: string }> {
  const { reason, column, label, often, records, of } = failing;
  const all = records === of;
  const share = all ? `all ${formatCount(of)}` : `${formatCount(records)} of ${formatCount(of)}`;
  const file = `seeds/contracts/${contract.source}.yaml`;
  const { period } = contract;
  switch (reason) {
    case "unknown-area": {
      const codes = often.every((text) => /^[EWSN]\d{8}$/.test(text));
      return {
        message: `${share} records name areas that are not known: ${different(failing)}`,
        hint: `${codes ? "import the lookup that has these codes with csp areas import FILE" : "add them as aliases in seeds/areas.csv, or import the lookup that has them with csp areas import FILE"}; where they are no area of yours, say unknown: exclude under area in ${file}`,
      };
    }
    case "unknown-category":
      return {
        message: `${share} records have a category that the contract does not know: ${different(failing)}`,
        hint: `add them to the values in ${file}, or ask for the file with the categories as they were`,
      };
    case "conflicting-key":
      return {
        message: `${share} records have the key of another record and say something else`,
        hint: `add to rows.unique_by in ${file} the column that tells them apart; where a record has a row for each of its actions and counts once, name its reference in rows.copies_by instead`,
      };
    case "negative-count":
      return {
        message: `${share} cells of "${label}" are below nought; most often: ${quoted(often)}`,
        hint: `where they take back what an earlier file counted too many, say corrections: true in ${file}`,
      };
    case "not-whole":
      return {
        message: `${share} cells of "${label}" are no whole numbers, and no counts; most often: ${quoted(often)}`,
        hint: `ask for the counts; where the figures are meant so, give the measure kind: amount (pounds, hours) or kind: rate (rates, percentages, means) in ${file}`,
      };
    case "mixed-marks":
      return {
        message: `${share} cells of "${label}" part thousands by different marks; most often: ${quoted(often)}`,
        hint: "ask for the file with one mark for thousands, or none",
      };
    case "scientific-reference":
      return {
        message: `${share} references in "${label}" are in scientific notation, which different ones share; most often: ${quoted(often)}`,
        hint: "ask for the file with the column as text (in Excel: format the cells as text, then save as CSV)",
      };
    case "neither-yes-nor-no":
      return {
        message: `${share} cells of "${label}" say neither yes nor no in the contract's words; most often: ${quoted(often)}`,
        hint: `add the words to the measure's pattern under where, or to markers.no, in ${file}`,
      };
    case "looks-like-total":
      return {
        message: `${share} records are called totals, or are the sum of others: ${quoted(often)}`,
        hint: `name those that are none in rows.not_totals in ${file}`,
      };
    case "same-figures":
      return {
        message: `${share} records have the very figures of others, under another label: ${quoted(often)}`,
        hint: `name those of one label in rows.leave_out in ${file}, or in rows.not_totals where both are to be counted`,
      };
    case "no-record":
      return {
        message: `${share} records are called tests, cancelled, targets or the like: ${quoted(often)}`,
        hint: `name those that are records in rows.not_totals in ${file}`,
      };
    case "type-error":
      break;
    default:
      return {
        message: `${share} records are quarantined for one reason, ${reason}; most often: ${quoted(often)}`,
        hint: "ask the partner whether this is the file that was meant",
      };
  }
  if ("title" in period) {
    return {
      message: `no record has a period, since no line above the header says it as the contract wants: ${period.title} with a date like ${period.formats.join(" or ")}`,
      hint: `ask for the file with its title, or correct period.title and period.formats in ${file}`,
    };
  }
  if (column !== null && periodRoles(contract).includes(column)) {
    const { what, hint } = await causeOfDates(store, often, file);
    const formats = period.formats.join(" or ");
    const fits = all
      ? `none of ${formatCount(of)} dates fits ${formats}`
      : `${share} dates do not fit ${formats}`;
    return { message: `${fits}; first: ${quoted(often.slice(0, 1))}${what}`, hint };
  }
  const other = contract.decimal === "." ? "," : ".";
  return {
    message: `${share} cells of "${label}" are no numbers; most often: ${quoted(often)}`,
    hint: often.every((text) => /^-?\d[\d.,]*$/.test(text))
      ? `if "${other}" is the partner's decimal sign, say decimal: "${other}" in ${file}`
      : `if they say that a count is missing, hidden or nought, add them to the markers in ${file}; else ask for the file with numbers`,
  };
}

const different = ({ texts, label, often }: Failing): string =>
  `${counted(texts, "name")} in "${label}", most often ${quoted(often)}`;

const quoted = (texts: readonly string[]): string =>
  texts
    .slice(0, 3)
    .map((text) => (text === "" ? "a blank cell" : `"${text.slice(0, 40)}"`))
    .join(", ");

/** How partners write dates, tried in this order on those that the contract cannot read. */
const usual = [
  "%Y-%m-%d",
  "%d/%m/%Y",
  "%d/%m/%y",
  "%d-%m-%Y",
  "%d.%m.%Y",
  "%d-%b-%y",
  "%d-%b-%Y",
  "%d %b %Y",
  "%d/%m/%Y %H:%M",
  "%d/%m/%Y %H:%M:%S",
  "%Y-%m-%d %H:%M:%S",
  "%Y-%m-%dT%H:%M:%S",
  "%Y-%m",
  "%m/%Y",
  "%b-%y",
  "%b %Y",
  "2022-23",
  "2022-23 Q1",
  "%Y",
  "%m/%d/%Y",
];

async function causeOfDates(
  store: Store,
  texts: readonly string[],
  file: string,
): Promise<{ what: string; hint: string }> {
  if (texts.every((text) => /^[2-6]\d{4}(?:\.\d+)?$/.test(text))) {
    return {
      what: ", an Excel serial number",
      hint: "ask for the file with the column as dates (in Excel: format the cells as dates, then save as CSV)",
    };
  }
  for (const format of texts.every((text) => text === "") ? [] : usual) {
    const [row] = await store.rows<{ fit: boolean }>(
      `select bool_and(${dateSql("text", [format])} is not null) as fit
      from (select unnest(from_json($texts::json, '["VARCHAR"]')) as text)`,
      { texts: JSON.stringify(texts) },
    );
    if (row?.fit) {
      return {
        what: `, which reads as ${format}`,
        hint: `add "${format}" to period.formats in ${file} if the partner writes dates so on purpose; else ask for them as they were`,
      };
    }
  }
  return { what: "", hint: `ask for the dates as they were, or correct period.formats in ${file}` };
}
