import { afterAll, expect, test } from "vitest";
import { removeFolders } from "../faults/csp.js";
import { refusedInTurn } from "./inTurn.js";

afterAll(removeFolders);

const months = Array.from({ length: 36 }, (_, index) => ({
  year: 2020 + Math.floor((index + 9) / 12),
  month: ((index + 9) % 12) + 1,
}));
const two = (number: number): string => String(number).padStart(2, "0");
/** Numbers without a pattern, the same in every run. */
const some = (seed: number, most: number): number => (seed * 7919 + ((seed * seed) % 613) * 31) % most;
const districts = ["Ashford", "Sevenoaks", "Dartford", "Swale"];

type Figures = [number, number, number];
interface Cell {
  at: number;
  district: string;
}

/** Domestic abuse of four districts, three figures a month. */
function abuse(
  from: number,
  to: number,
  change: (figures: Figures, cell: Cell) => Figures = (figures) => figures,
  shift = 0,
): string {
  const rows = months.slice(from, to).flatMap(({ year, month }, index) =>
    districts.map((district, d) => {
      const at = from + index;
      const number = at * 4 + d;
      const figures: Figures = [
        60 + 30 * d + some(number, 23),
        31 + 8 * d + some(number + 99, 13),
        11 + some(number + 777, 9),
      ];
      return [`01/${two(month)}/${year + shift}`, district, ...change(figures, { at, district })].join(",");
    }),
  );
  return `${["Month beginning,District,DA incidents,Repeat victims of DA,Stalking & harassment offences", ...rows].join("\n")}\n`;
}

type Files = [name: string, text: string][];

/** What is asked about, by the files that come one after the other; and the same files as they should be. */
const cases: [string, Files, Files, string][] = [
  [
    "a month of the past gone to nought",
    [
      ["DA to Mar 2023.csv", abuse(0, 30)],
      ["DA to Sep 2023.csv", abuse(12, 36, (figures, { at }) => (at === 16 ? [0, 0, 0] : figures))],
    ],
    [
      ["DA to Mar 2023.csv", abuse(0, 30)],
      // a recount, and a correction of a handful
      [
        "DA to Sep 2023.csv",
        abuse(12, 36, ([one, ...others], { at }) => [
          at === 16 ? Math.round(one * 1.15) : one + 1,
          ...others,
        ]),
      ],
    ],
    "for the same periods it has 0 of February 2022, where the files before it have ",
  ],
  [
    "a district's past gone to nought",
    [
      ["DA to Mar 2023.csv", abuse(0, 30)],
      [
        "DA to Sep 2023.csv",
        abuse(12, 36, (figures, { at, district }) =>
          at < 24 && district === "Sevenoaks" ? [0, 0, 0] : figures,
        ),
      ],
    ],
    [
      ["DA to Mar 2023.csv", abuse(0, 30)],
      ["DA to Sep 2023.csv", abuse(12, 36)],
    ],
    "of Sevenoaks, where the files before it have ",
  ],
  [
    "one measure's history of another definition",
    [
      ["DA to Mar 2023.csv", abuse(0, 30)],
      ["DA to Sep 2023.csv", abuse(12, 36, ([one, two_, last]) => [one, Math.round(two_ * 1.6), last])],
    ],
    [
      ["DA to Mar 2023.csv", abuse(0, 30)],
      ["DA to Sep 2023.csv", abuse(12, 36, ([one, two_, last]) => [one, Math.round(two_ * 1.02), last])],
    ],
    "of Repeat victims of domestic abuse, where the files before it have ",
  ],
  [
    "every year one early",
    [
      ["DA to Mar 2023.csv", abuse(0, 30)],
      ["DA to Sep 2023.csv", abuse(12, 36, undefined, -1)],
    ],
    [
      ["DA to Mar 2023.csv", abuse(0, 30)],
      ["DA to Sep 2023.csv", abuse(12, 36)],
    ],
    "of its figures are those that the files before it have a year later: its periods may be labelled a year early",
  ],
  [
    "a draft after the final",
    [
      ["DA Sep 2023.csv", abuse(0, 36)],
      [
        "DA Sep 2023 draft.csv",
        abuse(0, 36, ([one, ...others], { at }) => [at === 35 ? one - 9 : one, ...others]),
      ],
    ],
    [
      [
        "DA Sep 2023 provisional.csv",
        abuse(0, 36, ([one, ...others], { at }) => [at === 35 ? one - 9 : one, ...others]),
      ],
      ["DA Sep 2023.csv", abuse(0, 36)],
    ],
    "by its name it is older than data/DA Sep 2023.csv",
  ],
];

/** Small figures, of which many are 1 to 4. */
const small = (seed: number): number => some(seed, 9);
const few =
  (shown: (count: number) => number) =>
  (_: Figures, { at, district }: Cell): Figures => {
    const seed = at * 12 + districts.indexOf(district) * 3;
    return [shown(small(seed)), shown(small(seed + 1)), shown(small(seed + 2))];
  };
const pair = (change: (count: number) => number): [Files, Files] => [
  [
    ["DA to Sep 2022.csv", abuse(0, 24)],
    ["DA to Sep 2023.csv", abuse(24, 36, (figures) => figures.map(change) as Figures)],
  ],
  [
    ["DA to Sep 2022.csv", abuse(0, 24)],
    ["DA to Sep 2023.csv", abuse(24, 36)],
  ],
];
const smallPair = (change: (count: number) => number): [Files, Files] => [
  [
    ["DA to Sep 2022.csv", abuse(0, 24, few(Number))],
    ["DA to Sep 2023.csv", abuse(24, 36, few(change))],
  ],
  [
    ["DA to Sep 2022.csv", abuse(0, 24, few(Number))],
    ["DA to Sep 2023.csv", abuse(24, 36, few(Number))],
  ],
];
cases.push(
  [
    "figures rounded to 5",
    ...pair((count) => 5 * Math.round(count / 5)),
    "each of 144 of its figures is a multiple of 5, and those before it are not",
  ],
  ["figures doubled by a join", ...pair((count) => 2 * count), "they may be rounded or counted twice"],
  [
    "noughts replaced by nothing",
    ...pair((count) => Number(String(count).replaceAll("0", ""))),
    "no nought is in any of",
  ],
  [
    "small counts given as 5",
    ...smallPair((count) => (count > 0 && count < 5 ? 5 : count)),
    "none of its figures is 1, 2, 3 or 4, as many were before",
  ],
  [
    "small counts given as 3",
    ...smallPair((count) => (count > 0 && count < 5 ? 3 : count)),
    "of the numbers 1 to 4 its figures have 3 alone",
  ],
);

const wards = ["Hextable", "Kemsing", "Eynsford", "Swanley White Oak"];
interface Request {
  day: Date;
  hour: number;
  ward: string;
  noise: string;
}
/** Requests to a council's office, 40 a month on any day and at any hour, one of thirty without a ward. */
function requests(
  from: number,
  to: number,
  keep: (request: Request, number: number) => number = () => 1,
): string {
  const start = Date.UTC(2020, 9 + from, 1);
  const days = Math.round((Date.UTC(2020, 9 + to, 1) - start) / 864e5);
  const records = 40 * (to - from);
  // numbers are given to what was reported: fewer reports leave none out
  let given = 20_000 + from * 40;
  const rows = Array.from({ length: records }, (_, index) => {
    const number = from * 40 + index;
    const day = new Date(
      start + Math.min(days - 1, Math.floor((index * days) / records + some(number, 997) / 1000)) * 864e5,
    );
    const ward = number % 30 === 7 ? "" : (wards[some(number + 5, 4)] ?? "");
    const request = { day, hour: some(number + 3, 24), ward, noise: number % 3 === 0 ? "Y" : "N" };
    return Array.from({ length: keep(request, number) }, (_, copy) => {
      const date = `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`;
      const reference = copy === 0 ? given++ : 70_000 + number;
      return `EP${reference},${date} ${two(request.hour)}:15,${ward},Any,${request.noise}`;
    });
  }).flat();
  return `${["Request Ref,Received,Ward,Request Type,Noise (Y/N)", ...rows].join("\n")}\n`;
}
const logs = (keep: (request: Request, number: number) => number): [Files, Files] => [
  [
    ["requests to Sep 2022.csv", requests(0, 24)],
    ["requests to Sep 2023.csv", requests(24, 36, keep)],
  ],
  [
    ["requests to Sep 2022.csv", requests(0, 24)],
    // a third fewer, at random, is no selection
    ["requests to Sep 2023.csv", requests(24, 36, (_, number) => Number(some(number + 11, 3) > 0))],
  ],
];
const firstOf = (key: (request: Request) => string): ((request: Request) => number) => {
  const seen = new Set<string>();
  return (request) => {
    const fresh = !seen.has(key(request));
    seen.add(key(request));
    return Number(fresh);
  };
};
cases.push(
  [
    "weekdays only",
    ...logs(({ day }) => Number(day.getUTCDay() % 6 > 0)),
    "records is of some days of the week, as 2",
  ],
  [
    "no day after the 28th",
    ...logs(({ day }) => Number(day.getUTCDate() <= 28)),
    "records is of a day after the 28th, as ",
  ],
  [
    "office hours only",
    ...logs(({ hour }) => Number(hour >= 9 && hour < 17)),
    "records is of some hours of the day, as 6",
  ],
  [
    "records without a ward left out",
    ...logs(({ ward }) => Number(ward !== "")),
    "records is without an area, as 3.3 % before it",
  ],
  [
    "one record a day and place",
    ...logs(firstOf(({ day, ward }) => `${day.getTime()} ${ward}`)),
    "places of a day has several records, as ",
  ],
  [
    "a quarter under two references",
    ...logs((_, number) => (number % 4 === 0 ? 2 : 1)),
    "some may be in it twice",
  ],
);

const shifted = (years: number): string =>
  requests(24, 36).replace(
    /(\d\d\/\d\d)\/(\d{4})/gu,
    (_, day: string, year: string) => `${day}/${Number(year) + years}`,
  );
const [, honest] = logs(() => 1);
cases.push(
  [
    "every second row",
    ...logs((_, number) => number % 2),
    "of those of the same months a year before, in nearly all types alike: rows may have been lost",
  ],
  [
    "an export cut off at 500 rows",
    [
      ["requests to Sep 2022.csv", requests(0, 24, () => 2)],
      [
        "requests to Sep 2023.csv",
        `${requests(24, 36, () => 2)
          .split("\n")
          .slice(0, 1)
          .join("")}\n${requests(24, 36, () => 2)
          .split("\n")
          .slice(1, -1)
          .sort(
            (a, b) =>
              some(a.length + Number(a.slice(2, 7)), 1009) - some(b.length + Number(b.slice(2, 7)), 1009),
          )
          .slice(0, 500)
          .join("\n")}\n`,
      ],
    ],
    honest,
    "it has exactly 500 rows, with 52 % of those of the same months a year before: an export may have been cut off there",
  ],
  [
    "last year's file with its years moved on",
    [
      ["requests to Sep 2023.csv", requests(24, 36)],
      ["requests to Sep 2024.csv", shifted(1).replaceAll("EP2", "EP7")],
    ],
    honest,
    "it has as many records as a year before: they may be the same ones",
  ],
  [
    "dates of years before",
    [
      ["requests to Sep 2022.csv", requests(0, 24)],
      ["requests to Sep 2023.csv", shifted(-5)],
    ],
    honest,
    "its name ends with September 2023 and its records with September 2018",
  ],
  [
    "a ward filled down over 60 rows",
    [
      ["requests to Sep 2022.csv", requests(0, 24)],
      [
        "requests to Sep 2023.csv",
        requests(24, 36)
          .split("\n")
          .map((row, index) =>
            index > 100 && index < 160 ? row.replace(/^([^,]*,[^,]*),[^,]*/u, "$1,Eynsford") : row,
          )
          .join("\n"),
      ],
    ],
    honest,
    'many rows one after the other have the same "Ward" though their "Received" goes on',
  ],
);

const rolling = (change: (figures: Figures, cell: Cell) => Figures): [Files, Files] => [
  [
    ["DA to Mar 2023.csv", abuse(0, 30)],
    ["DA to Sep 2023.csv", abuse(12, 36, change)],
  ],
  [
    ["DA to Mar 2023.csv", abuse(0, 30)],
    // one district rises by 70 % alone
    [
      "DA to Sep 2023.csv",
      abuse(12, 36, (figures, { at, district }) =>
        at >= 30 && district === "Ashford"
          ? (figures.map((one) => Math.round(1.7 * one)) as Figures)
          : figures,
      ),
    ],
  ],
];
const figuresOf = (at: number, district: string): Figures => {
  const row = abuse(at, at + 1)
    .split("\n")
    .find((line) => line.includes(`,${district},`));
  const [, , one, other, last] = row?.split(",").map(Number) ?? [];
  return [one ?? 0, other ?? 0, last ?? 0];
};
cases.push(
  [
    "two districts exchanged in the new months",
    ...rolling((figures, { at, district }) =>
      at < 30 || !["Ashford", "Swale"].includes(district)
        ? figures
        : figuresOf(at, district === "Ashford" ? "Swale" : "Ashford"),
    ),
    "each of Swale and Ashford has the figures that the other had before",
  ],
  [
    "one district's new months pasted from another",
    ...rolling((figures, { at, district }) =>
      at >= 30 && district === "Ashford" ? figuresOf(at, "Swale") : figures,
    ),
    "all 18 new figures of Ashford and Swale are the same",
  ],
  [
    "one district's figures left from a year before",
    ...rolling((figures, { at, district }) =>
      at >= 30 && district === "Sevenoaks" ? figuresOf(at - 12, district) : figures,
    ),
    "18 figures above 3 of Sevenoaks",
  ],
);

test.each(cases)(
  "%s: the file is asked about, and is not when it is as it should be",
  async (_name, damaged, whole, why) => {
    expect(await refusedInTurn(damaged)).toEqual([expect.stringContaining(why)]);
    expect(await refusedInTurn(whole)).toEqual([]);
  },
);

test("the whole history sent again with what is new is no copy of it, whatever its name", async () => {
  expect(
    await refusedInTurn([
      ["DA to Mar 2023.csv", abuse(0, 30)],
      ["everything so far.csv", abuse(0, 36)],
    ]),
  ).toEqual([]);
  expect(
    await refusedInTurn([
      ["DA to Mar 2023.csv", abuse(0, 30)],
      ["another team.csv", `${abuse(0, 30)}\n`],
    ]),
  ).toEqual([expect.stringContaining("it says the very same as data/DA to Mar 2023.csv")]);
});

const shares = (year: string, figures: readonly (number | string)[]): string =>
  `Year,Concern,Per cent,Base\n${["Anti-social behaviour", "Burglary", "Drugs"].map((concern, index) => `${year},${concern},${figures[index]},900`).join("\n")}\n`;
const sharesContract = `source: survey-shares
title: Shares of a survey
supplier: Council
columns: { year: Year, concern: Concern, share: Per cent }
drop: [Base]
rows: { unique_by: [year, concern] }
period: { column: year, grain: financial_year, formats: ["2022-23"] }
area: { constant: partnership }
measures:
  - { by: concern, value: share, kind: rate, values: { Anti-social behaviour: survey_concern_asb, Burglary: survey_concern_burglary, Drugs: survey_concern_drugs } }
`;
test.each([
  ["proportions", [0.295, 0.22, 0.19], "is 0.295, where it was 30.6 on average before (and so 2 others)"],
  ["counts", [295, 220, 190], "is 295, where it was 30.6 on average before (and so 2 others)"],
  ["a share below nought", [-29.5, 22.1, 19.2], "is -29.5, "],
])(
  "%s for percentages are asked about, and shares like those before are not",
  async (_name, figures, why) => {
    const contracts = { "../seeds/contracts/survey-shares.yaml": sharesContract };
    const before: Files = [
      ["survey 2021-22.csv", shares("2021/22", [31.1, 24, 18.2])],
      ["survey 2022-23.csv", shares("2022/23", [30.1, 23, 17.1])],
    ];
    expect(
      await refusedInTurn([...before, ["survey 2023-24.csv", shares("2023/24", figures)]], contracts),
    ).toEqual([expect.stringContaining(why)]);
    expect(
      await refusedInTurn(
        [...before, ["survey 2023-24.csv", shares("2023/24", [26.5, 28.1, 12.2])]],
        contracts,
      ),
    ).toEqual([]);
  },
);
