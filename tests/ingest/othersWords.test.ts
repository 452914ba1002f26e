import { afterAll, expect, test } from "vitest";
import { removeFolders } from "../faults/csp.js";
import { refusedInTurn } from "./inTurn.js";

afterAll(removeFolders);

const contractOf = (source: string, filename: string, measure: string): string => `source: ${source}
title: Complaints
supplier: ${source}
match: { filename: ${filename} }
columns: { month: Month, town: Town name, complaints: Complaints }
rows: { unique_by: [month, town] }
period: { column: month, grain: month, formats: ["%Y-%m"] }
area: { constant: partnership }
measures:
  - { measure: ${measure}, value: complaints }
`;
const contracts = {
  "../seeds/contracts/landlord-one.yaml": contractOf("landlord-one", "one", "asb_cases_taken"),
  "../seeds/contracts/landlord-two.yaml": contractOf("landlord-two", "two", "housing_complaints"),
};

const file = (months: readonly number[], towns: readonly string[]): string =>
  `Month,Town name,Complaints\n${months
    .flatMap((month) =>
      towns.map(
        (town, index) =>
          `2023-${String(month).padStart(2, "0")},${town},${9 + ((month * 7 + index * 5) % 8)}`,
      ),
    )
    .join("\n")}\n`;
const spring = [1, 2, 3, 4, 5, 6];

test.each([
  [
    "another supplier's towns",
    ["Sevenoaks", "Edenbridge"],
    [
      expect.stringContaining(
        "all that it says in “Town name” is what files of landlord-two say, and nothing of what the files before it say",
      ),
    ],
  ],
  ["new names of its towns", ["Swanley parish", "Hextable parish"], []],
  ["its own towns", ["Swanley", "Hextable"], []],
])("a file with %s", async (_name, towns, asked) => {
  expect(
    await refusedInTurn(
      [
        ["one to June.csv", file(spring, ["Swanley", "Hextable"])],
        ["two to June.csv", file(spring, ["Sevenoaks", "Edenbridge"])],
        ["one July.csv", file([7], towns)],
      ],
      contracts,
    ),
  ).toEqual(asked);
});
