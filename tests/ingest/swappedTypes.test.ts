import { afterAll, expect, test } from "vitest";
import { removeFolders } from "../faults/csp.js";
import { refusedInTurn } from "./inTurn.js";

afterAll(removeFolders);

/** Numbers without a pattern, the same in every run. */
const some = (seed: number, most: number): number => (seed * 7919 + ((seed * seed) % 613) * 31) % most;

/** Crime types of a force, with how many there are in a month and by how much more in summer. */
const types: readonly [type: string, usual: number, season: number][] = [
  ["Violence and sexual offences", 620, 0.08],
  ["Anti-social behaviour", 340, 0.35],
  ["Criminal damage and arson", 230, 0.1],
  ["Public order", 205, 0.12],
  ["Shoplifting", 165, 0.05],
  ["Vehicle crime", 130, 0.06],
  ["Other theft", 118, 0.06],
  ["Burglary", 84, 0.1],
  ["Drugs", 52, 0.1],
  ["Bicycle theft", 20, 0.4],
];

type Rename = (type: string) => string;

/** The records of one month, counted from October 2021. */
function month(at: number, rename: Rename = (type) => type): [name: string, text: string] {
  const name = `${2021 + Math.floor((9 + at) / 12)}-${String(((9 + at) % 12) + 1).padStart(2, "0")}`;
  const summer = -Math.cos((2 * Math.PI * (((9 + at) % 12) + 0.5)) / 12);
  const rows = types.flatMap(([type, usual, season], index) => {
    const noise = 1 + (some(at * 17 + index * 29, 101) - 50) / 700;
    const records = Math.round(usual * (1 + season * summer) * noise);
    return Array.from(
      { length: records },
      // without a place, as those of a force that are not in the lookup
      () => `,${name},Kent Police,Kent Police,,,,,,${rename(type)},,`,
    );
  });
  const header =
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";
  return [`${name}-kent-street.csv`, `${[header, ...rows].join("\n")}\n`];
}

const exchange =
  (one: string, other: string): Rename =>
  (type) =>
    type === one ? other : type === other ? one : type;

const before = Array.from({ length: 21 }, (_, at) => month(at));

test.each([
  ["Violence and sexual offences", "Anti-social behaviour"],
  ["Anti-social behaviour", "Public order"],
  ["Criminal damage and arson", "Other theft"],
  ["Burglary", "Bicycle theft"],
])("%s and %s under one another's names in one month of a force's files", async (one, other) => {
  expect(await refusedInTurn([...before, month(21, exchange(one, other))])).toEqual([
    expect.stringMatching(/has (?:the figures|about as many as) (?:that )?the other had/),
  ]);
});

test("months as they are, whatever their season, are not asked about", async () => {
  for (const at of [21, 24]) {
    const files = Array.from({ length: at }, (_, each) => month(each));
    expect(await refusedInTurn([...files, month(at)])).toEqual([]);
  }
});
