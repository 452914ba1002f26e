import type { TrendsRow } from "../../../pipeline/store/rows.js";
import { formatCount } from "../../../pipeline/words/number.js";
import { type Block, type Inline, strong, text } from "../../document.js";
import type { Finding } from "../data/finding.js";

/**
 * Where in the district: the wards with the most; nothing where no partner says which ward, or all have none.
 *
 * @param unplaced whether it is said how many have no ward
 */
export function wardSentence(finding: Finding, unplaced = true): Block[] {
  if (finding.wards.some(({ held }) => held !== null)) return [undecided];
  const known = finding.wards.filter((ward) => ward.status === "complete" && ward.value !== null);
  return known.every(({ value }) => value === 0) ? [] : topWards(finding, known, unplaced);
}

/** Any of the wards could be the one that lacks them. */
const undecided: Block = {
  kind: "paragraph",
  style: "plain",
  inlines: [text("Which wards have the most is not said: records that could be theirs are in no figure.")],
};

/** So many records are worth saying which wards have the most. */
const fewest = 80;

/** The wards with the most of each measure that says which; those that have a section of their own are left out. */
export function wardList(members: readonly Finding[], leads: readonly Finding[]): Block[] {
  const items = members
    .filter((finding) => !leads.includes(finding) && (finding.row.value ?? 0) >= fewest)
    .flatMap((finding): Inline[][] =>
      wardSentence(finding).flatMap((block) =>
        block.kind === "paragraph" ? [[strong(`${finding.measure.name}. `), ...block.inlines]] : [],
      ),
    );
  return items.length === 0 ? [] : [{ kind: "list", ordered: false, items }];
}

/** "The wards with the most: A (10), B (9) and C (9)." Three, or up to five where they tie. */
function topWards(finding: Finding, known: readonly TrendsRow[], sayUnplaced: boolean): Block[] {
  const count = (ward: TrendsRow | undefined) => ward?.value ?? 0;
  const top = [3, 2, 1]
    .map((places) => known.filter((ward) => count(ward) > 0 && count(ward) >= count(known[places - 1])))
    .find((wards) => wards.length > 0 && wards.length <= 5);
  if (top === undefined) return [];
  const inlines: Inline[] = [
    text(top.length === 1 ? "The ward with the most: " : "The wards with the most: "),
  ];
  top.forEach((ward, index) => {
    inlines.push(text(`${index === 0 ? "" : index === top.length - 1 ? " and " : ", "}${ward.area_name} (`));
    inlines.push(finding.citeArea(formatCount(count(ward)), ward), text(")"));
  });
  const unplaced = (finding.row.value ?? 0) - known.reduce((sum, ward) => sum + count(ward), 0);
  const all = known.length === finding.wards.length && finding.row.status === "complete";
  inlines.push(
    text(
      all && sayUnplaced && unplaced > 0 ? `. ${formatCount(unplaced)} could not be placed in a ward.` : ".",
    ),
  );
  return [{ kind: "paragraph", style: "plain", inlines }];
}
