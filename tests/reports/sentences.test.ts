import { describe, expect, it } from "vitest";
import type { Place } from "../../pipeline/facts/place.js";
import { judgement } from "../../pipeline/facts/polarity.js";
import type { TrendsRow } from "../../pipeline/store/rows.js";
import { plainText } from "../../reports/document.js";
import {
  countedThing,
  insideSentence,
  measureInSentence,
  singular,
} from "../../reports/words/countedThing.js";
import { polaritySentence } from "../../reports/words/polarity.js";
import {
  placeCell,
  placeWords,
  rankFinding,
  rankSentence,
  rankWords,
} from "../../reports/words/rankWords.js";
import { changeSentence } from "../../reports/words/sentences.js";
import { sharesNote } from "../../reports/words/share.js";
import { aBreak } from "../reasons.js";

const incidents = { name: "Anti-social behaviour incidents", unit: "incidents", polarity: "down" };
const burglary = { name: "Residential burglary", unit: "offences", polarity: "down" };

function say(row: Partial<TrendsRow>, measure = incidents, when: string | null = null): string {
  const value = row.value ?? null;
  const previous = row.previous ?? null;
  const whole = {
    value,
    previous,
    status: value === null ? "no data" : "complete",
    previous_status: previous === null ? "no data" : "complete",
    change: value === null || previous === null ? null : value - previous,
    percent: null,
    reasons: [],
    ...row,
  };
  const cite = (words: string) => ({ kind: "figure" as const, text: words, provenance: 1 });
  return plainText(changeSentence(whole, measure, cite, when));
}

describe("what is said below shares of a survey", () => {
  const row = { value: 282, previous: 264, share_of: 1000, previous_share_of: 1000 };

  it("is their base, when and how people were asked, and what the intervals cannot allow for", () => {
    expect(sharesNote([row], { asked: 10, sample: "quota", weighted: true })).toBe(
      "Shares are of 1,000 respondents in each year, asked in October, chosen by quotas and weighted. Their change is in percentage points, with its 95% confidence interval in brackets; it is that of a random sample and cannot allow for quotas and weights, so that it is likely to be too narrow.",
    );
    expect(sharesNote([row, { ...row, share_of: 870 }], { sample: "random", weighted: false })).toBe(
      "Shares are of 870 to 1,000 respondents a year, drawn at random. Their change is in percentage points, with its 95% confidence interval in brackets.",
    );
    expect(sharesNote([row])).toContain("cannot allow for how those asked were chosen");
  });
});

describe("the sentence of a survey's share", () => {
  const concern = { name: "Residents naming burglary as a concern", unit: "respondents", polarity: "down" };
  const asked = { share_of: 1000, previous_share_of: 1000 };

  it("is in per cent of the respondents, with the percentage points between two years", () => {
    expect(say({ value: 282, previous: 264, ...asked }, concern)).toBe(
      "Residents naming burglary as a concern: 28.2% of 1,000 respondents, 1.8 percentage points more than in the same period of the previous year (26.4%).",
    );
    expect(say({ value: 264, previous: 264, ...asked }, concern)).toMatch(
      /26.4% of 1,000 respondents, the same share as in the same period of the previous year \(26.4%\)\.$/,
    );
  });

  it("compares surveys of unlike size by their shares", () => {
    expect(say({ value: 141, previous: 264, share_of: 500, previous_share_of: 1000 }, concern)).toMatch(
      /28.2% of 500 respondents, 1.8 percentage points more/,
    );
  });
});

// The first two are worded as the partnership's own documents word them.
describe("the sentence of a change", () => {
  it("gives both counts, the difference and the percentage", () => {
    expect(say({ value: 1221, previous: 1094, percent: 11.6 })).toBe(
      "There were 1,221 anti-social behaviour incidents, 127 more (11.6%) than in the same period of the previous year (1,094).",
    );
    expect(say({ value: 330, previous: 639, percent: -48.4 }, burglary)).toBe(
      "There were 330 offences of residential burglary, 309 fewer (48.4%) than in the same period of the previous year (639).",
    );
  });

  it("counts one thing in the singular, and none in words", () => {
    expect(say({ value: 1, previous: 2, reasons: [{ code: "base-small", count: 50 }] })).toBe(
      "There was 1 anti-social behaviour incident, 1 fewer than in the same period of the previous year (2). No percentage on a base under 50.",
    );
    expect(say({ value: 0, previous: 4, reasons: [{ code: "base-small", count: 50 }] }, burglary)).toBe(
      "There were no offences of residential burglary, 4 fewer than in the same period of the previous year (4). No percentage on a base under 50.",
    );
  });

  it("says the same number, and a change too small for one decimal", () => {
    expect(say({ value: 91, previous: 91, percent: 0 })).toContain(
      ", the same number as in the same period of the previous year (91).",
    );
    expect(say({ value: 40001, previous: 40000, percent: 0 })).toContain("1 more (under 0.1%) than");
  });

  it("prints the note beside a percentage that is given all the same", () => {
    expect(
      say({
        value: 1221,
        previous: 1094,
        percent: 11.6,
        reasons: [aBreak("recording changed", "2022-04-01")],
      }),
    ).toMatch(/\(1,094\)\. Recording changed \(1 April 2022\)\.$/);
  });

  it("never makes a nought of a gap", () => {
    expect(say({})).toBe("No data on anti-social behaviour incidents were received for this period.");
    expect(say({ status: "suppressed" })).toBe(
      "The number of anti-social behaviour incidents is suppressed, because it, or a number that follows from it, is so small that it might point to a person.",
    );
    expect(
      say({ value: 900, status: "incomplete", reasons: [{ code: "months-missing", count: 11, of: 12 }] }),
    ).toBe(
      "The number of anti-social behaviour incidents cannot be given, because the period was not wholly supplied. Only 11 of 12 months supplied. The part that was supplied holds 900.",
    );
  });

  it("gives no change where there is nothing whole to compare with, and says why", () => {
    expect(say({ value: 4 })).toMatch(/There is no figure for the same period .* so no change is given\.$/);
    expect(say({ value: 4, previous_status: "suppressed" })).toMatch(
      /previous year is suppressed, so no change/,
    );
    expect(say({ value: 4, previous: 3, previous_status: "incomplete" })).toMatch(
      /was not wholly supplied, so no/,
    );
    expect(say({ value: 4, reasons: [aBreak("Recording changed", "2022-04-01")] })).toMatch(
      /No change is given\. Recording changed \(1 April 2022\)\.$/,
    );
  });

  it("names a period that is not the document's", () => {
    expect(say({ value: 2, previous: 1 }, incidents, "In April 2022 to March 2023")).toMatch(
      /^In April 2022 to March 2023 there were 2 /,
    );
  });

  it("falls back to name and unit where they make no phrase", () => {
    const adults = { name: "Adults at risk", unit: "concerns", polarity: "ambiguous" };
    expect(say({ value: 1029, previous: 1010, percent: 1.9 }, adults)).toBe(
      "Adults at risk: 1,029 concerns, 19 more (1.9%) than in the same period of the previous year (1,010).",
    );
  });
});

describe("what was counted", () => {
  it("keeps capitals that belong", () => {
    expect(insideSentence("CCTV arrests")).toBe("CCTV arrests");
    expect(insideSentence("Prevent referrals")).toBe("Prevent referrals");
    expect(insideSentence("Northwick Trust clients")).toBe("Northwick Trust clients");
    const clients = { name: "Northwick clients", unit: "people" };
    expect(measureInSentence(clients)).toBe("northwick clients");
    expect(measureInSentence({ ...clients, in_sentence: "Northwick clients" })).toBe("Northwick clients");
    expect(insideSentence("Section 136 detentions")).toBe("section 136 detentions");
  });

  it("makes singulars", () => {
    expect(["offences", "enquiries", "breaches", "people", "agreements", "journeys"].map(singular)).toEqual([
      "offence",
      "enquiry",
      "breach",
      "person",
      "agreement",
      "journey",
    ]);
    expect(countedThing({ name: "Complaints to housing associations", unit: "complaints" }, 1)).toBe(
      "complaint to housing associations",
    );
  });
});

describe("the words of a place", () => {
  const rank = (rank_highest: number, rank_lowest: number, of = 12): Place => ({
    rank_highest,
    rank_highest_to: rank_highest,
    rank_lowest,
    rank_lowest_to: rank_lowest,
    of,
    lacking: 0,
  });
  const byNumber = (byCount: Place) => ({ byRate: null, byCount });
  it.each([
    [rank(12, 1), "Lowest of 12 in Kent by number."],
    [rank(1, 12), "Highest of 12 in Kent by number."],
    [rank(9, 4), "4th lowest of 12 in Kent by number."],
    [rank(3, 9), "Joint 3rd highest of 12 in Kent by number."],
    [rank(11, 1), "Joint lowest of 12 in Kent by number."],
    [rank(11, 2), "2nd lowest of 12 in Kent by number."],
  ])("%j: %s", (given, words) => {
    expect(rankFinding(byNumber(given), "Kent")).toBe(words);
  });

  it("gives the place by rate first and the place by number in brackets, each with its basis", () => {
    const places = { byRate: rank(3, 11, 13), byCount: rank(7, 7, 13) };
    expect(placeCell(places)).toBe("3rd highest of 13 by rate (7th lowest by number)");
    expect(placeCell({ ...places, byCount: rank(10, 3) })).toBe(
      "3rd highest of 13 by rate (3rd lowest of 12 by number)",
    );
    expect(placeCell({ byRate: null, byCount: null })).toBe("not compared");
  });

  it("says between which places hidden counts leave it", () => {
    const open = { ...rank(10, 1), rank_highest_to: 12, rank_lowest_to: 3 };
    expect(placeWords(byNumber(open), "Kent")).toBe("between 1st and 3rd lowest of 12 in Kent by number");
  });

  it("does not call lowest in the county what is lowest of those with a figure", () => {
    const partial = { ...rank(11, 1, 11), lacking: 1 };
    expect(rankFinding(byNumber(partial), "Kent")).toBe("Lowest of the 11 compared in Kent by number.");
  });

  it("names basis, scope and both ends", () => {
    const row = { ...rank(3, 10), basis: "rate", rate: 4.25, per: 1000 } as never;
    expect(rankSentence(row, "community safety partnerships in Kent", "households")).toBe(
      "By rate, 4.3 per 1,000 households: 3rd highest of the 12 community safety partnerships in Kent (10th lowest).",
    );
    expect(rankWords(rank(22, 11, 32))).toBe("11th lowest");
  });
});

describe("polarity", () => {
  it("decides what a change means", () => {
    expect(judgement(5, "down")).toBe("unwelcome");
    expect(judgement(-5, "down")).toBe("welcome");
    expect(judgement(5, "up")).toBe("welcome");
    expect(judgement(5, "ambiguous")).toBe("either");
    expect(judgement(0, "down")).toBe("level");
    expect(judgement(null, "down")).toBeNull();
  });

  it("says that a rise in reports may be welcome, but not of letters sent", () => {
    const abuse = { name: "Domestic abuse incidents", unit: "incidents", polarity: "ambiguous" };
    expect(polaritySentence({ change: 9 }, abuse)).toMatch(/^A rise in reports may be welcome/);
    expect(polaritySentence({ change: -9 }, abuse)).toMatch(/^A fall in reports may be unwelcome/);
    expect(polaritySentence({ change: 9 }, { ...abuse, unit: "letters" })).toBeNull();
    expect(polaritySentence({ change: 9 }, incidents)).toBeNull();
  });
});
