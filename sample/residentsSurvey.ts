import { type Cell, type Extract, extract } from "./extract.js";

const years = ["2019/20", "2020/21", "2021/22", "2022/23"];
const base = 1000;

/** Of 1,000 residents, how many gave the answer in each of `years`; invented. */
const answers: readonly [string, string, readonly number[]][] = [
  ["Q4 Biggest concerns", "Anti-social behaviour", [412, 448, 371, 389]],
  ["Q4 Biggest concerns", "Burglary", [356, 271, 264, 282]],
  ["Q4 Biggest concerns", "Vehicle crime", [231, 188, 197, 219]],
  ["Q4 Biggest concerns", "Fly-tipping and litter", [287, 342, 301, 296]],
  ["Q4 Biggest concerns", "Speeding", [401, 377, 394, 408]],
  ["Q4 Biggest concerns", "Drugs", [198, 214, 186, 191]],
  ["Q4 Biggest concerns", "Domestic abuse", [74, 103, 97, 88]],
  ["Q4 Biggest concerns", "Fraud and scams", [163, 209, 226, 238]],
  ["Q7 Safe outside by day", "Very or fairly safe", [931, 927, 936, 934]],
  ["Q8 Safe outside after dark", "Very or fairly safe", [688, 671, 694, 702]],
];

/** The council's yearly survey of a quota sample of 1,000: weighted numbers and shares, several answers allowed in Q4. */
export function residentsSurvey(): Extract[] {
  const records: Cell[][] = years.flatMap((year, i) =>
    answers.map(([question, answer, given]): Cell[] => {
      const number = given[i] ?? 0;
      return [year, question, answer, base, number, `${(number / 10).toFixed(1)}%`];
    }),
  );
  return [
    extract("Residents survey community safety 2019-20 to 2022-23.csv", {
      title: [
        ["Residents’ survey – community safety questions"],
        ["Synthetic sample: no such survey was held"],
        [],
      ],
      header: ["Survey year", "Question", "Answer", "Base", "Weighted number", "Weighted %"],
      records,
      notes: [[], ["Base: 1,000 residents aged 18 and over each October, quotas by age, sex and ward group"]],
      encoding: "utf-8-bom",
    }),
  ];
}
