import { groupBy } from "../../groupBy.js";
import { literal, type Store } from "../../store/open.js";
import { type Contract, periodRoles } from "../../workspace/contracts/contract.js";
import { spellingKey } from "../../workspace/seeds/spellingKey.js";
import type { Reason } from "../reasons/reasons.js";
import { cellColumn } from "./cellColumn.js";
import { nameKey } from "./nameKey.js";

const things =
  "towns|areas|wards|districts|boroughs|authorities|parishes|places|regions|counties|forces|partnerships|locations|sites|teams|services|types|categories|kinds|groups|offences|crimes|incidents|complaints|reports|cases|ages|genders|sexes|sources|months|years";
const before =
  "grand|sub|overall|combined|district|force|county|area|ward|region(?:al)?|national|month(?:ly)?|year(?:ly)?|annual|quarter(?:ly)?|running|report|final|partial|group|page";

/** What only totals, means and the like are called; matched on a whole cell in lower case without accents. */
const always = [
  `(?:(?:${before})[ -]?)*totals?`,
  ".+[ -](?:sub-?)?totals?",
  "(?:sub-?|grand )?totals? ?[-:(\u2013/].*",
  "(?:sub-?|grand )?totals? (?:of|for|all|in|across|by)\\b.*",
  "(?:.* )?(?:is-?)?[cg]yfanswm(?: .*)?",
  "(?:the )?sums?(?: of .*)?|grand sum|overall|combined|all combined",
  `(?:all|whole|entire|total)(?: of)?(?: the)?(?: (?:${things}|area|district|county|force))?`,
  "averages?|mean|median|(?:average|mean) (?:of|per|for) .*",
  "grand (?:count|average|mean)|.+ grand total",
].join("|");

/** What names may be called a total by, where the rest is another name of the column: "Total Swanley", "Swanley (all)". */
const beside =
  "^(?:total|all|sum|subtotal|sub-total) (.+)$|^(.+?) ?[-(:] ?(?:all|total|sum|combined)\\)?$|^(.+) (?:all|sum|combined)$";

const kinds =
  "records?|rows?|entry|entries|data|logs?|cases?|reports?|events?|visits?|calls?|incidents?|jobs?|requests?|only|please|figures?";

/**
 * What only rows are called that are no records: trials, what was taken back, and figures that are aims or parts of
 * others. Alone, or before a stop or what they are of: a "Test purchase", a "Void property" and "Target hardening" are.
 */
const noRecord = [
  `(?:(?:this (?:is|was) )?a )?(?:tests?|dummy|cancell?ed|void(?:ed)?|deleted|duplicated?s?|examples?|targets?|forecasts?|projections?)(?: (?:${kinds})(?: .*)?| ?[-\u2013:(/,;.*].*| ?\\d+)?`,
  "cancell?ed (?:by|due|as|because|on|at|owing|in|no|not)\\b.*|.+ ?[-\u2013:(/,;] ?cancell?ed\\)?",
  "no[ -]?crimed?(?: ?[-\u2013:(/,;.].*)?|(?:duplicated?|copy) of\\b.*|(?:created|entered|raised|logged|recorded|added|opened|input) in error\\b.*",
  "(?:target|forecast) (?:for|set|\\d).*|(?:annual|year(?:ly)?|month(?:ly)?|quarter(?:ly)?|year[- ]end) (?:targets?|forecasts?)",
  "(?:.*[-\u2013:(,;] ?)?of which\\b.*|o/w\\b.*|memo(?:randum)?(?: items?)?(?: ?[-\u2013:(].*)?",
  "(?:same (?:month|period|quarter) )?(?:in )?(?:the )?(?:last|previous|prior) year",
].join("|");

/** The same within a reference, of which its number is the other part: "TEST123", "T-CANCELLED". */
const noReference = "(?:^|[^a-z])(?:test|dummy|cancell?ed|void(?:ed)?|deleted|duplicate|example)(?:[^a-z]|$)";

/** A part of every word above: most files have none of them, and one look at each text says so. */
const anyWord =
  "(?i)tota|sum|all|overall|combined|yfanswm|whole|entire|average|mean|median|grand|test|dummy|cancel|void|delet|duplic|copy of|in error|no.?crime|example|target|forecast|project|of which|o/w|memo|year";

/** SQL, by a record `t`, for the column in which a row says that it is no record, and for the reason; NULL of others. */
export interface NamedRows {
  column: string;
  reason: string;
}

/**
 * Finds the rows of `typed` that say they are no records: called a total by words that only totals have, or by a name of
 * the same column with a word of totals; or called a test, cancelled, a target and the like. What the contract knows by
 * name (a type that it counts, a text that a measure looks for, `rows.not_totals`) is none.
 *
 * @returns null where the file has none
 */
export async function namedRows(
  store: Store,
  contract: Contract,
  roles: readonly string[],
): Promise<NamedRows | null> {
  const words = wordRoles(contract, roles);
  const references = contract.rows.unique_by.filter((role) => roles.includes(role) && !words.includes(role));
  const asked = [...words, ...references];
  if (asked.length === 0) return null;
  // a month or a type stands in thousands of rows, and is looked at once
  const looks = asked.map(
    (role, index) =>
      `(select bool_or(regexp_matches(text, ${literal(anyWord)})) from (select distinct ${cellColumn(role)} as text from typed where left_out is null)) as c${index}`,
  );
  const [has = {}] = await store.rows<Record<string, boolean | null>>(`select ${looks.join(", ")}`);
  const found: { role: string; text: string; reason: Reason }[] = [];
  for (const role of asked.filter((_, index) => has[`c${index}`] === true)) {
    const named = references.includes(role)
      ? await namedReferences(store, role)
      : await namedTexts(store, contract, role);
    for (const row of named) found.push({ role, ...row });
  }
  if (found.length === 0) return null;
  const chosen = (then: "role" | "reason"): string =>
    `case ${[...groupBy(found, (row) => `${row.reason} ${row.role}`).values()]
      .flatMap(([first, ...others]) => {
        if (!first) return [];
        const texts = [first, ...others].map(({ text }) => literal(text)).join(", ");
        return [`when ${cellColumn(first.role)} in (${texts}) then ${literal(first[then])}`];
      })
      .join(" ")} end`;
  return { column: chosen("role"), reason: chosen("reason") };
}

async function namedTexts(
  store: Store,
  contract: Contract,
  role: string,
): Promise<{ text: string; reason: Reason }[]> {
  const notTotals = (contract.rows.not_totals ?? []).map((name) => literal(spellingKey(name)));
  const known = [...notTotals, ...knownTexts(contract, role)];
  const asked = contract.measures.flatMap(({ where = {} }) => (role in where ? [where[role] ?? ""] : []));
  return store.rows<{ text: string; reason: Reason }>(
    `with texts as (
      select distinct ${cellColumn(role)} as text, trim(regexp_replace(lower(strip_accents(replace(${cellColumn(role)}, chr(160), ' '))), '\\s+|[.:*]+$', ' ', 'g')) as plain
      from typed where left_out is null and regexp_matches(${cellColumn(role)}, '[A-Za-z]')),
    named as (
      select text, plain, ${nameKey("plain")} as key, ${nameKey(`regexp_extract(plain, ${literal(beside)}, 1) || regexp_extract(plain, ${literal(beside)}, 2) || regexp_extract(plain, ${literal(beside)}, 3)`)} as rest
      from texts),
    said as (
      select text, key, case when regexp_full_match(plain, ${literal(noRecord)}) then 'no-record'
        when regexp_full_match(plain, ${literal(always)}) or (rest <> '' and rest in (select key from named)) then 'looks-like-total' end as reason
      from named)
    select text, reason from said
    where reason is not null ${known.length > 0 ? `and key not in (${known.join(", ")})` : ""}
      ${asked.map((pattern) => `and not regexp_matches(trim(text), ${literal(pattern)}, 'i')`).join(" ")}
    order by text`,
  );
}

/** References of which the most have such a word begin with it by custom: it says nothing. */
const namedReferences = (store: Store, role: string): Promise<{ text: string; reason: Reason }[]> =>
  store.rows<{ text: string; reason: Reason }>(
    `with texts as (
      select distinct ${cellColumn(role)} as text, regexp_matches(lower(${cellColumn(role)}), ${literal(noReference)}) as named
      from typed where left_out is null and trim(coalesce(${cellColumn(role)}, '')) <> '')
    select text, 'no-record' as reason from texts
    where named and (select count(*) filter (named) * 2 < count(*) from texts) order by text`,
  );

/** The columns in which words can stand that name a row: not its figures, nor a reference that no two records share. */
function wordRoles({ rows, measures, ...contract }: Contract, roles: readonly string[]): string[] {
  const [reference, ...others] = rows.unique_by;
  const values = new Set(
    measures.flatMap((measure) => ("value" in measure && measure.value ? [measure.value] : [])),
  );
  const periods = new Set(periodRoles({ rows, measures, ...contract }));
  return roles.filter(
    (role) => !values.has(role) && (others.length > 0 || role !== reference || periods.has(role)),
  );
}

/** Those of {@link wordRoles} that name a row within its period. */
export function rowRoles(contract: Contract, roles: readonly string[]): string[] {
  const periods = new Set(periodRoles(contract));
  return wordRoles(contract, roles).filter((role) => !periods.has(role));
}

/** SQL for the keys of the types that the contract knows. */
const knownTexts = ({ measures }: Contract, role: string): string[] =>
  measures.flatMap((measure) =>
    "by" in measure && measure.by === role
      ? Object.keys(measure.values ?? {}).map((label) => literal(spellingKey(label)))
      : [],
  );
