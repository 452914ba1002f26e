import { literal, type Store } from "../store/open.js";
import { type Contract, periodRoles } from "../workspace/contract.js";
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

/** A part of every word above: most files have none of them, and one look at each cell says so. */
const anyWord = "(?i)tota|sum|all|overall|combined|yfanswm|whole|entire|average|mean|median|grand";

/**
 * Finds the rows of `typed` that are called a total: by words that only totals have, or by a name of the same column
 * with a word of totals. What the contract knows by name (a type that it counts, a text that a measure looks for,
 * `rows.not_totals`) is none.
 *
 * @returns SQL for the role of record `t` in which a total is named, NULL where none is; null where the file has none
 */
export async function totalNames(
  store: Store,
  contract: Contract,
  roles: readonly string[],
): Promise<string | null> {
  const words = wordRoles(contract, roles);
  if (words.length === 0) return null;
  const [has = {}] = await store.rows<Record<string, boolean | null>>(
    `select ${words.map((role, index) => `bool_or(regexp_matches(${cellColumn(role)}, ${literal(anyWord)})) as c${index}`).join(", ")} from typed where left_out is null`,
  );
  const columns = words.filter((_, index) => has[`c${index}`] === true);
  const notTotals = (contract.rows.not_totals ?? []).map((name) => nameKey(literal(name)));
  const found: string[] = [];
  for (const role of columns) {
    const known = [...notTotals, ...knownTexts(contract, role)];
    const asked = contract.measures.flatMap(({ where = {} }) => (role in where ? [where[role] ?? ""] : []));
    const rows = await store.rows<{ text: string }>(
      `with texts as (
        select distinct ${cellColumn(role)} as text, trim(regexp_replace(lower(strip_accents(replace(${cellColumn(role)}, chr(160), ' '))), '\\s+|[.:*]+$', ' ', 'g')) as plain
        from typed where left_out is null and regexp_matches(${cellColumn(role)}, '[A-Za-z]')),
      named as (
        select text, plain, ${nameKey("plain")} as key, ${nameKey(`regexp_extract(plain, ${literal(beside)}, 1) || regexp_extract(plain, ${literal(beside)}, 2) || regexp_extract(plain, ${literal(beside)}, 3)`)} as rest
        from texts)
      select text from named
      where (regexp_full_match(plain, ${literal(always)}) or (rest <> '' and rest in (select key from named)))
        ${known.length > 0 ? `and key not in (${known.join(", ")})` : ""}
        ${asked.map((pattern) => `and not regexp_matches(trim(text), ${literal(pattern)}, 'i')`).join(" ")}
      order by text`,
    );
    if (rows.length > 0)
      found.push(
        `when ${cellColumn(role)} in (${rows.map(({ text }) => literal(text)).join(", ")}) then ${literal(role)}`,
      );
  }
  return found.length > 0 ? `case ${found.join(" ")} end` : null;
}

/** The columns in which words can stand that name a row: not its figures, nor a reference that no two records share. */
export function wordRoles({ rows, measures, ...contract }: Contract, roles: readonly string[]): string[] {
  const [reference, ...others] = rows.unique_by;
  const values = new Set(
    measures.flatMap((measure) => ("value" in measure && measure.value ? [measure.value] : [])),
  );
  const periods = new Set(periodRoles({ rows, measures, ...contract }));
  return roles.filter(
    (role) => !values.has(role) && (others.length > 0 || role !== reference || periods.has(role)),
  );
}

/** SQL for the keys of the types that the contract knows. */
const knownTexts = ({ measures }: Contract, role: string): string[] =>
  measures.flatMap((measure) =>
    "by" in measure && measure.by === role
      ? Object.keys(measure.values ?? {}).map((label) => nameKey(literal(label)))
      : [],
  );
