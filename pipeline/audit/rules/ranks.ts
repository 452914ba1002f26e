import { counted } from "../../words/plural.js";
import { aboutSegment } from "../facts/aboutSegment.js";
import { aboutStatement } from "../facts/aboutStatement.js";
import type { DocumentFacts } from "../facts/documentFacts.js";
import { sourceLine } from "../facts/documentFacts.js";
import type { Judgement, Rule } from "../facts/finding.js";
import type { Reading } from "../statements/reading.js";
import { SINCE } from "../statements/roles.js";
import type { Statement } from "../statements/statement.js";
import { subjectWords } from "../statements/subject.js";

/** A rank beyond the number ranked, or with no figure behind it. */
export const rank: Rule = {
  name: "rank",
  explanation:
    "A rank means something only with the count or rate behind it and the number of areas it is among.",
  check: ({ statements, facts }) => [
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
  const near = facts.readings.filter((one) => one.segment.block === segment?.block);
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

/** "Lowest in the county" and "2nd lowest in the county" of one measure. */
export const contradictoryRank: Rule = {
  name: "contradictory-rank",
  explanation: "The document gives one measure two different ranks among the same areas.",
  check: ({ statements, facts }) => {
    const text = (one: Statement) => facts.segments[one.segment]?.text ?? "";
    const ranks = statements.filter(
      (one) =>
        one.kind === "rank" &&
        scope(one) !== null &&
        facts.segments[one.segment]?.kind !== "row" &&
        isNamed(one, text(one)) &&
        !isPastOrAim(text(one), one),
    );
    return ranks.flatMap((one, index) => {
      const other = ranks
        .slice(0, index)
        .find(
          (earlier) =>
            sameSubject(earlier, one) &&
            scope(earlier) === scope(one) &&
            end(earlier) === end(one) &&
            (earlier.rank?.value ?? 1) !== (one.rank?.value ?? 1) &&
            earlier.period?.from === one.period?.from,
        );
      // Rates and counts, or different parts in one sentence, may rank differently.
      if (
        other === undefined ||
        /\brate|\bper\b/i.test(text(one)) !== /\brate|\bper\b/i.test(text(other)) ||
        other.segment === one.segment
      )
        return [];
      const message = `${one.subject.join(" ")}: ${one.rankWords} here, ${other.rankWords} in line ${sourceLine(facts, other.segment, other.start)}.`;
      return [aboutStatement(one, "suspect", message, "one rank, or the reason for two")];
    });
  },
};

/** What is ranked stands in the sentence itself, not only near it. */
function isNamed({ subject }: Statement, text: string): boolean {
  const words = new Set(subjectWords(text));
  return subject.length > 0 && subject.every((word) => words.has(word));
}

function sameSubject(one: Statement, other: Statement): boolean {
  return [...one.subject].sort().join() === [...other.subject].sort().join();
}

/** "Moved from 4th lowest to 2nd lowest" and "among the lowest three": where it stood, and where it is to stand. */
function isPastOrAim(text: string, { start, end: to }: Statement): boolean {
  const [before, after] = [text.slice(0, start), text.slice(to)];
  return (
    (/\bmoved from (?:joint )?$/i.test(before) && /^[^.;]*?\bto\b/i.test(after)) ||
    (/\b(?:among|in) (?:the )?$/i.test(before) && /^\s*(?:two|three|four|five|six|\d)\b/i.test(after))
  );
}

function scope({ rankWords }: Statement): string | null {
  return / in (.+)$/.exec(rankWords ?? "")?.[1]?.toLowerCase() ?? null;
}

function end({ rankWords }: Statement): string {
  return /highest|largest|worst/.test(rankWords ?? "") ? "high" : "low";
}

const NAMED =
  /([A-Z][\w’'-]*(?:\s+(?:(?:and|&|of|the|in)\s+)?[A-Z][\w’'-]*){0,3})\s*(?:\(|:\s*|\s(?=\d[\d,]*(?:[,;.)]|$|\s+and\s))|,\s+(?:with|at)\s+|\s+(?:with|had|at|saw|recorded)\s+)\s*£?(\d[\d,]*(?:\.\d+)?)/g;
const MOST = "highest|largest|most|greatest|biggest|top|busiest|worst hit";
const LEAST = "lowest|smallest|fewest|least|quietest";

const CALLED = new RegExp(
  `([A-Z][\\w’'-]*(?:\\s+[A-Z][\\w’'-]*){0,3})\\s+(?:was|is|were|being|had|has|saw|recorded|remain(?:s|ed)|came out|ranked|stood)\\s+(?:the\\s+|by far\\s+|again\\s+|still\\s+)*(${MOST}|${LEAST})\\b(?!\\s+(?:increase|rise|fall|drop|decrease|improv))`,
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
        ...segment.text.matchAll(CALLED),
        ...segment.text.matchAll(MAKING),
        ...segment.text.matchAll(MOST_IN),
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

const EXTREME =
  /\b(lowest|highest|fewest|most|smallest|largest)\b(?:\s+(?:level|figure|number|total|count|rate|ever|recorded|seen|it has been))*\s+(?:for|in|since|of)\s+(?:the\s+(?:last|past)\s+)?⟨[TD]/;

/** "At 412, thefts were at their lowest for three years (498 and 530)" against the other figures of the sentence. */
export const extreme: Rule = {
  name: "extreme",
  explanation:
    "A figure is called the lowest or the highest of some years, and another printed with it is beyond it.",
  check: ({ facts }) =>
    facts.readings.flatMap(({ segment, figures, shape, roles }): Judgement[] => {
      const match = EXTREME.exec(shape.text);
      if (match === null) return [];
      const numbers = figures.filter(
        (one, at) =>
          (one.kind === "count" || one.kind === "rate") &&
          !/^[a-z]/i.test(one.text) &&
          roles[at]?.name !== "change",
      );
      const before = numbers.filter((one) => (shape.at[figures.indexOf(one)] ?? 0) < match.index);
      const [own, ...more] = before;
      const others = numbers.filter(
        (one) =>
          one !== own &&
          one.kind === own?.kind &&
          !SINCE.test(shape.text.slice(0, shape.at[figures.indexOf(one)])),
      );
      if (own === undefined || more.length > 0 || others.length === 0) return [];
      const low = /^(?:lowest|fewest|smallest)$/.test(match[1] ?? "");
      const beyond = others.find((one) => (low ? one.value < own.value : one.value > own.value));
      if (beyond === undefined) return [];
      const message = `${own.text} is called the ${match[1]}, but ${beyond.text} is printed with it.`;
      return [aboutSegment(segment, "error", message, beyond.text, own.start, beyond.end)];
    }),
};

function valuesOf(text: string): Map<string, number> {
  return new Map(
    [...text.matchAll(NAMED)].map((match) => [match[1] ?? "", Number((match[2] ?? "").replaceAll(",", ""))]),
  );
}
