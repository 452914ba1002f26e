import { numbersOf } from "../equations/wholes.js";
import type { Judgement, Rule } from "../finding.js";
import { intervalOf, meets, type Quantity } from "../quantities/quantity.js";
import { sayNumber } from "../sayNumber.js";
import type { Reading } from "../statements/reading.js";
import { singular } from "../statements/subject.js";
import { aboutSegment } from "./aboutSegment.js";

const AVERAGE_AHEAD =
  /\b(?:average|mean|averag(?:ed|es|ing)|equivalent to|equal to|works? out at|or|about)\s+(?:of\s+|was\s+|is\s+|just\s+|some\s+|about\s+|of\s+about\s+)*$/;
const PER = /^(?:\s+[a-z-]+){0,2}?\s+(?:an?|per|each|every)\s+(day|week|month|year|quarter|[a-z]+)\b/;
const MONTHS: Readonly<Record<string, number>> = {
  year: 12,
  quarter: 3,
  month: 1,
  week: 12 / 52,
  day: 12 / 365,
};

/** "7,152 calls over the twelve months, an average of 596 a month" */
export const average: Rule = {
  name: "average",
  explanation:
    "An average is the total divided by what it is spread over. The numbers beside it give another one.",
  check: ({ facts }) =>
    facts.readings.flatMap((reading) =>
      numbersOf(reading).flatMap((index): Judgement[] => {
        const { shape, figures } = reading;
        const figure = figures[index];
        const ahead = shape.text.slice(0, shape.at[index]);
        const behind = shape.text.slice(shape.behind[index]);
        const per = PER.exec(behind)?.[1] ?? /\b(?:average|mean)\b/.exec(ahead)?.[0] ?? null;
        const said =
          /\b(?:average|mean|averag\w+)\b/.test(ahead.slice(-60)) ||
          /^[^⟨⟩.;]{0,40}\bon average\b/.test(behind);
        if (figure === undefined || per === null || !said) return [];
        if (
          PER.test(behind)
            ? !AVERAGE_AHEAD.test(ahead) && !/\bon average\b/.test(ahead.slice(-40) + behind.slice(0, 40))
            : true
        )
          return [];
        return judgeAverage(reading, index, figure, PER.exec(behind)?.[1] ?? "");
      }),
    ),
};

function judgeAverage(reading: Reading, index: number, average: Quantity, per: string): Judgement[] {
  const { figures, shape, segment } = reading;
  const others = numbersOf(reading).filter((one) => one !== index);
  const noun = singular(per);
  const counted = others.filter((one) =>
    new RegExp(`^(?:\\s+[a-z-]+){0,2}?\\s+${noun}`).test(shape.text.slice(shape.behind[one])),
  );
  const unit = MONTHS[noun];
  const durations = figures.filter((one) => one.kind === "duration" && Number.isFinite(one.value));
  const year = /\b(?:year|twelve months|annual\w*)\b/.test(shape.text) ? [12] : [];
  const spread =
    unit === undefined
      ? counted.flatMap((one) => figures[one]?.value ?? [])
      : [...durations.map((one) => one.value), ...year].map((months) => months / unit);
  const totals = others
    .filter((one) => !counted.includes(one) && figures[one]?.kind === average.kind)
    .flatMap((one) => figures[one] ?? []);
  const [total] = totals;
  if (total === undefined || spread.length === 0) return [];
  const made = (whole: Quantity, over: number) => {
    const span = intervalOf(whole);
    // A year has 52 weeks and a day, and some years have 366 days.
    const loose = unit !== undefined && unit < 1 ? 0.006 : 0;
    return { low: (span.low / over) * (1 - loose), high: (span.high / over) * (1 + loose) };
  };
  const printed = { ...average, slack: Math.max(average.slack, average.decimals === 0 ? 0.5 : 0) };
  if (totals.some((one) => spread.some((over) => meets(intervalOf(printed), made(one, over))))) return [];
  const over = spread[0] ?? 1;
  const message = `${total.text} over ${sayNumber(over, 1)} is ${sayNumber(total.value / over, average.decimals + 1)}, and an average of ${average.text} is printed.`;
  const expected = sayNumber(total.value / over, average.decimals);
  return [
    aboutSegment(
      segment,
      totals.length === 1 ? "error" : "suspect",
      message,
      expected,
      Math.min(total.start, average.start),
      Math.max(total.end, average.end),
    ),
  ];
}

const PEOPLE =
  /^\s+(?:[a-z-]+\s+){0,2}?(?:residents|people|population|inhabitants|households|persons|adults|dwellings|homes|properties|pupils|children|premises|vehicles)\b/;

/** "3,229 crimes among 42,200 residents, a rate of 76.5 per 1,000" */
export const rate: Rule = {
  name: "rate",
  explanation:
    "A rate is the count divided by the population, times what it is per. The two numbers beside it give another one.",
  check: ({ facts }) =>
    facts.readings.flatMap((reading) => {
      const { figures, shape, roles, segment } = reading;
      const rates = figures.filter((figure) => figure.kind === "rate" && figure.per > 1);
      const [only] = rates;
      if (only === undefined || rates.length > 1 || roles[figures.indexOf(only)]?.name === "change")
        return [];
      const numbers = numbersOf(reading);
      const populations = numbers.filter(
        (index) =>
          PEOPLE.test(shape.text.slice(shape.behind[index])) ||
          /\bpopulation (?:of|was|is)\s+(?:some\s+|about\s+)?$/.test(shape.text.slice(0, shape.at[index])),
      );
      const counts = numbers.filter((index) => !populations.includes(index));
      const worked = populations.flatMap((population) =>
        counts.flatMap((count) => {
          const [n, p] = [figures[count], figures[population]];
          if (n === undefined || p === undefined || p.value <= n.value) return [];
          const [low, high] = [
            intervalOf(n),
            intervalOf({ ...p, slack: Math.max(p.slack, /00$/.test(String(p.value)) ? 50 : 0) }),
          ];
          return [
            {
              n,
              p,
              value: { low: (only.per * low.low) / high.high, high: (only.per * low.high) / high.low },
            },
          ];
        }),
      );
      const [first] = worked;
      if (
        first === undefined ||
        worked.some(({ value }) =>
          meets(intervalOf({ ...only, slack: Math.max(only.slack, only.decimals === 0 ? 0.5 : 0) }), value),
        )
      )
        return [];
      const value = (only.per * first.n.value) / first.p.value;
      const message = `${first.n.text} among ${first.p.text} is ${sayNumber(value, only.decimals + 1)} per ${sayNumber(only.per)}, and ${only.text} is printed.`;
      return [
        aboutSegment(
          segment,
          worked.length === 1 ? "error" : "suspect",
          message,
          sayNumber(value, only.decimals),
          Math.min(first.n.start, only.start),
          Math.max(first.p.end, only.end),
        ),
      ];
    }),
};
