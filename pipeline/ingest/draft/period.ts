import { smallest } from "../../bulk.js";
import { fillIn } from "../../workspace/contracts/openQuestions.js";
import { monthNumber } from "../read/monthNames.js";
import { type PeriodForm, periodForms, periodRun } from "../read/periodForms.js";
import { type DraftColumn, holdsFigures, holdsPercentages, wordsOf } from "./columns.js";

/** The period of a draft: its lines, and which columns it takes. */
export interface DraftPeriod {
  taken: ReadonlySet<number>;
  /** Of wide files: the name of the cells, and the columns beside the periods that are to be passed over. */
  value?: string;
  dropped?: readonly DraftColumn[];
  lines: (scalar: (text: string) => string) => string[];
}

const names = /\b(?:date|day|week|month|period|quarter|qtr|year|yr|fy|time|when|reported)\b/i;
const partNames = /\b(?:month|quarter|qtr|period)\b/i;
const grains = ["day", "week", "month", "quarter", "year_ending", "financial_year", "calendar_year"];

interface Guess {
  column: DraftColumn;
  form: PeriodForm;
  grain: string;
}

/** What the cells, the labels or the lines above the header say of the period; a question where they do not. */
export function draftPeriod(
  columns: readonly DraftColumn[],
  preamble: readonly string[],
  header: readonly string[],
): DraftPeriod {
  return (
    acrossColumns(columns) ??
    inTwoColumns(columns) ??
    inColumn(columns) ??
    inTitle(preamble) ?? {
      taken: new Set(),
      lines: (scalar) => [
        "period: # fill in: no column of dates was recognised",
        `  title: ${scalar(fillIn(`which period does the file cover? column: one of ${header.filter((label) => label !== "").length} columns, or what the title says, (…) around the date`))}`,
        "  grain: calendar_year",
        '  formats: ["%Y"]',
      ],
    }
  );
}

function guessOf(column: DraftColumn): Guess[] {
  const named = names.test(wordsOf(column.label));
  const texts = [...column.distinct];
  if (texts.length === 0) return [];
  const fits = ({ read }: PeriodForm): boolean => texts.every((text) => read(text) !== null);
  const dayFirst = periodForms.some((form) => form.format.startsWith("%d/%m") && fits(form));
  return periodForms.flatMap((form) => {
    if ((form.weak && !named) || (dayFirst && form.format.startsWith("%m/%d"))) return [];
    const read = texts.map((text) => form.read(text));
    if (read.some((one) => one === null)) return [];
    const firsts = form.grain === "day" && texts.length > 2 && read.every((one) => one?.day === 1);
    const week = form.grain === "day" && /\b(?:weeks?|w\/?[ec])\b/i.test(wordsOf(column.label));
    return [{ column, form, grain: week ? "week" : firsts ? "month" : form.grain }];
  });
}

function inColumn(columns: readonly DraftColumn[]): DraftPeriod | null {
  const guesses = columns.flatMap(guessOf);
  const rank = ({ column, grain }: Guess): number =>
    grains.indexOf(grain) + (names.test(wordsOf(column.label)) ? 0 : 0.5) + (column.blanks ? 0.25 : 0);
  const best = guesses.reduce<Guess | null>((a, b) => (a === null || rank(b) < rank(a) ? b : a), null);
  if (best === null) return null;
  const { column, form, grain } = best;
  const others = guesses.filter((guess) => guess.column === column && guess.form.format !== form.format);
  const sixDigits = others.find(({ form: other }) => other.weak && form.weak);
  const yearAlone = grain === "financial_year" || grain === "calendar_year";
  const part = yearAlone
    ? columns.find((other) => other !== column && partNames.test(wordsOf(other.label)))
    : undefined;
  const formats = part
    ? fillIn(`"${part.label}" is next to "${column.label}": which part of the year is it?`)
    : sixDigits
      ? fillIn(`is ${[...column.distinct][0]} ${form.format} or ${sixDigits.form.format}?`)
      : form.format;
  const usual = /^%d[/.-]%m/.test(form.format) ? "; day before month is assumed" : "";
  const us = form.format.startsWith("%m/%d") ? "; month before day, since some cells fit nothing else" : "";
  return {
    taken: new Set([column.index]),
    lines: (scalar) => [
      `period: # guess${usual}${us}`,
      `  column: ${column.role}`,
      `  grain: ${grain}`,
      ...(grain === "week" && form.format !== "2022-W01"
        ? [`  week: ${/commenc|begin|start|w\/?c\b/i.test(column.label) ? "beginning" : "ending"} # guess`]
        : grain === "week"
          ? ["  week: beginning"]
          : []),
      `  formats: [${scalar(formats)}]`,
    ],
  };
}

/** A year, and beside it its quarter or month: never the year alone. */
function inTwoColumns(columns: readonly DraftColumn[]): DraftPeriod | null {
  if (
    columns.some((column) =>
      guessOf(column).some(({ grain }) => ["day", "week", "month", "quarter"].includes(grain)),
    )
  )
    return null;
  for (const year of columns) {
    const form = guessOf(year).find(({ grain }) => grain === "financial_year" || grain === "calendar_year");
    if (!form) continue;
    for (const part of columns) {
      if (part === year || !partNames.test(wordsOf(part.label)) || part.cells.length === 0) continue;
      const found = partOf(part, form.grain === "financial_year");
      if (found === null) continue;
      return {
        taken: new Set([year.index, part.index]),
        lines: (scalar) => [
          "period: # guess: a year, and its part in a column of its own",
          `  columns: [${year.role}, ${part.role}]`,
          `  grain: ${found.grain}`,
          `  formats: [${scalar(found.format)}]`,
        ],
      };
    }
  }
  return null;
}

function partOf(column: DraftColumn, financial: boolean): { grain: string; format: string } | null {
  const texts = [...column.distinct];
  const year = financial ? "2022-23" : "%Y";
  if (texts.every((text) => monthNumber(text) !== null)) return { grain: "month", format: `${year} %b` };
  const quarters = texts.every((text) => /^(?:q(?:uarter|tr)?\s?)?[1-4]$/i.test(text));
  if (quarters && !/month/i.test(column.label))
    return { grain: "quarter", format: financial ? "2022-23 Q1" : "2022 Q1" };
  const numbered = texts.every((text) => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 12);
  return numbered && /month/i.test(column.label) ? { grain: "month", format: `${year} %m` } : null;
}

/** One column a period: labels that follow one another, figures below. */
function acrossColumns(columns: readonly DraftColumn[]): DraftPeriod | null {
  const figures = columns.filter((column) => holdsFigures(column) || column.cells.length === 0);
  for (const form of periodForms) {
    const own = figures.filter(({ label }) => form.read(label) !== null);
    const run = periodRun(own.map(({ label }) => label));
    if (own.length < 2 || (run === null && form.weak)) continue;
    const grain = form.grain === "day" ? "month" : form.grain;
    return across(columns, own, form.pattern, form.format, grain);
  }
  return withWords(columns, figures);
}

/** `count_2023`, `Apr-23 Count`: a period in a label that is the same otherwise. */
function withWords(columns: readonly DraftColumn[], figures: readonly DraftColumn[]): DraftPeriod | null {
  const split = (label: string) => /^(\D*)((?:19|20)\d{2})(\D*)$/.exec(label);
  for (const { label } of figures) {
    const [, before = "", , after = ""] = split(label) ?? [];
    const own = figures.filter((column) => {
      const [, front, year, back] = split(column.label) ?? [];
      return year !== undefined && front === before && back === after;
    });
    if (own.length < 2 || before + after === "" || /%/.test(before + after)) continue;
    return across(
      columns,
      own,
      `^${plain(before)}\\d{4}${plain(after)}$`,
      `${before}%Y${after}`,
      "calendar_year",
    );
  }
  return behindWords(columns, figures);
}

/** `Apr-23 Count` and `May-23 Count`, whatever other figures of the month stand beside them. */
function behindWords(columns: readonly DraftColumn[], figures: readonly DraftColumn[]): DraftPeriod | null {
  for (const form of periodForms.filter(({ weak }) => !weak)) {
    for (const { label } of figures) {
      const [, word] = /^\S.* (\p{L}[^%]*)$/u.exec(label) ?? [];
      if (word === undefined || rated.test(word)) continue;
      const own = figures.filter(
        (column) =>
          column.label.endsWith(` ${word}`) && form.read(column.label.slice(0, -word.length - 1)) !== null,
      );
      if (own.length < 2) continue;
      const period = form.pattern.replace(/^\^|\$$/g, "");
      const grain = form.grain === "day" ? "month" : form.grain;
      return across(columns, own, `^(?<period>${period}) ${plain(word)}$`, form.format, grain);
    }
  }
  return null;
}

const rated = /\b(?:rate|per|percent(?:age)?|share|change|average|mean|rank)\b|%/i;

const plain = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function across(
  columns: readonly DraftColumn[],
  own: readonly DraftColumn[],
  pattern: string,
  format: string,
  grain: string,
): DraftPeriod {
  const taken = new Set(own.map(({ index }) => index));
  const first = smallest(taken);
  const beside = columns.filter(
    (column) =>
      !taken.has(column.index) && column.index > first && (holdsFigures(column) || holdsPercentages(column)),
  );
  for (const { index } of beside) taken.add(index);
  return {
    taken,
    value: "count",
    dropped: beside,
    lines: (scalar) => [
      "period: # guess: one column a period",
      `  headers: ${scalar(pattern)}`,
      `  grain: ${grain}`,
      `  formats: [${scalar(format)}]`,
      "  value: count",
    ],
  };
}

function inTitle(preamble: readonly string[]): DraftPeriod | null {
  const line = preamble.find((text) => /\byear ending [a-z]+ \d{4}/i.test(text));
  if (line === undefined) return null;
  return {
    taken: new Set(),
    lines: (scalar) => [
      `period: # guess: the title says "${/year ending [a-z]+ \d{4}/i.exec(line)?.[0] ?? ""}"`,
      `  title: ${scalar("year ending ([A-Za-z]+ \\d{4})")}`,
      "  grain: year_ending",
      '  formats: ["%B %Y"]',
    ],
  };
}
