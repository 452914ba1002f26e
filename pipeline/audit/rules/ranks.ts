import { counted } from "../../words/plural.js";
import { matchesOf } from "../document/matches.js";
import { isNear } from "../equations/items.js";
import { readingsOf } from "../equations/pool.js";
import { aboutSegment } from "../facts/aboutSegment.js";
import { aboutStatement } from "../facts/aboutStatement.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import { ORDINALS } from "../quantities/numberWords.js";
import type { Reading } from "../statements/reading.js";
import type { Statement } from "../statements/statement.js";
import type { Table } from "../tables/table.js";

/** A rank beyond the number ranked, or with no figure behind it. */
export const rank: Rule = {
  name: "rank",
  explanation:
    "A rank means something only with the count or rate behind it and the number of areas it is among.",
  check: ({ statements, facts, tables }) => [
    ...facts.readings.flatMap((reading) => placeInTable(reading, tables)),
    ...facts.readings.flatMap(({ segment, figures, shape }): Judgement[] =>
      figures.flatMap((figure, index) => {
        if (figure.kind !== "rank") return [];
        const behind = shape.text.slice(shape.behind[index]);
        const among =
          /^(?:[\s-]+(?:joint[\s-]+)?(?:highest|lowest|largest|smallest|best|worst|place|most|fewest))?(?:[^⟨⟩.;,]{0,30}?)\s(?:out\s+)?(?:of|among)\s+(?:the\s+|all\s+|its\s+)*⟨N(\d+)⟩/.exec(
            behind,
          )?.[1];
        const number = figures[Number(among ?? -1)];
        if (number === undefined || number.hedge !== null || number.value >= figure.value || number.value < 2)
          return [];
        return [
          aboutSegment(
            segment,
            "error",
            `There is no ${figure.text} of ${number.text}.`,
            `a place from 1 to ${number.value}`,
            figure.start,
            number.end,
          ),
        ];
      }),
    ),
    ...facts.readings.flatMap((reading) => climbed(reading, facts)),
    ...statements.flatMap((statement) => (statement.kind === "rank" ? bare(statement, facts) : [])),
  ],
};

const PLACED = new RegExp(
  `\\b(${ORDINALS.slice(1).join("|")}|\\d{1,2}(?:st|nd|rd|th))\\b(?:[\\s-]+(?:joint[\\s-]+)?(highest|largest|most|greatest|busiest|worst|lowest|smallest|fewest|least|best)\\b|\\s+for\\b|,?\\s+with\\b|,\\s+(?:at|on)\\b)`,
  "i",
);

/** "Lower Dale was second for visits": the place of a row that the sentence names, by whichever column it may be meant. */
function placeInTable({ segment }: Reading, tables: readonly Table[]): Judgement[] {
  const match = ["row", "heading"].includes(segment.kind) ? null : PLACED.exec(segment.text);
  if (match === null) return [];
  // "2nd lowest of the 12 in the county" and "(3rd highest)" are no places among the rows.
  const behind = segment.text.slice(match.index + match[0].length);
  if (
    /^[^.;,]*\b(?:in|of|among|across|nationally|to)\s+(?!the (?:wards|areas|districts|places|towns)\b)|^\s*\)/.test(
      behind,
    )
  )
    return [];
  const word = (match[1] ?? "").toLowerCase();
  const place = /^\d/.test(word) ? Number.parseInt(word, 10) : ORDINALS.indexOf(word) + 1;
  return tables.flatMap((table) => {
    if (!isNear(table, segment.block)) return [];
    const rows = table.rows.filter((row) => !row.total);
    const at = (label: string) => segment.text.search(new RegExp(`(?<![\\w-])${escaped(label)}(?![\\w-])`));
    const named = rows.filter(({ label }) => label.length > 2 && at(label) >= 0);
    const told = named.find(
      ({ label }) =>
        behind.search(new RegExp(`^\\s+(?:was|is|were|came|comes)\\s+${escaped(label)}\\b`)) >= 0,
    );
    const before = named.filter(({ label }) => at(label) < match.index);
    const row = told ?? before.sort((a, b) => at(b.label) - at(a.label))[0];
    if (row === undefined || rows.length < 3) return [];
    const printed = row.cells.filter((cell) => cell !== null && saysNumber(segment.text, cell.figure.text));
    const places = row.cells.flatMap((cell, column) => {
      if (printed.length > 0 && !printed.includes(cell)) return [];
      const values = rows.flatMap((one) => one.cells[column]?.value ?? []);
      if (cell === null || values.length < rows.length) return [];
      return waysOf(match[2] ?? "").flatMap((way) => {
        const ahead = values.filter((value) => (value - cell.value) * way > 0).length;
        return Array.from(
          { length: values.filter((value) => value === cell.value).length },
          (_, tie) => ahead + 1 + tie,
        );
      });
    });
    if (places.length === 0 || places.includes(place)) return [];
    const message = `By no column of the table is ${row.label} ${match[1]}.`;
    return [
      aboutSegment(
        segment,
        "suspect",
        message,
        "its place in the table",
        match.index,
        match.index + match[0].length,
      ),
    ];
  });
}

const waysOf = (word: string): readonly number[] =>
  HIGH.test(word) && word !== "best" ? [1] : LOW.test(word) ? [-1] : [1, -1];

const saysNumber = (text: string, number: string) =>
  new RegExp(`(?<![\\d.,])${escaped(number)}(?![\\d]|[.,]\\d)`).test(text);

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** "It ranks 6th. Last year it ranked 8th, so it has climbed two places": the only two ranks of the two sentences. */
function climbed(reading: Reading, { readings }: DocumentFacts): Judgement[] {
  const { segment, shape, figures } = reading;
  const moved =
    /\b(?:climb|rise|risen|rose|up|fell|fallen|drop|slip|mov|gain|lost|improv)\w*\s+(?:by\s+)?⟨N(\d+)⟩ places?\b/.exec(
      shape.text,
    );
  const said = figures[Number(moved?.[1] ?? -1)];
  const before = readings[segment.index - 1];
  const about = [...(before?.segment.block === segment.block ? [before] : []), reading];
  const places = about.flatMap((one) =>
    one.figures.filter(
      ({ kind }, at) =>
        kind === "rank" &&
        !/^\s+(?:is|was|being|place)\s+the\b/.test(one.shape.text.slice(one.shape.behind[at])),
    ),
  );
  const [one, other, ...more] = places;
  if (said === undefined || one === undefined || other === undefined || more.length > 0) return [];
  const gap = Math.abs(one.value - other.value);
  if (gap === said.value) return [];
  const message = `From ${one.text} to ${other.text} is ${counted(gap, "place")}, and ${said.text} is printed.`;
  return [aboutSegment(segment, "error", message, counted(gap, "place"), said.start, said.end)];
}

function bare(statement: Statement, facts: DocumentFacts): Judgement[] {
  const segment = facts.segments[statement.segment];
  const near = segment === undefined ? [] : readingsOf(segment.block, facts.readings);
  const backed = near.some((one) =>
    one.figures.some(
      (figure) =>
        (figure.kind === "count" && (figure.value > 1 || figure.decimals > 0)) ||
        figure.kind === "percent" ||
        figure.kind === "rate",
    ),
  );
  if (backed) return [];
  return [
    aboutStatement(
      statement,
      "note",
      `"${statement.rankWords}" is printed without the count or rate that it ranks.`,
      "the figure, and out of how many areas",
    ),
  ];
}

const NAMED =
  /([A-Z][\w’'-]*(?:\s+(?:(?:and|&|of|the|in)\s+)?[A-Z][\w’'-]*){0,3})\s*(?:\(|:\s*|\s(?=\d[\d,]*(?:[,;.)]|$|\s+and\s))|,\s+(?:with|at)\s+|\s+(?:with|had|at|saw|recorded)\s+)\s*£?(\d[\d,]*(?:\.\d+)?)/g;
const MOST = "highest|largest|most|greatest|biggest|top|busiest|worst hit";
const LEAST = "lowest|smallest|fewest|least|quietest";

const CALLED = new RegExp(
  `([A-Z][\\w’'-]*(?:\\s+[A-Z][\\w’'-]*){0,3})\\s+(?:was|is|were|being|had|has|having|saw|recorded|recording|remain(?:s|ed)|came out|ranked|stood)\\s+(?:the\\s+|by far\\s+|again\\s+|still\\s+)*(${MOST}|${LEAST})\\b(?!\\s+(?:increase|rise|fall|drop|decrease|improv))`,
  "g",
);
const PLACE = "(?<name>[A-Z][\\w’'-]*(?:\\s+[A-Z][\\w’'-]*){0,3})";
/** "making Oldgate the busiest", "the fewest were in Tollbar" */
const MAKING = new RegExp(
  `\\b(?:making|leaving|with)\\s+${PLACE}\\s+(?:as\\s+)?the\\s+(?<word>${MOST}|${LEAST})\\b`,
  "g",
);
const MOST_IN = new RegExp(
  `\\b(?:The|the)\\s+(?<word>${MOST}|${LEAST})\\s+(?:[a-z-]+\\s+){0,4}?(?:were|was|is|are)\\s+(?:in|at)\\s+${PLACE}`,
  "g",
);
const HIGH = new RegExp(`^(?:${MOST})$`);
const LOW = new RegExp(`^(?:${LEAST})$`);

/** "A (161), B (83) and C (49); C was highest": a superlative against the figures beside it. */
export const superlative: Rule = {
  name: "superlative",
  explanation: "The place named as the highest or the lowest is not so by the figures printed with it.",
  check: ({ facts }) =>
    facts.readings.flatMap(({ segment }, at): Judgement[] => {
      if (segment.kind === "row") return [];
      const before = facts.segments[at - 1];
      const here = valuesOf(segment.text);
      const values = here.size >= 2 ? here : before?.block === segment.block ? valuesOf(before.text) : here;
      if (values.size < 2) return [];
      const claims = [
        ...matchesOf(CALLED, segment.text),
        ...matchesOf(MAKING, segment.text),
        ...matchesOf(MOST_IN, segment.text),
      ];
      return claims.flatMap((match) => {
        const { name = match[1] ?? "", word = match[2] ?? "" } = match.groups ?? {};
        const own = values.get(name);
        const high = HIGH.test(word);
        const best = [...values].sort((a, b) => (high ? b[1] - a[1] : a[1] - b[1]))[0];
        if (own === undefined || best === undefined || best[1] === own) return [];
        const message = `${name} (${own}) is called ${word}, but ${best[0]} has ${best[1]}.`;
        return [aboutSegment(segment, "error", message, best[0], match.index, match.index + match[0].length)];
      });
    }),
};

function valuesOf(text: string): Map<string, number> {
  return new Map(
    [...matchesOf(NAMED, text)].map((match) => [
      match[1] ?? "",
      Number((match[2] ?? "").replaceAll(",", "")),
    ]),
  );
}
