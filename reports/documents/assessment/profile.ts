import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount } from "../../../pipeline/words/number.js";
import { counted } from "../../../pipeline/words/plural.js";
import { type Block, text } from "../../document.js";
import type { StrategicData } from "../data/strategicData.js";

/**
 * What is known of the district as a place: its residents and households with whose estimates they are, its wards; then what the
 * analyst wrote of it. Nothing where neither is known.
 *
 * @param written the analyst's section, its heading first
 */
export function profile(data: StrategicData, written: readonly Block[]): Block[] {
  const { partnership, profile: estimates = [], wards } = data;
  const parts = estimates.map(
    ({ denominator, estimate, source }) => `${formatCount(estimate)} ${denominator} (${source})`,
  );
  if (parts.length === 0) return [...written];
  const within = wards.length === 0 ? "" : `, in ${counted(wards.length, "ward")}`;
  const [heading, ...rest] = written;
  return [
    heading ?? { kind: "heading", level: 1, id: "section-profile", text: "The district" },
    {
      kind: "paragraph",
      style: "plain",
      inlines: [text(`${partnership.district.name} has ${joinWords(parts)}${within}.`)],
    },
    ...rest,
  ];
}
