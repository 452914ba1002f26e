import { afterAll, expect, test } from "vitest";
import { removeFolders } from "../faults/csp.js";
import { refusedInTurn } from "./inTurn.js";

afterAll(removeFolders);

const months = Array.from({ length: 24 }, (_, index) => ({
  year: 2021 + Math.floor((index + 9) / 12),
  month: ((index + 9) % 12) + 1,
}));
const two = (number: number): string => String(number).padStart(2, "0");
/** Numbers without a pattern, the same in every run. */
const some = (seed: number, most: number): number => (seed * 7919 + ((seed * seed) % 613) * 31) % most;

const file = (header: string, rows: readonly string[]): string => `${[header, ...rows].join("\n")}\n`;

/** A tasking log: records a month, with what a row says of each. */
function taskings(from: number, to: number, row: (index: number, date: string) => string | string[]): string {
  const rows = months.slice(from, to).flatMap(({ year, month }, at) =>
    Array.from({ length: 10 }, (_, index) => {
      const number = (from + at) * 10 + index;
      return row(number, `${two(1 + some(number, 28))}/${two(month)}/${year}`);
    }).flat(),
  );
  return file("Ref,Date,Ward,Raised by,Categories,Closed", rows);
}
const tasking = (
  number: number,
  date: string,
  { ref = `DT${1000 + number}`, categories = "", closed = "" } = {},
): string =>
  `${ref},${date},Hextable,Officer,${categories || (number % 3 === 0 ? "ASB; Drugs" : "ASB")},${closed || (number % 2 === 0 ? "Yes" : "No")}`;

/** Complaints of four towns and two types a month. */
function housing(
  from: number,
  to: number,
  change: (row: (string | number)[], at: number) => void = () => {},
) {
  const names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const rows = months.slice(from, to).flatMap(({ year, month }, at) =>
    ["Edenbridge", "Sevenoaks", "Swanley", "Westerham"].flatMap((town, t) =>
      ["Noise", "Rubbish"].map((type, c) => {
        const number = (from + at) * 8 + t * 2 + c;
        const row = [`${names[month - 1]}-${year % 100}`, town, type, 10 + some(number, 9) + 3 * t];
        change(row, from + at);
        return row;
      }),
    ),
  );
  return file(
    "Month,Town,Category of complaint,Complaints",
    rows.filter(({ length }) => length > 0).map((row) => row.join(",")),
  );
}

/** Domestic abuse of three districts, three figures a month. */
function abuse(
  from: number,
  to: number,
  change: (row: (string | number)[], at: number) => (string | number)[],
) {
  const rows = months.slice(from, to).flatMap(({ year, month }, at) =>
    ["Ashford", "Sevenoaks", "Dartford"].map((district, index) => {
      const number = (from + at) * 3 + index;
      const row = [
        `01/${two(month)}/${year}`,
        district,
        120 + some(number, 17),
        40 + some(number + 99, 11),
        18 + some(number + 777, 7),
      ];
      return change(row, from + at);
    }),
  );
  return file(
    "Month beginning,District,DA incidents,Repeat victims of DA,Stalking & harassment offences",
    rows.map((row) => row.join(",")),
  );
}

/** Street-level crime of a month. */
function street(times: number): string {
  const rows = Array.from(
    { length: 60 },
    (_, index) => `2023-08,Kent Police,E010245${two(some(index, 90))},${index % 2 ? "Burglary" : "Drugs"}`,
  );
  return file("Month,Falls within,LSOA code,Crime type", Array.from({ length: times }, () => rows).flat());
}

const requests = (
  time: (month: number) => string,
  suffix: (number: number) => string[] = () => [""],
): string =>
  file(
    "Request Ref,Received,Ward,Request Type,Noise (Y/N)",
    months.flatMap(({ year, month }, at) =>
      Array.from({ length: 5 }, (_, index) => index + at * 5).flatMap((number) =>
        suffix(number).map(
          (ending) =>
            `EP${2000 + number}${ending},${two(1 + some(number, 28))}/${two(month)}/${year} ${time(month)},Hextable,Noise,Y`,
        ),
      ),
    ),
  );

const reports = (from: number, to: number, type: (number: number) => string): string =>
  file(
    "Ref,Date reported,Ward,Type(s) of ASB",
    months.slice(from, to).flatMap(({ year, month }, at) =>
      Array.from({ length: 12 }, (_, index) => {
        const number = (from + at) * 12 + index;
        return `A${3000 + number},${two(1 + some(number, 28))}/${two(month)}/${year},Hextable,${type(number)}`;
      }),
    ),
  );

const same = (row: (string | number)[]): (string | number)[] => row;
const type = (number: number): string => ["Noise", "Drugs", "Vehicle nuisance"][number % 3] ?? "";

/** What is asked about, by the files that come one after the other; and the same files without the fault. */
const cases: [string, string[], string[], string][] = [
  [
    "a month appended once more",
    [street(2)],
    [street(1)],
    "each of the 120 rows of August 2023 appears twice",
  ],
  [
    "the rows of one type twice",
    [street(1).replace(/^2023-08.*Drugs\n/gmu, "$&$&")],
    [street(1)],
    "each of the 60 rows of one type of August 2023 appears twice",
  ],
  [
    "midnights of Greenwich",
    [requests((month) => (month >= 4 && month <= 10 ? "23:00" : "00:00"))],
    [requests(() => "00:00")],
    "these are midnights in Greenwich Mean Time, and each summer record counts a day early",
  ],
  [
    "a record for each action of a request",
    [
      requests(
        () => "09:30",
        (number) => (number % 4 ? [""] : ["/1", "/2"]),
      ),
    ],
    [requests(() => "09:30")],
    "60 records have the references of 30 events with different endings (as “…/1” and “…/2”)",
  ],
  [
    "open taskings carried over under a reference of their own",
    [
      taskings(0, 24, (number, date) =>
        ["", ...(number % 5 ? [] : ["a"])].map((ending) =>
          tasking(number, date, { ref: `DT${1000 + number}${ending}` }),
        ),
      ),
    ],
    [taskings(0, 24, tasking)],
    "96 records have the references of 48 events",
  ],
  [
    "only closed taskings",
    [taskings(0, 12, tasking), taskings(12, 24, (number, date) => tasking(number, date, { closed: "Yes" }))],
    [taskings(0, 12, tasking), taskings(12, 24, tasking)],
    "none of its 120 records has a word in “Closed” that 50% of the records before it had",
  ],
  [
    "the first of several types",
    [
      taskings(0, 12, tasking),
      taskings(12, 24, (number, date) => tasking(number, date, { categories: "ASB" })),
    ],
    [taskings(0, 12, tasking), taskings(12, 24, tasking)],
    "none of its 120 records names several types in “Categories”, as 33% of the records before it did",
  ],
  [
    "a type misspelt",
    [reports(0, 12, type), reports(12, 24, (number) => (number % 9 ? type(number) : "Nosie"))],
    [reports(0, 12, type), reports(12, 24, (number) => (number % 9 ? type(number) : "Litter"))],
    "the type “nosie” is nearly “noise”",
  ],
  [
    "types cut off",
    [reports(0, 12, type), reports(12, 24, (number) => type(number).slice(0, 10))],
    [reports(0, 12, type), reports(12, 24, type)],
    "the type “vehicle nu” is nearly “vehicle nuisance”",
  ],
  [
    "a town without its last month",
    [
      housing(0, 24, (row, at) => {
        if (at === 23 && row[1] === "Westerham") row.length = 0;
      }),
    ],
    [housing(0, 24)],
    "it has no row of one “Town” in September 2023, though its other periods have one",
  ],
  [
    "a quarter's figure in each of its months",
    [
      housing(0, 12),
      housing(12, 24, (row, at) => {
        row[3] = 60 + 5 * Math.floor(at / 3) + (row[1] === "Swanley" ? 7 : 0);
      }),
    ],
    [housing(0, 12), housing(12, 24)],
    "each month seems to have the quarter's figure",
  ],
  [
    "an area filled down",
    [
      abuse(0, 24, (row, at) =>
        row[1] === "Sevenoaks" && at >= 18 ? [row[0] ?? "", "Sevenoaks", 100, 30, 30] : row,
      ),
    ],
    [abuse(0, 24, same)],
    "figures of Sevenoaks stay the same as a month before, up to September 2023",
  ],
  [
    "two columns under each other's labels",
    [
      abuse(0, 12, same),
      abuse(12, 24, ([month = "", district = "", one = 0, other = 0, last = 0]) => [
        month,
        district,
        other,
        one,
        last,
      ]),
    ],
    [abuse(0, 12, same), abuse(12, 24, same)],
    "Domestic abuse incidents and Repeat victims of domestic abuse has the figures that the other had before",
  ],
];

const dayAfter = (days: number): string => {
  const day = new Date(Date.UTC(2023, 7, 1 + days));
  return `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}`;
};
const reporting = (number: number, date: string): string =>
  tasking(number, date, { closed: some(number, 5) > 2 ? "Yes" : "No" });
cases.push(
  [
    "a date filled down",
    [taskings(0, 24, (number, date) => reporting(number, number < 210 ? date : dayAfter(number - 210)))],
    [taskings(0, 24, reporting)],
    "from 2 August 2023 to 30 August 2023 each of its rows is a day after the one before",
  ],
  [
    "a block under the year before",
    [
      taskings(0, 24, (number, date) =>
        reporting(number, number >= 150 && number < 156 ? date.replace("2023", "2022") : date),
      ),
    ],
    [taskings(0, 24, reporting)],
    "are between rows of another year: the year may be wrong",
  ],
  [
    "a quarter of the year before once more",
    [
      taskings(0, 24, (number, date) =>
        number < 210
          ? reporting(number, date)
          : reporting(number - 120, date).replace(
              /DT\d+,../u,
              `DT${1000 + number},${two(1 + some(number - 120, 28))}`,
            ),
      ),
    ],
    [taskings(0, 24, reporting)],
    "are those of a year before once more",
  ],
);

/** Street-level crime of a month, of which some crimes have a row for each of their outcomes. */
const outcomes = (again: number): string =>
  file(
    "Crime ID,Month,Falls within,LSOA code,Crime type,Last outcome category",
    Array.from({ length: 200 }, (_, index) => {
      const crime = index % 5 === 0 ? "" : `${index}f`;
      const row = `${crime},2023-08,Kent Police,E010245${two(some(index, 90))},${crime ? "Burglary" : "Anti-social behaviour"}`;
      return index % 8 === 1 && index < again * 8
        ? [`${row},Under investigation`, `${row},Offender given a caution`]
        : [`${row},`];
    }).flat(),
  );

/** Requests of which the type says whether each is of noise; from `moved` on the types are those of the row before. */
const noises = (from: number, to: number, moved = Number.POSITIVE_INFINITY): string =>
  file(
    "Request Ref,Received,Ward,Request Type,Noise (Y/N)",
    months.slice(from, to).flatMap(({ year, month }, at) =>
      Array.from({ length: 8 }, (_, index) => {
        const number = (from + at) * 8 + index;
        const noise = (which: number): boolean => some(which, 7) > 3;
        const type = noise(number >= moved ? number - 1 : number) ? "Loud music" : "Rats";
        return `EP${2000 + number},${two(1 + some(number, 28))}/${two(month)}/${year} 09:30,Hextable,${type},${noise(number) ? "Y" : "N"}`;
      }),
    ),
  );
cases.push(
  [
    "a row for each outcome of a crime",
    [outcomes(20)],
    [outcomes(4)],
    "of its records have the “Crime ID” of another one",
  ],
  [
    "every tenth row lost",
    [
      taskings(0, 12, tasking),
      taskings(12, 24, (number, date) => (number % 10 === 3 ? [] : tasking(number, date))),
    ],
    [taskings(0, 12, tasking), taskings(12, 24, tasking)],
    "its references leave numbers out in 12 of 107 places",
  ],
  [
    "a column moved by a row",
    [noises(0, 12), noises(12, 24, 100)],
    [noises(0, 12), noises(12, 24)],
    "records have in “Noise (Y/N)” and “Request Type” words that no record before it had together",
  ],
);

test.each(cases)(
  "%s: the file is asked about, and is not when it is as it should be",
  async (_name, damaged, whole, why) => {
    const refusals = await refusedInTurn(damaged);
    expect(refusals).toEqual([expect.stringContaining(why)]);
    expect(refusals[0]).toContain("its figures may be wrong: ");
    expect(await refusedInTurn(whole)).toEqual([]);
  },
);

test("figures that never change are the same a year before too, and nothing is asked", async () => {
  const still = (row: (string | number)[]): void => {
    row[3] = 10 + String(row[1]).length + String(row[2]).length;
  };
  expect(await refusedInTurn([housing(0, 24, still)])).toEqual([]);
});
