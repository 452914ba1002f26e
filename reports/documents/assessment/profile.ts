import { joinWords } from "../../../pipeline/words/list.js";
import { formatCount, formatPercent } from "../../../pipeline/words/number.js";
import { counted, oneOrMany } from "../../../pipeline/words/plural.js";
import { type Block, text } from "../../document.js";
import type { StrategicData } from "../data/strategicData.js";

/**
 * What is known of the district as a place: its residents and households with whose estimates they are, its wards, their ages, how deprived it
 * is; then what the analyst wrote of it. Nothing where none of these is known.
 *
 * @param written the analyst's section, its heading first
 */
export function profile(data: StrategicData, written: readonly Block[]): Block[] {
  const { partnership, profile: estimates = [], wards } = data;
  const parts = estimates.map(
    ({ denominator, estimate, source }) => `${formatCount(estimate)} ${denominator} (${source})`,
  );
  const within = wards.length === 0 ? "" : `, in ${counted(wards.length, "ward")}`;
  const sentences = [
    ...(parts.length === 0 ? [] : [`${partnership.district.name} has ${joinWords(parts)}${within}.`]),
    ...aged(data),
    ...deprived(data),
  ];
  if (sentences.length === 0) return [...written];
  const [heading, ...rest] = written;
  return [
    heading ?? { kind: "heading", level: 1, id: "section-profile", text: "The district" },
    {
      kind: "paragraph",
      style: "plain",
      inlines: [text(sentences.join(" "))],
    },
    ...rest,
  ];
}

function aged({ ages }: StrategicData): string[] {
  if (!ages) return [];
  const { source, under18, adults, over65 } = ages;
  const share = (number: number) => formatPercent((100 * number) / (under18 + adults + over65));
  return [
    `Of the residents ${share(under18)} are under 18, ${share(adults)} are 18 to 64, and ${share(over65)} are 65 or over (${source}).`,
  ];
}

function deprived({ partnership, deprivation }: StrategicData): string[] {
  if (!deprivation) return [];
  const { source, lsoas, tenth, fifth } = deprivation;
  const [whole, most] = [
    counted(lsoas, "small area"),
    `${countOrNone(tenth)} in the most deprived tenth of England`,
  ];
  return [
    `Of the ${whole} (LSOAs) of ${partnership.district.name}, ${most} and ${countOrNone(fifth)} in the most deprived fifth (${source}).`,
  ];
}

const countOrNone = (count: number): string =>
  count === 0 ? "none is" : `${formatCount(count)} ${oneOrMany(count, "is", "are")}`;
