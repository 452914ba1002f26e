import { auditDocument } from "../../../pipeline/audit/auditDocument.js";
import type { Finding } from "../../../pipeline/audit/facts/finding.js";
import { auditText, readText } from "../audited.js";
import { STORE } from "../madeUpStore.js";

type Case = readonly [rule: string, right: () => Finding[], faulty: () => Finding[]];

const report = (year: number) =>
  `Example District Community Safety Partnership\n\nAnnual Report ${year}-${String(year + 1).slice(2)}\n\nApril ${year + 1}\n\n`;
const plan = (year: number) =>
  `Example District Community Safety Partnership\n\nAction Plan ${year}/${String(year + 1).slice(2)}\n\nThere were 88 reports between 1 October ${year - 2} and 30 September ${year - 1}.\n\nThe unit dealt with 420 cases from October ${year - 2} - September ${year - 1}.\n\n`;
const both = (rule: string, right: string, faulty: string): Case => [
  rule,
  () => auditText(right),
  () => auditText(faulty),
];
const CONTENTS =
  "Contents\n\nIntroduction\tPage 3\nPriorities\tPage 4\nSuccess measures\tPage 6\nPartners\tPage 26\nGlossary\tPage 28\n\n";

const AIMS = "- Reduce crime\n- Reduce fear\n- Involve residents\n";
const TRAINED = (count: number) =>
  `Close to ${count} pupils at four primary schools took part in the Safe Steps workshops run with the fire service.`;
const label = (y: number) => `${y}/${String(y + 1).slice(2)}`;
const twice = (y: number, count: number) =>
  `In ${label(y)} there were 412 thefts of bicycles.\n\nOther words.\n\nThe force recorded ${count} bicycle thefts in ${label(y)}.\n`;
const headed = (y: number, percent: number) =>
  `### Noise nuisance up ${percent}%\n\nThere were 119 reports of noise nuisance in ${label(y)}, compared with 100 in ${label(y - 1)}.\n`;
const tabled = (y: number, count: number) =>
  `In ${label(y)} there were ${count} cold calls.\n\n| Type | ${label(y - 1)} | ${label(y)} |\n|---|---|---|\n| Cold calls | 300 | 412 |\n| Lost dogs | 41 | 80 |\n`;
const listed = (said: number, items: number) =>
  `The assessment identified ${said} priorities for the year.\n\nThe ${items} priorities are:\n\n${"abcdefgh"
    .slice(0, items)
    .split("")
    .map((one) => `- Priority ${one}`)
    .join("\n")}\n`;

function casesOf(y: number): Case[] {
  const [r, p] = [report(y), plan(y)];
  const log = (month: string) =>
    `${r}${[`December ${y}`, `January ${month}`, `February ${y + 1}`, `March ${y + 1}`].map((name) => `${name}\n\n- The forum met\n`).join("\n")}`;
  const last = readText(
    `${report(y - 1)}There were 2,690 incidents of ASB, an increase of 1,088 (67.9%) on the year before.\n`,
    "last.txt",
  );
  const compared = (text: string) => auditText(`${r}${text}\n`, "this.txt", last);
  const paper = (year: number) =>
    `District Community Safety Strategy ${y}-${String(y + 1).slice(2)}\n\nADVISORY COMMITTEE - 1 March ${year}\n\nReport of: Chief Officer\n\nThe Strategic Assessment was carried out in November ${y - 1}.\n`;
  return [
    both(
      "period-future",
      `${p}The plan uses data between October ${y - 2} - September ${y - 1}.`,
      `${p}The plan uses data between October ${y - 1} - September ${y}.`,
    ),
    both(
      "period-out-of-step",
      `${r}There have been 626 taskings from 1 April ${y} - 31 March ${y + 1}.`,
      `${r}There have been 626 taskings from 1 April ${y - 1} - 31 March ${y}.`,
    ),
    both("month-log", log(String(y + 1)), log(String(y))),
    both("chronology", paper(y), paper(y - 1)),
    both(
      "page-reference",
      `${CONTENTS}A list of partners is set out on page 26.`,
      `${CONTENTS}A list of partners is set out on page ${(y % 7) + 10}.`,
    ),
    both("impossible-date", `The panel met on 30 June ${y}.`, `The panel met on 31 June ${y}.`),
    both("contradictory-count", listed(6, 6), listed(7, 6)),
    both(
      "counted-list",
      `The Partnership has 3 key aims. They are to:\n\n${AIMS}`,
      `The Partnership has 4 key aims. They are to:\n\n${AIMS}`,
    ),
    both("contradictory-value", twice(y, 412), twice(y, 512)),
    both("contradictory-change", headed(y, 19), headed(y, 31)),
    both(
      "sentence-twice",
      `${TRAINED(273)}\n\nOther words.\n\n${TRAINED(273)}`,
      `${TRAINED(273)}\n\nOther words.\n\n${TRAINED(203)}`,
    ),
    both("text-and-table", tabled(y, 412), tabled(y, 560)),
    [
      "copied-forward",
      () => compared("There were 1,513 incidents of ASB, a decrease of 1,177 (43.8%) on the year before."),
      () => compared("There were 2,690 incidents of ASB, an increase of 1,088 (67.9%) on the year before."),
    ],
    [
      "previous-figure",
      () => compared("There were 1,513 incidents of ASB, a decrease of 1,177 (43.8%) on the year before."),
      () => compared("There were 1,513 incidents of ASB, a decrease of 1,087 (41.8%) on the year before."),
    ],
  ];
}

const stored = (text: string) =>
  auditDocument(readText(`Between October 2022 and September 2023 ${text}`), null, STORE);

/** Texts of several years, each right and with one fault of dates, pages, counts or a figure known from elsewhere. */
export const YEAR_CASES: readonly Case[] = [
  ...[2012, 2015, 2018, 2021].flatMap(casesOf),
  both(
    "act-date",
    "The Counter-Terrorism and Security Act 2015 received Royal Assent on 12 February 2015.",
    "The Counter-Terrorism and Security Act 2015 received Royal Assent on 12 February 2016.",
  ),
  [
    "store-figure",
    () => stored("ASB incidents rose from 1,094 to 1,221 (11.6%)."),
    () => stored("ASB incidents rose from 1,100 to 1,221 (11%)."),
  ],
];
