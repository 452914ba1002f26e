import type { FundingRow } from "../../../pipeline/plan/funding.js";
import { formatCount, pounds } from "../../../pipeline/words/number.js";
import { counted } from "../../../pipeline/words/plural.js";
import { type Block, type Cell, cell, text } from "../../document.js";
import { asSentence } from "../../words/sentences.js";
import type { PublishedGrant } from "../protect/funding.js";
import { additionWords, outcomeWords } from "./fundingWords.js";
import { shorthand } from "./shownFigure.js";

/** The grants of the year with what each outcome cost; whether they add up is said, and by how much not. */
export function fundingBlocks({
  funding,
  year,
}: {
  funding: readonly PublishedGrant[];
  year: string;
}): Block[] {
  const heading: Block = { kind: "heading", level: 1, id: "funding", text: "Funding" };
  if (funding.length === 0) {
    return [
      heading,
      {
        kind: "paragraph",
        style: "plain",
        inlines: [text(`No grants of ${year} have been entered, so none are shown.`)],
      },
    ];
  }
  const grants = funding.filter(({ line }) => line === "grant");
  const total = funding.find(({ line }) => line === "total");
  const money = (amount: number): Cell => ({ ...cell(pounds(amount)), value: amount });
  return [
    { kind: "pageBreak" },
    heading,
    {
      kind: "paragraph",
      style: "plain",
      inlines: [
        text(
          `${counted(grants.length, "grant was", "grants were")} made by the police and crime commissioner in ${year}.${total === undefined ? "" : ` The total is ${pounds(total.amount)}. ${addsUp(total)}`}`,
        ),
      ],
    },
    {
      kind: "table",
      id: "table-funding",
      caption: `Grants in ${year}`,
      columns: [
        { label: "Organisation", align: "left" },
        { label: "Project", align: "left" },
        { label: "Amount", align: "right" },
        { label: "Outcome", align: "left" },
        { label: "Number", align: "right" },
        { label: "Cost of each", align: "right" },
      ],
      rows: funding.map((row) => [
        cell(row.provider ?? "[x]"),
        cell(row.project ?? "[z]"),
        money(row.amount),
        cell(row.outcome ?? "[z]"),
        row.outcomes === null
          ? cell(row.suppressed === true ? "[c]" : row.outcome_measure === null ? "[z]" : "[x]")
          : { ...cell(formatCount(row.outcomes)), value: row.outcomes },
        row.cost_per_outcome === null
          ? cell(row.suppressed === true ? "[c]" : "[z]")
          : money(row.cost_per_outcome),
      ]),
      headerColumn: true,
      units: `Amounts are in pounds. Shorthand: [z] not applicable; [x] not available: no figure of the outcome was received${
        funding.some(({ suppressed }) => suppressed === true) ? `; [c] ${shorthand["[c]"]}` : ""
      }.`,
      notes: grants.flatMap(({ provider, missing }) =>
        missing === null ? [] : [`${provider ?? "Grant"}: ${asSentence(outcomeWords(missing))}`],
      ),
      source: "the partnership's grant lines; outcomes as the providers returned them",
    },
  ];
}

/** Whether the lines make the total: "It adds up: 8 lines make £34,218." */
export const addsUp = ({ addition }: Pick<FundingRow, "addition">): string =>
  addition === null ? "No total was printed to hold it against." : `It ${additionWords(addition)}.`;
