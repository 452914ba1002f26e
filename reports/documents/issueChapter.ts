import type { Block } from "../document.js";
import type { AssessmentData } from "./assessmentData.js";
import type { Finding } from "./finding.js";
import { measureSection } from "./measureSection.js";
import { measuresTable } from "./measuresTable.js";

/** So many measures without a county comparison may stand among the others; more are gathered at the end. */
const fewPartnerMeasures = 3;

/**
 * A chapter for one issue: the table of its measures, then each measure, the finding first. Measures that can
 * be compared with other areas come first; what only one partner counts is gathered after them.
 */
export function issueChapter(
  data: AssessmentData,
  title: string,
  id: string,
  chapter: readonly Finding[],
  commentary: readonly Block[] = [],
): Block[] {
  const compared = chapter.filter(({ byCount, byRate }) => byCount !== null || byRate !== null);
  const others = chapter.filter((finding) => !compared.includes(finding));
  const gather = compared.length > 0 && others.length > fewPartnerMeasures;
  return [
    { kind: "pageBreak" },
    { kind: "heading", level: 1, id, text: title },
    ...(chapter.length > 1
      ? [measuresTable(data, `${title}: the measures`, `table-${id}`, chapter, true)]
      : []),
    ...commentary,
    ...(gather ? compared : chapter).flatMap((finding) => measureSection(data, finding, chapter, 2)),
    ...(gather
      ? [
          {
            kind: "heading" as const,
            level: 2 as const,
            id: `partners-${id}`,
            text: "What partners counted",
          },
          ...others.flatMap((finding) => measureSection(data, finding, chapter, 3)),
        ]
      : []),
  ];
}
