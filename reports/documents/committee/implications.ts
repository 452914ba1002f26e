import { formatCount, pounds } from "../../../pipeline/words/number.js";
import { counted } from "../../../pipeline/words/plural.js";
import { type Block, text } from "../../document.js";
import type { Finding } from "../data/finding.js";
import { addsUp } from "../parts/funding.js";
import type { CommitteePaperData } from "./data.js";

/**
 * What the decision means: for money as far as grants are entered, in law, and for how sure the evidence is; then what
 * partnership.yaml gives under the council's own headings. A heading of its own there replaces ours.
 */
export function implicationBlocks(data: CommitteePaperData, all: readonly Finding[]): Block[] {
  const ours = [
    { heading: "Financial implications", text: financial(data) },
    {
      heading: "Legal implications",
      text: "The responsible authorities have a duty under sections 5 and 6 of the Crime and Disorder Act 1998 to agree such a strategy, and under section 17 to consider crime and disorder in all that they do.",
    },
    { heading: "Risk: what the evidence cannot say", text: risk(data, all) },
  ];
  const key = (words: string) => words.toLowerCase();
  const given = new Map(data.implications.map((implication) => [key(implication.heading), implication]));
  const implications = [
    ...ours.map((implication) => given.get(key(implication.heading)) ?? implication),
    ...data.implications.filter(({ heading }) => !ours.some((own) => key(own.heading) === key(heading))),
  ];
  return [
    { kind: "heading", level: 1, id: "implications", text: "Implications" },
    ...implications.flatMap(({ heading, text: words }, index): Block[] => [
      { kind: "heading", level: 2, id: `implication-${index + 1}`, text: heading },
      ...words.split(/\n\s*\n/).map(
        (paragraph): Block => ({
          kind: "paragraph",
          style: "plain",
          inlines: [text(paragraph.replaceAll(/\s+/g, " ").trim())],
        }),
      ),
    ]),
  ];
}

function financial({ funding }: CommitteePaperData): string {
  const total = funding.find(({ line }) => line === "total");
  const grants = funding.filter(({ line }) => line === "grant");
  if (total === undefined || grants.length === 0) {
    return "No grants have been entered, so the cost of the plan is not given here.";
  }
  return `The last grant of the police and crime commissioner that has been entered is that of ${total.financial_year}: ${pounds(total.amount)} in ${counted(grants.length, "line")}.${total.addition?.apart === 0 ? "" : ` ${addsUp(total)}`} What this plan costs is not given here.`;
}

function risk({ ranked, criteria, targets }: CommitteePaperData, all: readonly Finding[]): string {
  const cells = ranked.length * criteria.length;
  const unknown = ranked.reduce(
    (sum, { scores }) => sum + criteria.filter(({ id }) => (scores[id] ?? null) === null).length,
    0,
  );
  const broken = all.filter(({ row }) => row.status !== "complete").length;
  const unjudged = targets.filter(({ answer }) => answer === "cannot be judged").length;
  return [
    `${formatCount(unknown)} of the ${formatCount(cells)} scores are unknown: there is no evidence, or it is suppressed, or more of what is counted may be welcome or not.`,
    broken === 0
      ? "Every measure has a whole figure for its twelve months."
      : `For ${counted(broken, "measure")} the figure of the twelve months is suppressed or not whole.`,
    targets.length === 0
      ? ""
      : `${formatCount(unjudged)} of the ${formatCount(targets.length)} success measures cannot be judged yet, for want of returns or of figures or because what they rest on may not be published.`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}
