/** Made-up sentences, each with one fault; the arithmetic is done by hand in the comment beside it. */
export const FAULTS: readonly [rule: string, severity: string, expected: RegExp, sentence: string][] = [
  ["direction", "error", /one direction/, "Burglary fell by 12 to 131, a rise of 8.4%."],
  [
    "direction",
    "error",
    /an increase/,
    "ASB has seen a reduction of 12% compared to the same period last year (1,221 compared to 1,094).",
  ],
  // 770 + 36 = 806
  ["change-arithmetic", "error", /46/, "Visits rose by 36 to 816 from 770."],
  // 6 + 5 + 4 = 15
  ["parts-and-whole", "error", /15/, "The 14 wardens (6 in Swanley, 5 in Sevenoaks and 4 in Hextable) met."],
  // 8,760 ÷ 365 = 24; (231 + 238 + 230) ÷ 3 = 233; 900 ÷ 30 = 30
  ["average", "suspect", /24/, "Control took 8,760 calls in 2018/19, or about 41 a day."],
  ["average", "suspect", /233/, "The three-year average for chimney fires is 294 (231, 238 and 230)."],
  ["average", "suspect", /30/, "The 30 wardens issued 900 notices, 41 per warden."],
  // 20 ÷ 50 = 40; 90 ÷ 360 = 25
  ["share", "suspect", /40/, "The panel met 50 people. Of these, 20 (55%) had been victims before."],
  ["share", "suspect", /25/, "Of 360 cold calls reported, 90 were solved, a detection rate of 31%."],
  // 1.2 × 363 = …: 486 from 363 is 33.9
  [
    "percent-wrong",
    "error",
    /34 per/,
    "North, South and West saw 618, 486 and 310 calls respectively, against 363, 363 and 248 in 2013/14: rises of 70%, 51% and 25%.",
  ],
  [
    "percent-wrong",
    "error",
    /56\.5/,
    "The 662 grass fires of 2022/23 were 25% down on 2021/22 (886) but 69% up on 2020/21 (423).",
  ],
  // 120 ÷ 340 = 35.3
  ["share", "suspect", /35/, "The proportion of cases closed within a month was 42.1% (120/340)."],
  // 90 ÷ 120 = 75
  [
    "share",
    "suspect",
    /75/,
    "There were 120 prosecutions and 90 convictions, giving a conviction rate of 62%.",
  ],
  // 400 ÷ 700 = 57.1
  [
    "percent-wrong",
    "error",
    /57/,
    "Ten years ago there were 700 road collisions a year; in 2018/19 there were 300, a fall of 44%.",
  ],
  ["garbled-figure", "error", /one comma/, "There were 1,,221 incidents."],
  // 364 ÷ 1,844 = 19.7
  ["percent-wrong", "error", /20 per cent|19\.7/, "Calls fell by 10% to 1,480, from 1,844."],
  // 310 + 34 = 344
  ["change-arithmetic", "error", /24/, "There were 334 referrals, up 34 from 310."],
  ["direction", "error", /one direction/, "There was a 44% increase (1,177 fewer reports than before)."],
  ["direction", "error", /one direction/, "Vehicle crime increased by 12% (65 fewer)."],
  ["direction", "error", /one direction/, "Shoplifting fell to 579, 106 more than last year."],
  [
    "unit",
    "error",
    /incidents/,
    "The number of incidents of ASB recorded by Kent Police was 1,513 offences.",
  ],
  // 37 ÷ 39 = 94.87; 12 ÷ 48 = 25
  ["share", "suspect", /95 per cent/, "97% of actions in the plan were achieved (37 of 39)."],
  ["share", "suspect", /25 per cent/, "12 actions out of 48 (30%) are overdue."],
  // 470 + 606 = 1,076; 470 + 120 + 496 = 1,086
  ["parts-and-whole", "error", /1,076/, "The 1,086 requests consisted of 470 noise and 606 smoke reports."],
  ["parts-and-whole", "error", /1,086/, "Noise 470, smoke 120 and other 496 make a total of 1,096."],
  ["multiple", "error", /1\.75 times/, "Complaints more than doubled from 40 to 70."],
  // 127 ÷ 1,094 = 11.61
  [
    "percent-wrong",
    "error",
    /11\.6/,
    "There were 1,221 incidents, an increase of 12.6% (127 reports) on the year before.",
  ],
  // 16 ÷ 115 = 13.91
  ["percent-wrong", "error", /16\.2|13\.9/, "Burglary rose from 115 to 131, a 15.2% increase."],
  [
    "percent-wrong",
    "error",
    /43\.8/,
    "The number of ASB incidents was 1,513. Compared to the previous year this is a 45.8% decrease (1,177 incidents).",
  ],
  // 30 ÷ 120 = 25
  ["percent-wrong", "error", /25/, "Thefts fell by 20% (30 offences) to 90."],
  [
    "percent-wrong",
    "error",
    /25 per cent/,
    "In 2021/22 there were 90 thefts, and in 2020/21 there were 120, a fall of 20%.",
  ],
  // 46 ÷ 341 = 13.49; 46 ÷ 295 = 15.59
  ["percent-wrong-base", "error", /15\.6/, "The service supported 341 victims, an increase of 46 (13.5%)."],
  // 8 ÷ 12 = 66.7; 8 ÷ 20 = 40
  [
    "percent-wrong-base",
    "error",
    /40\.0/,
    "There were 12 detentions compared to 20 last year, a reduction of 66.7%.",
  ],
  [
    "percent-wrong-base",
    "error",
    /60\.1/,
    "Abandoned vehicles: 357 reports (134 more than last year, or an increase of 37.5%).",
  ],
  ["percent-wrong-base", "error", /60\.1/, "357 (223) abandoned vehicles were reported, 134 more (37.5%)."],
  // 275 ÷ 1,179 = 23.32 is fine; 88 ÷ 1,178 = 7.47 → 7.5
  ["percent-truncated", "error", /7\.5/, "There were 1,090 reports, a decrease of 88 (7.4%)."],
  // 140 ÷ 504 = 27.78 → 28
  [
    "percent-truncated",
    "error",
    /28 per cent/,
    "Thefts from vehicles fell by 27%, or 140 crimes (364 in total).",
  ],
  ["percent-impossible", "error", /at most 100/, "Reports fell by 120%."],
  ["change-arithmetic", "error", /32/, "Noise reports fell by 42, from 640 to 608."],
  [
    "change-arithmetic",
    "error",
    /2/,
    "The Council took 88 calls. This is 4 less calls than the same period last year, when 90 were taken.",
  ],
  ["direction", "error", /an increase/, "Drug offences decreased from 150 to 160."],
  ["direction", "error", /a decrease/, "There were 88 reports, an increase compared to 90 last year."],
  ["multiple", "error", /1\.5/, "Calls to the helpline doubled from 60 to 90."],
  ["share", "suspect", /25 per cent/, "We heard from 12 of 48 parishes (30%)."],
  ["share", "suspect", /75 per cent/, "Of the 40 cases, 30 (80%) were closed."],
  ["share", "suspect", /15 per cent/, "We spent 25% (£3,000) of the £20,000 grant on walks."],
  ["share", "suspect", /12 per cent/, "In all 30 (15%) of the 250 residents felt unsafe."],
  [
    "parts-and-whole",
    "error",
    /1,086/,
    "We received 1,096 requests, made up of 470 noise and 616 other requests.",
  ],
  ["parts-and-whole", "error", /1,086/, "We received 1,096 requests (470 noise and 616 other)."],
  [
    "parts-and-whole",
    "error",
    /at most 40/,
    "Of graffiti 40 reports, of which 46 were offensive, were made.",
  ],
  [
    "parts-and-whole",
    "error",
    /100/,
    "There were 20 in Swanley, 30 in Edenbridge and 50 in Westerham, making 110 in total.",
  ],
  ["unit", "error", /incidents/, "There were 1,100 incidents of ASB, a decrease of 8.3% (100 offences)."],
  ["garbled-figure", "error", /three digits/, "The grant was £34,21 this year."],
  ["garbled-figure", "suspect", /three digits/, "We sent 1,40 letters."],
  ["garbled-figure", "error", /1st/, "The District is 2th lowest in the county with 90 reports."],
  ["garbled-figure", "error", /number before/, "This was an increase of % on last year."],
  ["garbled-figure", "error", /four digits/, "The visit took place in September 203."],
  ["impossible-date", "error", /calendar/, "The panel met on 31 September 2021."],
  ["impossible-date", "error", /forward/, "Data run from October 2021 to September 2020."],
  ["impossible-date", "error", /follows/, "October 15 - September 26 the team met over 200 young people."],
  ["impossible-date", "error", /follow each other/, "The plan for 2022-21 was adopted."],
  ["weekday", "error", /Sunday 1 March 2020/, "Monday 1 March 2020 was the day of the walk."],
  [
    "act-date",
    "error",
    /12 February 2015/,
    "The Counter-Terrorism and Security Act received Royal Assent on 12 February 2016.",
  ],
  ["act-date", "error", /31 July 1998/, "Partnerships were set up under the Crime & Disorder Act 1999."],
  ["small-sensitive-count", "note", /\[c\]/, "The CSU received 3 Prevent referrals this year."],
  ["rank", "error", /1 to 13/, "The District is 14th highest of the 13 in the county with 90 offences."],
  // the base is nought
  ["percent-of-nought", "error", /two counts/, "Arson rose by 100% from 0 to 10."],
  // 60.4 − 54.2 = 6.2; 6.2 ÷ 54.2 = 11.4
  ["points-called-percent", "error", /percentage points/, "Confidence rose by 6.2% from 54.2% to 60.4%."],
  ["points", "error", /6\.2 percentage points/, "Confidence rose by 7.1 points from 54.2% to 60.4%."],
  ["unchanged", "error", /differ/, "There were 31 schemes, the same as the 28 of last year."],
  ["shares-together", "error", /100 per cent/, "Of those who came 58% were women and 52% men."],
  // 4,812 ÷ 12 = 401
  [
    "average",
    "suspect",
    /401/,
    "The desk took 4,812 calls over the twelve months, an average of 431 a month.",
  ],
  // 2,100 ÷ 35,000 × 1,000 = 60
  ["rate", "error", /60/, "With 2,100 crimes among 35,000 residents the town had 66.0 per 1,000."],
  // 84 of 100 × 275 = 231; 14 − 11 = 3
  ["clause-arithmetic", "suspect", /231/, "The team closed 84% of its 275 cases, that is 213."],
  ["clause-arithmetic", "suspect", /3/, "The wait fell from 14 days to 11 days, four days shorter."],
  ["clause-order", "suspect", /a fall/, "Robbery fell for the third year running: 36, 31 and 34."],
  ["clause-order", "suspect", /below/, "The rate, at 4.1 per 1,000, is above the county's 5.3."],
  ["superlative", "error", /Ash/, "Most came from Elm (40), Ash (92) and Oak (17); Elm was the highest."],
  ["rank", "note", /figure/, "The District has the second highest rate in its Most Similar Group."],
  // 405 ÷ 675 = 60 per cent
  ["share", "suspect", /60/, "Of the 675 victims, 405 told the police. That is 70%."],
];
