import { describe, expect, it } from "vitest";
import { alarms, auditText, PLAN_HEAD, REPORT_HEAD, readText } from "./audited.js";

const found = (text: string) => auditText(text).map((one) => `${one.rule} ${one.severity}`);
const report = (text: string) => found(REPORT_HEAD + text);
const plan = (text: string) => found(PLAN_HEAD + text);
/** Two mentions of the data year, so that a plan shows which twelve months it uses. */
const DATA_YEAR =
  "There were 88 reports between 1 October 2022 and 30 September 2023.\n\nThe unit dealt with 420 cases from October 2022 - September 2023.\n\n";

describe("what a document says of itself", () => {
  it("reads its kind, year and date from the head", () => {
    const { facts } = readText(`${REPORT_HEAD}Text.`);
    expect([facts.kind, facts.own, facts.dated?.date.text]).toEqual([
      "report",
      { from: "2021-04-01", to: "2022-03-31" },
      "April 2022",
    ]);
    const paper = readText(
      "District strategy & action plan 2023-24\n\nADVISORY COMMITTEE - 23 February 2023\n\nReport of: Chief Officer\n",
    );
    expect([paper.facts.kind, paper.facts.own?.from, paper.facts.dated?.date.from]).toEqual([
      "paper",
      "2023-04-01",
      "2023-02-23",
    ]);
  });

  it("falls back on the file name", () => {
    const { facts } = readText("Community safety in the district.\n", "action-plan-2024-25.txt");
    expect([facts.kind, facts.own?.from]).toEqual(["plan", "2024-04-01"]);
  });
});

describe("periods", () => {
  it("takes the later of two years that a document sets side by side for its own", () => {
    const years = ["October 2021 to September 2022", "October 2022 to September 2023"];
    const lines = (many: number, of: string) =>
      Array.from({ length: many }, (_, at) => `The team ${at} saw cases enough in ${of}.`).join("\n\n");
    const text = `${lines(5, years[0] ?? "")}\n\n${lines(4, years[1] ?? "")}\n`;
    expect(readText(text).facts.data?.from).toBe("2022-10-01");
    expect(found(PLAN_HEAD + text)).toEqual([]);
  });

  it("knows a plan's data year and what comes after it", () => {
    expect(plan(`${DATA_YEAR}The data are from October 2022 - September 2023.`)).toEqual([]);
    expect(plan(`${DATA_YEAR}The plan uses data between October 2023 - September 2024.`)).toEqual([
      "period-future error",
    ]);
    expect(plan(`${DATA_YEAR}We will deliver 12 sessions between April 2024 and March 2025.`)).toEqual([]);
  });

  it("finds a period left over from years ago, but not a comparison", () => {
    expect(
      plan(`${DATA_YEAR}This year (June 2019 to May 2020) there was an increase of 76 admissions.`),
    ).toEqual(["period-out-of-step error"]);
    expect(plan(`${DATA_YEAR}That is 8 fewer compared to October 2021 - September 2022.`)).toEqual([]);
    expect(plan(`${DATA_YEAR}There were 90 reports from October 2021 - September 2022.`)).toEqual([
      "period-out-of-step suspect",
    ]);
    expect(plan(`${DATA_YEAR}There were 90 reports from October 2021 - September 2023.`)).toEqual([
      "period-out-of-step suspect",
    ]);
    expect(plan(`${DATA_YEAR}From 1 September 2022 - 31 August 2023 there were 321 admissions.`)).toEqual([
      "period-out-of-step note",
    ]);
  });

  it("holds a report to its own year", () => {
    expect(report("There have been 626 taskings from 1 April 2021 - 31 March 2022.")).toEqual([]);
    expect(report("There have been 885 taskings from 1 April 2020 - 31 March 2021.")).toEqual([
      "period-out-of-step error",
    ]);
    expect(report("There were 259 fewer taskings than in the year 1 April 2020 - 31 March 2021.")).toEqual(
      [],
    );
    expect(report("There have been 700 taskings from 1 April 2022 - 31 March 2023.")).toEqual([
      "period-future error",
    ]);
  });

  it("suspects a past event after the document's date", () => {
    expect(report("The conference was held in November 2022.")).toEqual(["period-future error"]);
    expect(report("The conference was held in November 2021.")).toEqual([]);
  });
});

describe("dates against one another", () => {
  const log = (february: string, entry: string) =>
    `January 2022\n\n- Prevent training was delivered\n\n${february}\n\n- ${entry}\n\nMarch 2022\n\n- The forum met\n`;

  it("holds a month's entry to its heading", () => {
    expect(report(log("February 2022", "Tuesday 8 February 2022 was Safer Internet Day"))).toEqual([]);
    expect(report(log("February 2022", "Tuesday 8 February was Safer Internet Day"))).toEqual([]);
    expect(report(log("February 2022", "9 February 2021 was Safer Internet Day"))).toEqual([
      "month-log error",
    ]);
    expect(report(log("February 2022", "Tuesday 9 February was Safer Internet Day"))).toEqual([
      "weekday error",
    ]);
  });

  it("holds the log's months to the year and to their order", () => {
    const months = ["December 2021", "January 2022", "February 2022", "March 2022"];
    const write = (names: readonly string[]) =>
      names.map((name) => `${name}\n\n- The forum met\n`).join("\n");
    expect(report(write(months))).toEqual([]);
    expect(report(write(["December 2021", "January 2021", "February 2022", "March 2022"]))).toEqual([
      "month-log error",
    ]);
    expect(report(write(["January 2022", "December 2021", "February 2022", "March 2022"]))).toEqual([
      "month-log error",
    ]);
    // a list of contents has the months without their entries
    expect(report(`${months.join("\n\n")}\n\nSources\n\n${write(months)}`)).toEqual([]);
  });

  it("finds one event in two months", () => {
    const told = "We set up the Youth Assembly Forum. In June 2021 we held a soft launch.\n\n";
    const logged = (month: string) =>
      `${month}\n\n- Soft launch of the Youth Assembly Forum\n\nAugust 2021\n\n- The forum met\n`;
    expect(report(told + logged("June 2021"))).toEqual([]);
    expect(report(told + logged("July 2021"))).toEqual(["contradictory-event suspect"]);
  });

  it("puts data, assessment, paper and plan in order", () => {
    const paper = (date: string) =>
      `District Community Safety Strategy 2023-24\n\nADVISORY COMMITTEE - ${date}\n\nReport of: Chief Officer\n\nAlso considered by: Cabinet - Thursday 23 March; Council - Tuesday 18 April\n\nThe Strategic Assessment was carried out in November 2022.\n`;
    expect(found(paper("1 March 2023"))).toEqual([]);
    const [wrong, ...others] = auditText(paper("1 March 2022"));
    expect(others).toEqual([]);
    expect(wrong).toMatchObject({ rule: "chronology", severity: "error", line: 3 });
    expect(wrong?.message).toContain("fall in 2023, not 2022");
    expect(
      plan(`${DATA_YEAR}The Strategic Assessment undertaken during the winter of 2022 identified 7 issues.`),
    ).toEqual(["chronology error"]);
    expect(
      plan(`${DATA_YEAR}The Strategic Assessment undertaken during the winter of 2023 identified 7 issues.`),
    ).toEqual([]);
  });
});

describe("page references", () => {
  const contents =
    "Contents\n\nIntroduction\tPage 3\nPriorities\tPage 4\nSuccess measures\tPage 6\nPartners\tPage 26\nGlossary\tPage 28\n\n";

  it("agree with the contents", () => {
    expect(found(`${contents}A list of partners is set out on page 26.`)).toEqual([]);
    expect(found(`${contents}A list of partners is set out on page 18.`)).toEqual(["page-reference error"]);
    expect(found(`${contents}A map of the wards is given on page 7.`)).toEqual(["page-reference error"]);
    expect(found(`${contents}MAP OF THE WARDS\n\nA map of the wards is given on page 7.`)).toEqual([]);
  });

  it("stay inside the document where its pages are known", () => {
    const [only] = auditText("First page, see page 9 for more.\n\fSecond page.\n\fThird page.");
    expect(only).toMatchObject({ rule: "page-reference", severity: "error", page: 1 });
  });
});

describe("this year's document against last year's", () => {
  const last = readText(
    "Annual Report 2020-21\n\nThere were 2,690 incidents of ASB, an increase of 1,088 (67.9%) on the year before.\n\nWe supported 295 victims of domestic abuse through DAVSS during the year in the District.\n\nThe CSP has 7 cameras that were bought for use in every part of the District.\n",
    "annual-report-2020-21.txt",
  );
  const compared = (text: string) => auditText(REPORT_HEAD + text, "annual-report-2021-22.txt", last);

  it("lets new figures and standing facts pass", () => {
    const text =
      "There were 1,513 incidents of ASB, a decrease of 1,177 (43.8%) on the year before.\n\nThe CSP has 7 cameras that were bought for use in every part of the District.\n";
    expect(alarms(compared(text))).toEqual([]);
  });

  it("finds a paragraph copied forward", () => {
    const text = "There were 2,690 incidents of ASB, an increase of 1,088 (67.9%) on the year before.\n";
    expect(compared(text).map((one) => `${one.rule} ${one.severity}`)).toEqual([
      "copied-forward error",
      "previous-figure suspect",
    ]);
    const done =
      "We supported 295 victims of domestic abuse through DAVSS during the year in the District.\n";
    expect(compared(done).map((one) => `${one.rule} ${one.severity}`)).toEqual(["copied-forward suspect"]);
  });

  it("finds the same figures in other words", () => {
    const text = "ASB incidents rose by 67.9% (1,088 incidents) to 2,690 during the year.\n";
    expect(compared(text).map((one) => `${one.rule} ${one.severity}`)).toContain("copied-forward error");
  });

  it("finds a previous value that last year's document did not print", () => {
    const text = "There were 1,513 incidents of ASB, a decrease of 1,087 (41.8%) on the year before.\n";
    const [only, ...others] = compared(text);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ rule: "previous-figure", severity: "suspect" });
    expect(only?.message).toContain("2,600");
    expect(only?.expected).toContain("2,690");
  });

  it("knows last year's figures in other words, and a previous value that was not printed", () => {
    const head = (year: string, month: string) =>
      `Example District Community Safety Partnership\n\nAnnual Report ${year}\n\nApril ${month}\n\n`;
    const last = readText(
      `${head("2021-22", "2022")}DAVSS supported 341 victims, an increase of 46 (15.6%).\n\nTheft of Motor Vehicles increased by 18 offences to 251 (7.7%).\n`,
      "last.txt",
    );
    const found = (text: string) =>
      auditText(`${head("2022-23", "2023")}${text}\n`, "this.txt", last).map((one) => [
        one.rule,
        one.severity,
      ]);
    expect(
      found(
        "During the year, DAVSS supported 341 victims of domestic abuse here, an increase of 46 (15.6%).",
      ),
      // 341 − 46 = 295 was the year before last: the copied figures do not follow on from last year's either.
    ).toEqual([
      ["copied-forward", "error"],
      ["previous-figure", "suspect"],
    ]);
    expect(found("DAVSS supported 352 victims of domestic abuse here, an increase of 11 (3.2%).")).toEqual(
      [],
    );
    expect(found("Thefts of motor vehicles came to 240, down 12 (4.8%) from 252.")).toEqual([
      ["previous-figure", "suspect"],
    ]);
    expect(found("Thefts of motor vehicles came to 240, down 11 (4.4%) from 251.")).toEqual([]);
  });

  it("names a heading of the wrong year once, not its entries too", () => {
    const log = (october: string) =>
      `${REPORT_HEAD}July 2021\n\n- Met 12 residents on 8 July 2021.\n\nAugust 2021\n\n- Met 9 residents.\n\nSeptember 2021\n\n- Met 7 residents.\n\n${october}\n\n- Hate Crime Week began on 9 October 2021.\n`;
    expect(auditText(log("October 2021"))).toEqual([]);
    expect(auditText(log("October 2020")).map((one) => [one.rule, one.quote])).toEqual([
      ["month-log", "October 2020"],
    ]);
  });
});
