import { describe, expect, it } from "vitest";
import { alarms, auditText, PLAN_HEAD, REPORT_HEAD, wrapHard } from "./audited.js";
import { FAULTS } from "./faults.js";

describe("a count of the text and the table's for the same thing and year", () => {
  it("are one", () => {
    const text = (count: number) =>
      `In 2018/19 there were ${count} cold calls.\n\n| Type | 2017/18 | 2018/19 |\n|---|---|---|\n| Cold calls | 300 | 412 |\n| Lost dogs | 41 | 80 |\n`;
    expect(alarms(auditText(text(412)))).toEqual([]);
    expect(alarms(auditText(text(560))).join()).toMatch(/text-and-table error.*412/);
  });
});

describe("a change of the text and the row of a table that it speaks of", () => {
  const text = (change: string) =>
    `| Type | 2017/18 | 2018/19 |\n|---|---|---|\n| Cold calls | 300 | 360 |\n| Lost dogs | 41 | 80 |\n\n${change}\n`;
  it("agree", () => {
    // 360 − 300 = 60; 60 ÷ 300 = 20 per cent
    for (const right of ["Cold calls rose by 20%.", "Cold calls were up by 60, or 20%."])
      expect(alarms(auditText(text(right)))).toEqual([]);
    expect(alarms(auditText(text("Cold calls rose by 24%."))).join()).toMatch(/row-in-text \w+.*20/);
    expect(alarms(auditText(text("Cold calls were up by 46."))).join()).toMatch(/row-in-text \w+.*60/);
  });

  it("but the change of another place is not the row's", () => {
    expect(alarms(auditText(text("Cold calls rose by 24% nationally.")))).toEqual([]);
  });
});

describe("a table", () => {
  it("has subtotals that its rows make, under no name of their own", () => {
    const table = (all: number) =>
      `Hurt\t2019\t2020\t2021\nKilled\t19\t11\t14\nBadly\t121\t92\t103\nKilled or badly\t140\t103\t${all}\nSlightly\t402\t288\t327\nAll hurt\t542\t391\t444\n`;
    // 14 + 103 = 117
    expect(alarms(auditText(table(117)))).toEqual([]);
    expect(alarms(auditText(table(171))).join()).toMatch(/table-total error.*117/);
  });

  it("has rows of shares that make a hundred", () => {
    const table = (share: number) =>
      `Asked\tYes\tNo\tNo answer\tBase\nBy day\t41%\t47%\t12%\t836\nBy night\t12%\t38%\t${share}%\t829\n`;
    expect(alarms(auditText(table(50)))).toEqual([]);
    expect(alarms(auditText(table(40))).join()).toMatch(/table-total error.*By night/);
  });

  it("has shares of the row above", () => {
    const table = (share: number) =>
      `Stage\tPeople\tShare of the stage before\nStarted\t1,130\t\nStayed\t904\t80%\nCompleted\t542\t${share}%\nStayed well\t461\t85%\n`;
    // 542 ÷ 904 = 60 per cent
    expect(alarms(auditText(table(60)))).toEqual([]);
    expect(alarms(auditText(table(70))).join()).toMatch(/table-row error.*60/);
  });
});

describe("what is left of a whole", () => {
  it("is the whole less the parts before it, in whichever sentence they are", () => {
    const text = (rest: string) => `Nine of the 25 fires were in bins. The other ${rest} were in sheds.\n`;
    expect(alarms(auditText(text("sixteen")))).toEqual([]);
    // of numbers of other sentences others may be meant: on unseen texts seven errors of eight were wrong
    expect(alarms(auditText(text("eighteen"))).join()).toMatch(/parts-and-whole suspect.*16/);
  });
});

describe("a whole and its bullets", () => {
  it("make one sum, and each share is of the whole that opens the list", () => {
    const text = (whole: number, share: number) =>
      `The ${whole} scam letters were made up of:\n\n- 40 (${share}%) in the town\n- 25 (31%) on the estates\n- 15 (19%) elsewhere\n`;
    expect(alarms(auditText(text(80, 50)))).toEqual([]);
    // 40 + 25 + 15 = 80; 40 ÷ 80 = 50
    expect(alarms(auditText(text(110, 50))).join()).toMatch(/parts-and-whole error.*= 80/);
    expect(alarms(auditText(text(80, 62))).join()).toMatch(/share suspect.*50/);
  });
});

describe("a fault is found and named", () => {
  it.each(FAULTS)("%s (%s): expected %s: %s", (rule, severity, expected, sentence) => {
    const found = auditText(sentence).filter((finding) => finding.rule === rule);
    expect(found).toHaveLength(1);
    expect(found[0]?.severity).toBe(severity);
    expect(`${found[0]?.expected} ${found[0]?.message}`).toMatch(expected);
  });

  it.each(FAULTS)("%s (%s) also when wrapped hard: %s", (rule, _severity, _expected, sentence) => {
    const found = auditText(wrapHard(sentence, 60)).filter((finding) => finding.rule === rule);
    expect(found).toHaveLength(1);
  });
});

describe("rounding", () => {
  const rules = (sentence: string) =>
    auditText(sentence)
      .filter((one) => one.severity !== "note")
      .map((one) => one.rule);

  it("accepts half up and half to even, and nothing else, at an exact half", () => {
    // 5 ÷ 40 = 12.5: half up 13, half to even 12.
    expect(rules("Reports fell from 40 to 35, by 13%.")).toEqual([]);
    expect(rules("Reports fell from 40 to 35, by 12%.")).toEqual([]);
    // 3 ÷ 40 = 7.5: both ways give 8.
    expect(rules("Reports fell from 40 to 37, by 7%.")).toEqual(["percent-truncated"]);
  });

  it("respects the printed precision", () => {
    // 5 ÷ 805 = 0.6211
    for (const printed of ["0.62%", "0.6%", "1%"])
      expect(rules(`Thefts fell by ${printed} (5 offences) to 800.`)).toEqual([]);
    expect(rules("Thefts fell by 0.65% (5 offences) to 800.")).toEqual(["percent-wrong"]);
  });
});

describe("the document's own figures", () => {
  const list = (count: string, items: number) =>
    `The ${count} priorities are:\n\n${Array.from({ length: items }, (_, index) => `- Priority ${"ABCDEFGH"[index]}`).join("\n")}\n\nNext.`;

  it("counts the list below", () => {
    expect(auditText(list("7", 7))).toEqual([]);
    expect(auditText(list("seven", 6)).map((one) => [one.rule, one.severity, one.expected])).toEqual([
      ["counted-list", "error", "6"],
    ]);
  });

  it("counts a list inside the sentence where semicolons part it", () => {
    const sentence =
      "The four priorities are: burglary; noise and nuisance; fraud, scams and rogue traders; and drugs.";
    expect(auditText(sentence)).toEqual([]);
    expect(auditText(sentence.replace("four", "five")).map((one) => [one.rule, one.expected])).toEqual([
      ["counted-list", "4"],
    ]);
  });

  it("does not count the next numbered paragraph as an item", () => {
    const text = "- 2 The two priorities are:\n- Burglary\n - Noise\n- 3 The plan is attached.\n";
    expect(auditText(text)).toEqual([]);
  });

  it("finds two numbers for one set", () => {
    const text = `The assessment identified 8 priorities for the year.\n\n${list("7", 7)}`;
    expect(auditText(text).map((one) => [one.rule, one.line, one.expected])).toEqual([
      ["contradictory-count", 1, "7"],
    ]);
  });

  it("adds up a table to its total row, however many cells the row has", () => {
    const table = (total: string) =>
      `Project\tLead\tAmount\nRefuge\tA\t£10,000\nYouth\tB\t£12,500\nWalks\tC\t£1,500\nTotal\t${total}\n`;
    expect(auditText(table("£24,000"))).toEqual([]);
    expect(auditText(table("£24,500")).map((one) => [one.rule, one.severity, one.expected])).toEqual([
      ["table-total", "error", "24,000"],
    ]);
  });

  it("adds up a table to the sum announced above it", () => {
    const table = (sum: string) =>
      `We were funded ${sum}. The table below sets out the spending.\n\nProject\tAmount\nRefuge\t£10,000\nYouth\t£12,500\nWalks\t£1,500\n`;
    expect(auditText(table("£24,000"))).toEqual([]);
    expect(auditText(table("£25,000")).map((one) => [one.rule, one.line])).toEqual([["table-total", 1]]);
    expect(auditText(table("£250,000"))).toEqual([]);
  });

  it("works nothing out of the ends of an interval, nor them of others", () => {
    const rows = (ends: readonly [string, string]) =>
      [
        ["Area", "Population", "Per 1,000", ...ends, "Against the common rate"],
        ["Abbot", "193,407", "4.2", "0.0", "15.0", "like"],
        ["Bolton", "216,735", "4.5", "0.0", "14.5", "like"],
        ["Carey", "290,421", "4.5", "0.0", "13.3", "like"],
        ["Denby", "472,473", "11.3", "0.0", "11.6", "like"],
        ["Easton", "571,546", "2.4", "0.1", "11.1", "like"],
      ].map((cells) => `${cells.join("\t")}\n`);
    for (const ends of [
      ["95% limit below", "95% limit above"],
      ["Lower limit", "Upper limit"],
    ] as const)
      expect(alarms(auditText(rows(ends).join("")))).toEqual([]);
  });

  it("takes a share beside two others for no change from one to the other", () => {
    const rows = [
      [
        "Measure",
        "Records",
        "With two or more, % of places",
        "Their share of records, %",
        "Share of the tenth, %",
      ],
      ["All requests", "1,027", "15%", "36%", "28%"],
      ["Noise", "445", "13%", "29%", "25%"],
      ["Other", "582", "11%", "25%", "23%"],
    ].map((cells) => `${cells.join("\t")}\n`);
    expect(alarms(auditText(rows.join("")))).toEqual([]);
  });

  it("judges the rows of a table of two years", () => {
    const table = (percent: string) =>
      `Crime\t2021/22\t2022/23\tChange\t% change\nShoplifting\t473\t579\t106\t${percent}\nDrugs\t151\t201\t50\t33.1%\n`;
    expect(auditText(table("22.4%"))).toEqual([]);
    expect(auditText(table("18.3%")).map((one) => [one.rule, one.line])).toEqual([["table-row", 2]]);
    const markdown = table("24.2%")
      .split("\n")
      .filter((row) => row !== "")
      .map((row) => `| ${row.replaceAll("\t", " | ")} |`)
      .join("\n");
    expect(auditText(markdown).map((one) => [one.rule, one.line])).toEqual([["table-row", 2]]);
  });

  it("takes a part of a measure, and the areas of a ranking, for no contradiction", () => {
    const parts =
      "Stalking and harassment offences rose by 98 to 1,102. Stalking alone saw 312 offences, up 41 on last year's 271.\n";
    expect(auditText(parts)).toEqual([]);
    const places =
      "Of the 12 districts in Kent all took part.\n\nTheft (90) is the 2nd lowest of the 13 districts in Kent.\n\nThe 12 districts in Kent met.\n";
    expect(alarms(auditText(places))).toEqual([]);
  });

  it("holds a headline and another sentence against the account of the same change", () => {
    const text = (headline: string) =>
      `${headline}\n\nSome words come first in this part of the text.\n\nThere were 150 reports of arson, compared with 120 in the previous year.\n`;
    expect(alarms(auditText(text("Arson up 25%")))).toEqual([]);
    for (const wrong of ["Arson up 35%", "Arson down 25%"])
      expect(auditText(text(wrong)).map((one) => [one.rule, one.severity, one.line])).toEqual([
        ["contradictory-change", "error", 5],
      ]);
  });

  it("finds a sentence that stands twice with two figures", () => {
    const said = (count: number) =>
      `Over ${count} pupils of Upton School took part in the cycling proficiency course run by wardens.`;
    expect(alarms(auditText(`${said(120)}\n\nOther words.\n\n${said(120)}\n`))).toEqual([]);
    expect(
      auditText(`${said(120)}\n\nOther words.\n\n${said(170)}\n`).map((one) => [one.rule, one.line]),
    ).toEqual([["sentence-twice", 5]]);
  });

  it("finds none where each of the two is of the part of the document that it is in", () => {
    const said = (actions: number, which = "this issue") =>
      `Of the plan agreed in March, ${actions} actions are on ${which}; nothing was returned on them, so nothing is said of what was achieved.`;
    const under = (one: string, other: string, heading = "Last year") =>
      `# Burglary\n\n## ${heading}\n\n${one}\n\nOther words.\n\n# Arson\n\n## Last year\n\n${other}\n`;
    expect(alarms(auditText(under(said(5), said(4), "What was done")))).toEqual([]);
    expect(alarms(auditText(under(said(5, "burglary"), said(4, "burglary"))))).toEqual([]);
    const rules = (text: string) => auditText(text).map(({ rule }) => rule);
    expect(rules(under(said(5, "burglary"), said(4, "burglary"), "What was done"))).toEqual([
      "sentence-twice",
    ]);
    expect(rules(`# Burglary\n\n${said(5)}\n\nOther words.\n\n${said(4)}\n`)).toEqual(["sentence-twice"]);
  });

  it("finds one thing counted twice in one year", () => {
    const text = (count: string) =>
      `In 2021/22 there were 412 thefts of bicycles.\n\nOther words.\n\nThe force recorded ${count} bicycle thefts in 2021/22.\n`;
    expect(alarms(auditText(text("412")))).toEqual([]);
    expect(auditText(text("512")).map((one) => [one.rule, one.severity])).toEqual([
      ["contradictory-value", "error"],
    ]);
  });

  it("finds a post that has gone", () => {
    const post =
      "In May the Youth Liaison Post was deleted.\n\nThe Youth Liaison Officer is based in the unit.\n";
    expect(auditText(post).map((one) => [one.rule, one.severity, one.line])).toEqual([
      ["ended-but-present", "suspect", 3],
    ]);
  });

  it("counts the list that the next sentence opens", () => {
    const text = (aims: number) =>
      `The Partnership has ${aims} key aims. They are to:\n\n- Reduce crime\n- Reduce fear\n- Involve residents\n`;
    expect(auditText(text(3))).toEqual([]);
    expect(auditText(text(4)).map((one) => [one.rule, one.line])).toEqual([["counted-list", 1]]);
  });

  it("names the sensitive measure that each small count is of", () => {
    const found = auditText("There were 4 recorded modern slavery offences and 3 CSE offences.\n");
    expect(found.map((one) => one.message)).toEqual([
      "A count of 4 on modern slavery is small enough to identify someone.",
      "A count of 3 on child sexual exploitation is small enough to identify someone.",
    ]);
  });

  it("leaves a rank with its figure alone", () => {
    expect(auditText(`${PLAN_HEAD}With 90 offences the District is 4th lowest in Kent.`)).toEqual([]);
    expect(auditText(`${REPORT_HEAD}The rate of 4.1 per 1,000 is the 2nd lowest in the County.`)).toEqual([]);
  });
});

it("knows no county: a place in one is judged as a place in any other", () => {
  const judged = (county: string) =>
    auditText(`Shoplifting is the 14th lowest in ${county}.`).map(({ rule, severity, expected }) => ({
      rule,
      severity,
      expected,
    }));
  const found = judged("Kent");
  expect(found.length).toBeGreaterThan(0);
  expect(judged("Surrey")).toEqual(found);
  expect(judged("Lancashire")).toEqual(found);
});

describe("share-elsewhere: a share whose whole stands in another sentence", () => {
  const text = (share: string) =>
    `We opened 960 cases. Noise was the reason for 432 (45%). Next were harassment (192, ${share}), rubbish (144, 15%) and drugs (96, 10%).\n`;
  it("is of the whole that explains the shares beside it", () => {
    // 192 ÷ 960 = 20 per cent
    expect(alarms(auditText(text("20%")))).toEqual([]);
    expect(alarms(auditText(text("30%"))).join()).toMatch(/share-elsewhere suspect.*192 ÷ 960 = 20/);
  });

  it("is of the number that the parts of its paragraph make", () => {
    const all = (share: string) =>
      `Partners made 132 referrals.\n\nThe type most often named was criminal (66, ${share} of all), then labour (33), sexual (20) and domestic (13).\n`;
    expect(alarms(auditText(all("half")))).toEqual([]);
    expect(alarms(auditText(all("a third"))).join()).toMatch(/share-elsewhere suspect.*66 ÷ 132 = 50/);
  });

  it("may be of a whole that is not printed", () => {
    const right = "Swanley saw most with 312 (26%), followed by Edenbridge with 228 (19%).";
    expect(alarms(auditText(`There were 1,177 calls to the wardens.\n\n${right}\n`))).toEqual([]);
  });
});

describe("change-elsewhere: a change whose levels stand in the sentence before", () => {
  it("is the change from the one to the other", () => {
    const text = (share: string) =>
      `Assaults on staff numbered 129. Staff assaults had been 86 the year before, so they have risen by ${share}.\n`;
    // 129 − 86 = 43, half of 86
    expect(alarms(auditText(text("half")))).toEqual([]);
    expect(alarms(auditText(text("a third"))).join()).toMatch(/change-elsewhere suspect.*from 86 to 129/);
  });

  it("is nothing to a level of another time", () => {
    const right =
      "There were 87 thefts, down from 110. August to March: 58, 3 more (5.5%), within normal variation.";
    expect(alarms(auditText(`${right}\n`))).toEqual([]);
  });
});

describe("a list whose whole stands in the sentence before", () => {
  it("makes no more than it", () => {
    const text = (many: string) =>
      `Fourteen applications were considered. Nine were approved, ${many} were deferred and two were refused.\n`;
    expect(alarms(auditText(text("three")))).toEqual([]);
    expect(alarms(auditText(text("four"))).join()).toMatch(/parts-and-whole suspect.*15/);
  });
});

describe("a rate whose count stands further up", () => {
  it("is of a count of the document", () => {
    const text = (per: string) =>
      `There were 344 knife offences in 2024.\n\nThe year was a hard one.\n\nThe town has a population of 430,000, so the 2024 figure is ${per} knife offences for every 1,000 residents.\n`;
    // 344 ÷ 430 = 0.8
    expect(alarms(auditText(text("0.8")))).toEqual([]);
    expect(alarms(auditText(text("1.2"))).join()).toMatch(/rate suspect.*0.8/);
  });
});

describe("what the text says of a row of a table", () => {
  const text = (said: string) =>
    `| Ward | Calls | Rate |\n|---|---|---|\n| Market | 592 | 4.0 |\n| Castle | 288 | 3.0 |\n| Dockside | 252 | 3.5 |\n\n${said}\n`;
  it("is its place by one of the columns", () => {
    expect(alarms(auditText(text("Dockside was second highest, behind Market.")))).toEqual([]);
    const wrong = "Castle was second by calls and Market was fourth for calls.";
    expect(alarms(auditText(text(wrong))).join()).toMatch(/rank suspect.*Market/);
  });

  it("is the row's own figure, with no digits changed about", () => {
    expect(alarms(auditText(text("Castle remains busy, with 288 calls.")))).toEqual([]);
    expect(alarms(auditText(text("Castle remains busy, with 828 calls."))).join()).toMatch(
      /row-in-text suspect.*288/,
    );
  });
});

describe("a column of movements", () => {
  it("has points beside percentages and per cent beside counts", () => {
    const table = (points: number) =>
      `| Indicator | 2022/23 | 2023/24 | Movement |\n|---|---|---|---|\n| Cohort | 120 | 150 | up 25% |\n| Housed | 74% | 82% | up ${points} points |\n| In work | 36% | 34% | down 2 points |\n| Reoffending | 42% | 37% | down 5 points |\n`;
    expect(alarms(auditText(table(8)))).toEqual([]);
    expect(alarms(auditText(table(6))).join()).toMatch(/table-row error.*8/);
  });
});

describe("headline: a change that is all its sentence says", () => {
  it("is the change between the levels of the text", () => {
    const text = (share: string) =>
      `Knife crime down by ${share}\n\nThe year was a good one for the town.\n\nThere were 344 knife offences in 2024 against 430 in 2023.\n`;
    // 86 of 430 are a fifth
    expect(alarms(auditText(text("a fifth")))).toEqual([]);
    expect(alarms(auditText(text("a third"))).join()).toMatch(/headline suspect.*from 430 to 344/);
  });
});

describe("one share in words and in figures", () => {
  it("is one", () => {
    expect(alarms(auditText("Nearly three in five (58%) felt safe.\n"))).toEqual([]);
    expect(alarms(auditText("Nearly three in five (85%) felt safe.\n")).join()).toMatch(
      /shares-together suspect/,
    );
    expect(alarms(auditText("At 6.2%, the rate for theft is a third of that for drugs (18.4%).\n"))).toEqual(
      [],
    );
  });
});

describe("a level that stands under its name further up", () => {
  it("is the one that a change from an earlier level leads to", () => {
    const text = (share: string) =>
      `Kelbrook recorded 471, Tarn Valley 388 and Eastholme 251.\n\nAll went down: Kelbrook (down 9.4% from 520), Tarn Valley (down ${share} from 437) and Eastholme (down 11.6% from 284).\n`;
    // 49 of 437 are 11.2 per cent
    expect(alarms(auditText(text("11.2%")))).toEqual([]);
    expect(alarms(auditText(text("17.2%"))).join()).toMatch(/change-elsewhere suspect.*from 437 to 388/);
  });
});

describe("as many times", () => {
  it("are those of the two numbers of the sentence", () => {
    const text = (many: string) => `Children in custody: 6, twice as many as the ${many} of 2023/24.\n`;
    expect(alarms(auditText(text("three")))).toEqual([]);
    expect(alarms(auditText(text("five"))).join()).toMatch(/multiple suspect/);
  });
});

describe("columns of shares", () => {
  it("make a hundred as the others do", () => {
    const table = (share: number) =>
      `| Answer | By day | After dark |\n|---|---|---|\n| Safe | 72% | 41% |\n| Neither | 15% | 30% |\n| Unsafe | 13% | ${share}% |\n`;
    expect(alarms(auditText(table(29)))).toEqual([]);
    expect(alarms(auditText(table(39))).join()).toMatch(/table-total error.*After dark/);
  });
});

describe("figures that one sentence hands on to the next", () => {
  it.each<[string, right: string, wrong: string]>([
    ["We marked 640 bikes at 16 events, so # bikes were marked at each.", "40", "50"],
    ["We marked 640 bikes at 16 events. Last year we marked 512, which means a rise of #.", "25%", "35%"],
    ["The bus went out on 48 nights and saw 1,920 people, an average of # a night.", "40", "60"],
    ["Visitors spoke to 288 people. Of those, 216 had no complaint. That is #.", "75%", "65%"],
    [
      "The rate of burglary was # per 1,000 households. There were 256 burglaries, and the borough has 80,000 households.",
      "3.2",
      "2.3",
    ],
    ["Referrals: 45 in April, 52 in May and 53 in June, # for the quarter.", "150", "160"],
    ["The income was £250,000. Spending was £240,000, leaving # unspent.", "£10,000", "£1,000"],
  ])("%s", (text, right, wrong) => {
    expect(alarms(auditText(`${text.replace("#", right)}\n`))).toEqual([]);
    expect(alarms(auditText(`${text.replace("#", wrong)}\n`))).not.toEqual([]);
  });
});

describe("a figure that its sentence works out", () => {
  const cases: [text: string, right: string, wrong: string][] = [
    ["Nearly two thirds of the false alarms were automatic: 1,271 of 1,986, or # per cent.", "64", "46"],
    ["Of the 2,179 issued in 2024/25, 1,569 had been paid by 30 June 2025, that is # per cent.", "72", "77"],
    [
      "The survey went to 6,000 addresses and 1,824 replied; the response rate was therefore # per cent.",
      "30",
      "34",
    ],
    ["The four quarters: 594 + 547 + 668 + 733 = #.", "2,542", "2,452"],
    ["The mean wait has fallen from 47 days to 31, and so by # per cent.", "34", "43"],
    ["An average Saturday had # visits (357 in 52 weeks).", "6.9", "9.6"],
    ["The price was £2,340,000. Divided by the 24,180 referred, it comes to £# a head.", "97", "79"],
    ["Secondary fires: #, being the 1,342 less the 486 and the 18 in chimneys.", "838", "388"],
    ["After dark it is 58 per cent, a gap of # points between 89 and 58.", "31", "13"],
  ];
  it.each(cases)("%s", (text, right, wrong) => {
    expect(alarms(auditText(`${text.replace("#", right)}\n`))).toEqual([]);
    expect(alarms(auditText(`${text.replace("#", wrong)}\n`)).join()).toMatch(/worked-out suspect/);
  });
  it("may be of numbers that stand elsewhere", () => {
    const text =
      "Of the fourteen items three were complete and five in progress, leaving six to be started.\n";
    expect(alarms(auditText(text))).toEqual([]);
  });
});

describe("a rise or a fall of the text and the row of a table that it speaks of", () => {
  const text = (said: string) =>
    `| Type | Apr 23 – Mar 24 | Apr 24 – Mar 25 |\n|---|---|---|\n| Cold calls | 300 | 360 |\n| Lost dogs | 80 | 41 |\n\n${said}\n`;
  it("go one way", () => {
    expect(alarms(auditText(text("Cold calls rose again and lost dogs fell.")))).toEqual([]);
    expect(alarms(auditText(text("Lost dogs rose again.")))).toEqual([
      expect.stringMatching(/row-direction suspect.*80 and then 41/),
    ]);
    expect(alarms(auditText(text("The rate of lost dogs rose again.")))).toEqual([]);
  });
});

describe("a change of the text and a row of the same name in several tables", () => {
  const text = (percent: string, header = "Oct 22 – Sep 23 | Oct 23 – Sep 24") =>
    `| Issue | ${header} |\n|---|---|---|\n| Cold calls | 488 | 647 |\n| Lost dogs | 80 | 41 |\n\n` +
    `| Issue | Harm | Score |\n|---|---|---|\n| Cold calls | 3 | 19 |\n| Lost dogs | 4 | 18 |\n\nCold calls went up by ${percent} per cent.\n`;
  it("is that from the earlier column to the later", () => {
    expect(alarms(auditText(text("33")))).toEqual([]);
    // 25 per cent is the way back
    expect(alarms(auditText(text("25"))).join()).toMatch(/row-in-text suspect.*from 488 to 647/);
    expect(alarms(auditText(text("23"))).join()).toMatch(/row-in-text suspect.*from 488 to 647/);
  });
  it("is not of what was printed before", () => {
    const table =
      "| Kind | 2021/22 | 2022/23 |\n|---|---|---|\n| Fires | 310 | 296 |\n| Floods | 80 | 41 |\n\n";
    expect(
      alarms(auditText(`${table}The number of fires for 2022/23 was first published as 299.\n`)),
    ).toEqual([]);
  });
  it("leaves the target out", () => {
    const targets = (percent: string) =>
      `| Issue | Target | 2023/24 | 2024/25 |\n|---|---|---|---|\n| Cold calls | 450 | 488 | 647 |\n| Lost dogs | 80 | 81 | 41 |\n\nCold calls went up by ${percent} per cent.\n`;
    expect(alarms(auditText(targets("33")))).toEqual([]);
    expect(alarms(auditText(targets("44"))).join()).toMatch(/row-in-text/);
  });
});

describe("two comparisons in one sentence", () => {
  it("have each a level of their own", () => {
    const texts = [
      "There were 147 casualties in 2023, a fall of 17 on 2022 and of six on the 2019–21 average of 153.",
      "It was 17 more than in 2022 (119) and double the 68 of 2020.",
    ];
    for (const text of texts) expect(alarms(auditText(`${text}\n`))).toEqual([]);
  });
  it("are no sure ground where a sentence has more figures than the two levels and their change", () => {
    expect(alarms(auditText("Visits rose by 36 to 816 from 770.\n")).join()).toMatch(
      /change-arithmetic error/,
    );
    expect(
      alarms(auditText("Of 900 calls and visits, visits rose by 36 to 816 from 770.\n")).join(),
    ).not.toMatch(/error/);
  });
});

describe("what a careful author may write", () => {
  const texts = [
    "Of the 212 notices, 159 had been paid, three quarters. At £100 a notice, the income was £15,900.",
    "In the 2023 season, of the same length, they made 918 patrols, or 6 a day.",
    "The wardens cost £61,200 against a budget of £60,000, an overspend of two per cent.",
    "We made 7,420 visits, against a plan of 7,000: six per cent over.",
    "The standard is 90%. Between the second quarter (87.5%) and the fourth it rose by five percentage points.",
    "After dark 46% of women and 65% of men felt safe. Among boys 8% had seen one and among girls 4%.",
    "The number naming bikes has doubled since 2022, when 355 of 1,740 people did so.",
    "Normal accommodation is 540 and capacity 648. On 30 April the prison held 621: 115% of the one and 96% of the other.",
    "There were 422 arrests. Of these 176 were for public order, 121 for theft and 125 for other offences.",
    "Shoplifting has more than doubled, from 688 offences to 1,421, and is up by about a third on 2023/24.",
    "Bulletin 2025/06: incidents in the year to 31 March 2025.",
    "The three-year average was 2.7 a year to March 2022 and 3.0 a year to March 2025.",
    "The median was 8 min 09 s and the mean 8 min 30 s. Leaving one call out, the mean was 8 min 08 s. Of the 11, 9 were near.",
    "For repeat victims the ratio was 6 to 1: 1,206 women and 201 men.",
    "By quarter: April–June 203, July–September 266, October–December 184.",
    "The 112 offences were committed by 71 children (1.58 each on average), of whom the 44 newcomers are a part.",
    "Funding falls by 23.4% and then 30.6%, in all 46.8% in two years.",
    "In 2022 the share was 88 per cent. The fall of 13 percentage points from 88 to 75 per cent follows new guidance.",
  ];
  it.each(texts)("%s", (text) => {
    expect(alarms(auditText(`${text}\n`))).toEqual([]);
  });
});

describe("the last line of a table", () => {
  const lines = (last: string, header = "Faults in the year") =>
    `| Ward | ${header} |\n|---|---|\n| Abbey | 121 |\n| Castle | 77 |\n| Docks | 71 |\n| ${last} |\n`;
  it("is the sum of the others under the name of the place that they are parts of", () => {
    expect(alarms(auditText(lines("District | 269")))).toEqual([]);
    expect(alarms(auditText(lines("District | 296"))).join()).toMatch(/table-total error.*269/);
    // so much more is another thing: the county beside some of its districts
    expect(alarms(auditText(lines("County | 2,960")))).toEqual([]);
  });
  it("is one whatever words its column has: damage is no age, and a number in the year no year", () => {
    for (const header of ["Faults in the year", "Criminal damage", "Separate visits"])
      expect(alarms(auditText(lines("Total | 296", header))).join(), header).toMatch(
        /table-total error.*269/,
      );
    expect(alarms(auditText(lines("Total | 296", "Age")))).toEqual([]);
  });
  it("is no total of two columns of which it is near both and neither", () => {
    const two =
      "| Kind | 2024 | 2025 |\n|---|---|---|\n| Bins | 842 | 917 |\n| Cars | 126 | 119 |\n| Sheds | 780 | 861 |\n";
    expect(alarms(auditText(`${two}| Total | 1,748 | 1,897 |\n`))).toEqual([]);
    expect(alarms(auditText(`${two}| Total | 1,784 | 1,879 |\n`)).join()).toMatch(
      /table-total error.*1,748.*table-total error.*1,897/,
    );
  });
});
