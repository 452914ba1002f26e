import { literal } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import { cellColumn } from "./cellColumn.js";

const yes = ["yes", "y", "true", "t", "1"];
const no = ["no", "n", "false", "f", "0"];
/** No word of either, nor of anything else: a pattern that takes it asks whether a cell is filled. */
const nonsense = "qxzzq";

/**
 * SQL that says that a cell is neither yes nor no, for a column in which measures look for yes (or for no); null where
 * their patterns look for something else. What the patterns do not take, and is no word for the opposite, is not known:
 * of a log whose "Yes" became "Y" it would be taken for no.
 */
export function neitherSql(contract: Contract, role: string): string | null {
  const patterns = contract.measures.flatMap(({ where = {} }) => (role in where ? [where[role] ?? ""] : []));
  const takes = patterns.map((pattern) => {
    const expression = new RegExp(pattern, "iu");
    return {
      yes: yes.some((word) => expression.test(word)),
      no: no.some((word) => expression.test(word)),
      all: expression.test(nonsense),
    };
  });
  if (takes.some((each) => each.all || each.yes === each.no)) return null;
  const { missing, no: noWords = no } = contract.markers;
  const words = [
    "",
    ...missing,
    ...(takes.some((each) => each.no) ? [] : noWords),
    ...(takes.some((each) => each.yes) ? [] : yes),
  ];
  const cell = `trim(coalesce(${cellColumn(role)}, ''))`;
  const taken = [...new Set(patterns)].map((pattern) => `regexp_matches(${cell}, ${literal(pattern)}, 'i')`);
  const listed = [...new Set(words.map((word) => literal(word.toLowerCase())))].join(", ");
  return `not (${taken.join(" or ")} or lower(${cell}) in (${listed}))`;
}
