import { byText } from "../../../pipeline/byText.js";
import { formatPeriod } from "../../../pipeline/calendar/print.js";
import type { SuppliesRow } from "../../../pipeline/store/rows.js";
import { formatCount } from "../../../pipeline/words/number.js";
import { counted } from "../../../pipeline/words/plural.js";
import { type Block, type Cell, cell, text } from "../../document.js";

/** What was received from whom, which months it covers, and what became of its lines. */
export function sources(supplies: readonly SuppliesRow[]): Block[] {
  const ordered = [...supplies].sort(
    (a, b) => byText(a.supplier, b.supplier) || byText(a.source, b.source) || byText(a.file, b.file),
  );
  const superseded = ordered.filter(({ state }) => state === "superseded").length;
  return [
    { kind: "heading", level: 1, id: "sources", text: "Sources and coverage" },
    {
      kind: "paragraph",
      style: "plain",
      inlines: [
        text(
          `${counted(ordered.length, "extract was", "extracts were")} received from ${formatCount(new Set(ordered.map(({ supplier }) => supplier)).size)} suppliers.${
            superseded === 0
              ? ""
              : ` ${counted(superseded, "has", "have")} since been replaced by a newer supply of the same months; the older stays on record.`
          } Each line below adds up: the lines of an extract are its records, those quarantined, sent twice, totals and notes, and the rest (headings, blank lines, further lines of a cell).`,
        ),
      ],
    },
    {
      kind: "table",
      id: "table-sources",
      caption: "Extracts received",
      columns: [
        { label: "Extract", align: "left" },
        { label: "Supplier", align: "left" },
        { label: "Covers", align: "left" },
        { label: "Lines", align: "right" },
        { label: "Records taken", align: "right" },
        { label: "Quarantined", align: "right" },
        { label: "Sent twice", align: "right" },
        { label: "Totals and notes", align: "right" },
        { label: "The rest", align: "right" },
        { label: "State", align: "left" },
      ],
      rows: ordered.map((supply) => [
        cell(supply.file),
        cell(supply.supplier),
        cell(supply.covers_from === "" ? "nothing" : formatPeriod(supply.covers_from, supply.covers_to)),
        number(supply.physical_lines),
        number(supply.accepted),
        number(supply.quarantined),
        number(supply.duplicate),
        number(supply.excluded),
        number(restOf(supply)),
        cell(supply.state),
      ]),
      headerColumn: true,
      units:
        "Lines and records are counts. Quarantined: damaged or unreadable records, kept with their line number and reason. Totals and notes: rows that partners add and that must not be counted again. The rest: title and header rows, blank lines, and further lines of cells that have several.",
      notes: [],
      source: "the partnership's record of the extracts it received",
    },
  ];
}

/** Lines that are no record: what comes above and between them. */
const restOf = ({ physical_lines, accepted, quarantined, duplicate, excluded }: SuppliesRow): number =>
  physical_lines - accepted - quarantined - duplicate - excluded;

function number(value: number): Cell {
  return { ...cell(formatCount(value)), value };
}
