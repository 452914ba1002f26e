import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement } from "../facts/finding.js";
import { ledgerOf, sameMatter, workedPercent } from "../facts/ledger.js";
import { sized } from "../quantities/intervals.js";
import { intervalOf, isLevel, meets, stands } from "../quantities/quantity.js";
import type { Way } from "../quantities/ways.js";
import { isChangePercent } from "../statements/changePercents.js";
import type { Reading } from "../statements/reading.js";
import { type Statement, soleLevel } from "../statements/statement.js";
import { subjectWords } from "../statements/subject.js";
import type { Table } from "../tables/table.js";
import { judgeDerived } from "./derived.js";
import { rowsOf } from "./namedRows.js";

const ELSEWHERE =
  /⟨[DT]\d+⟩|\b(?:national\w*|regional\w*|county|region|england|wales|elsewhere|target|aims?|by 20|will|expected|average|month|quarter of 20|nearly all)\b/;

/** "Knife crime down by a fifth": a change that is all its sentence says, against the levels that the text gives of its subject. */
export function headlines(
  facts: DocumentFacts,
  statements: readonly Statement[],
  tables: readonly Table[],
): Judgement[] {
  const rows = rowsOf(tables).filter(({ moves }) => moves.length > 0);
  const entries = ledgerOf(statements, facts);
  const told = statements.flatMap((statement) => workedOut(statement, facts));
  return facts.readings.flatMap((reading): Judgement[] => {
    const { segment, figures, shape } = reading;
    const [only, ...more] = figures;
    if (segment.kind === "row" || only?.kind !== "percent" || more.length > 0 || ELSEWHERE.test(shape.text))
      return [];
    if (!isChangePercent(reading, 0, 0)) return [];
    const own = subjectWords(shape.text.slice(0, shape.at[0]));
    // What has a row of its own is held against that.
    if (
      own.length > 0 &&
      rows.some(({ words }) => words.length === own.length && own.every((word) => words.includes(word)))
    )
      return [];
    const about = told.filter(
      ({ home, words }) => home !== reading && own.length > 0 && own.every((word) => words.has(word)),
    );
    // One and the same subject is held against itself as a contradiction.
    const self = entries.find(({ statement }) => statement.segment === segment.index);
    const alike = entries.filter((one) => self !== undefined && sameMatter(self, one));
    if (about.some(({ statement }) => alike.some((one) => one.statement === statement))) return [];
    const ways = about.map(({ way }) => way);
    if (ways.length === 0 || ways.length > 2 || ways.some((way) => stands(only, way.interval))) return [];
    const printed = facts.readings.some(
      (other) =>
        other !== reading &&
        other.figures.some((one) => one.kind === "percent" && meets(intervalOf(one), intervalOf(only))) &&
        own.some((word) => subjectWords(other.shape.text).includes(word)),
    );
    if (printed) return [];
    return judgeDerived(reading, only, ways, "suspect");
  });
}

/** The change between the two sure levels of a statement, with all the words of its sentence and its heading. */
function workedOut(
  statement: Statement,
  facts: DocumentFacts,
): { statement: Statement; home: Reading; words: Set<string>; way: Way }[] {
  const home = facts.readings[statement.segment];
  const [now, before] = [soleLevel(statement.current), soleLevel(statement.previous)];
  if (home === undefined || home.segment.kind === "row" || now === null || before === null) return [];
  if (statement.kind !== "change" || !isLevel(now) || !isLevel(before)) return [];
  const span = workedPercent({ now, before });
  if (span === null) return [];
  const heading = facts.blocks[home.segment.heading]?.text ?? "";
  return [
    {
      statement,
      home,
      words: new Set(subjectWords(`${home.shape.text} ${heading}`)),
      way: {
        value: Math.abs((100 * (now.value - before.value)) / before.value),
        interval: sized(span),
        words: `from ${before.text} to ${now.text}, change`,
        from: [now, before],
      },
    },
  ];
}
