import { largest } from "../../bulk.js";
import type { Segment } from "../document/segments.js";
import { aboutSegment } from "../facts/aboutSegment.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";

const STOP = new Set(
  "a an the full list of is are was were set out given shown found listed see on page in to for and this report document plan which be can it detail details more information further our your all at with from overleaf".split(
    " ",
  ),
);

/** "Pages 31 to 34 of the 2014/15 report" are pages of another document. */
const OTHER_PAPER =
  /^[^.;]{0,20}?\s(?:of|in)\s+(?:the|an?|our|their|its|last year['’]s)\s+(?!(?:report|document|plan|paper)\b)[^.;]{0,60}\b(?:reports?|documents?|papers?|plans?|assessments?|bulletins?|strateg(?:y|ies)|guides?|books?)\b/i;

/** "See page 18": the page must exist, and what is said to stand there must. */
export const pageReference: Rule = {
  name: "page-reference",
  explanation:
    "The text sends its reader to a page that does not exist, or to one that by the document's own contents holds something else.",
  check: ({ facts }) =>
    facts.readings.flatMap(({ segment, figures }): Judgement[] => {
      if (segment.kind === "row" || facts.contents.some((entry) => entry.block === segment.block)) return [];
      return figures
        .filter((figure) => figure.kind === "page" && !OTHER_PAPER.test(segment.text.slice(figure.end)))
        .flatMap((figure) => judge(facts, segment, figure.value, figure.start, figure.end));
    }),
};

function judge(
  facts: DocumentFacts,
  segment: Segment,
  page: number,
  start: number,
  end: number,
): Judgement[] {
  const find = (severity: "error" | "suspect", message: string, expected: string) => [
    aboutSegment(segment, severity, message, expected, start, end),
  ];
  const pages = largest([0, ...facts.document.lines.map((line) => line.page ?? 0)]);
  const listed = facts.contents.at(-1)?.page ?? 0;
  if (pages > 1 && page > Math.max(pages, listed))
    return find("error", `The document has ${pages} pages.`, `a page up to ${pages}`);
  if (facts.contents.length === 0) return [];
  if (page > listed + 12)
    return find(
      "suspect",
      `The last entry of the contents is on page ${listed}.`,
      `a page near ${listed} at most`,
    );
  const subject = words(subjectOf(segment.text, start));
  if (subject.length === 0) return [];
  const entries = facts.contents.filter((entry) => overlaps(subject, words(entry.title)));
  const covering = facts.contents.filter((entry) => entry.page <= page);
  const at = covering.at(-1);
  if (entries.length > 0) {
    const fits = entries.some((entry) => {
      const after = facts.contents[facts.contents.indexOf(entry) + 1]?.page ?? Number.POSITIVE_INFINITY;
      return page >= entry.page && page <= after;
    });
    if (fits) return [];
    const [entry] = entries;
    return find(
      "error",
      `The contents put "${entry?.title}" on page ${entry?.page}, not ${page}.`,
      `page ${entry?.page}`,
    );
  }
  const headed = facts.blocks.some(
    (block) => block.kind === "heading" && overlaps(subject, words(block.text)),
  );
  if (headed || at === undefined) return [];
  const message = `By the contents page ${page} belongs to "${at.title}" (from page ${at.page}); neither the contents nor any heading names what the sentence says is there.`;
  return find("error", message, `a page that holds "${subject.join(" ")}"`);
}

/** The clause before "is given on page 18", or what a "see page 4" speaks of. */
function subjectOf(text: string, start: number): string {
  const clause =
    text
      .slice(0, start)
      .split(/[.;:,(]/)
      .at(-1) ?? "";
  return /\b(?:is|are|can be|set out|given|shown|listed|found)\b/i.test(clause) ? clause : "";
}

function words(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word.length > 2 && !STOP.has(word))
    .map((word) => word.replace(/s$/, ""));
}

function overlaps(subject: readonly string[], title: readonly string[]): boolean {
  return subject.some((word) => title.includes(word));
}
