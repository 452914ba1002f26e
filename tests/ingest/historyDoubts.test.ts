import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { removeFolders, workspaceWith } from "../faults/csp.js";

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

async function load(files: Files): Promise<string[]> {
  const workspace = workspaceWith({});
  let refusals: readonly string[] = [];
  for (const [name, text] of files) {
    expect(refusals).toEqual([]);
    writeFileSync(path.join(workspace, "data", name), text);
    ({ refusals } = await ingest(workspace, []));
  }
  return [...refusals];
}

test.each(cases)(
  "%s: the file is asked about, and is not when it is as it should be",
  async (_name, damaged, whole, why) => {
    expect(await load(damaged)).toEqual([expect.stringContaining(why)]);
    expect(await load(whole)).toEqual([]);
  },
);

test("the whole history sent again with what is new is no copy of it, whatever its name", async () => {
  expect(
    await load([
      ["DA to Mar 2023.csv", abuse(0, 30)],
      ["everything so far.csv", abuse(0, 36)],
    ]),
  ).toEqual([]);
  expect(
    await load([
      ["DA to Mar 2023.csv", abuse(0, 30)],
      ["another team.csv", `${abuse(0, 30)}\n`],
    ]),
  ).toEqual([expect.stringContaining("it says the very same as data/DA to Mar 2023.csv")]);
});
