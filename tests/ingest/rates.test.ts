import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { removeFolders } from "../faults/csp.js";
import { ingestedInTurn, refusedInTurn } from "./inTurn.js";

afterAll(removeFolders);

const contract = `source: survey-shares
title: Shares of a survey
supplier: Council
columns: { year: Year, concern: Concern, share: Per cent }
rows: { unique_by: [year, concern] }
period: { column: year, grain: financial_year, formats: ["2022-23"] }
area: { constant: partnership }
measures:
  - { by: concern, value: share, kind: rate, values: { ASB: survey_concern_asb, Burglary: survey_concern_burglary } }
`;
const contracts = { "../seeds/contracts/survey-shares.yaml": contract };

const survey = (years: readonly (readonly [year: string, asb: number, burglary: number])[]): string =>
  `Year,Concern,Per cent\n${years.map(([year, asb, burglary]) => `${year},ASB,${asb}\n${year},Burglary,${burglary}\n`).join("")}`;

test("a newer file with the same rates revises none, and one with another rate revises that", async () => {
  const before = survey([
    ["2020/21", 31.1, 24],
    ["2021/22", 30.1, 23],
  ]);
  const workspace = await ingestedInTurn([["survey to 2022.csv", before]], contracts);
  writeFileSync(
    path.join(workspace, "data", "survey to 2023.csv"),
    survey([
      ["2020/21", 31.1, 24],
      ["2021/22", 30.2, 23],
      ["2022/23", 30.4, 23.2],
    ]),
  );
  const { lines, refusals } = await ingest(workspace, []);
  expect({ refusals, lines: lines.filter((line) => line.includes("revised")) }).toEqual({
    refusals: [],
    lines: [expect.stringContaining("1 figure revised")],
  });
});

test.each([
  ["above a hundred per cent", 131.1, "is 131.1, which no rate can be"],
  ["below nought", -3.1, "is -3.1, which no rate can be"],
])("a percentage %s is asked about in the first file too", async (_name, share, why) => {
  expect(
    await refusedInTurn(
      [
        [
          "survey to 2022.csv",
          survey([
            ["2020/21", share, 24],
            ["2021/22", 30.1, 23],
          ]),
        ],
      ],
      contracts,
    ),
  ).toEqual([expect.stringContaining(why)]);
});
