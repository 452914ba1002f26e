import { describe, expect, test } from "vitest";
import type { RepeatRow } from "../../pipeline/findings/repeats.js";
import { type RepeatKind, repeatKinds } from "../../pipeline/workspace/contracts/contractRepeats.js";
import { assessedFindings } from "../../reports/documents/data/assessedFindings.js";
import type { StrategicData } from "../../reports/documents/data/strategicData.js";
import { foundRepeats, repeatsTable, repeatsWords } from "../../reports/documents/parts/repeats.js";
import { provenanceRegister } from "../../reports/provenance.js";
import { syntheticAssessment } from "./syntheticAssessment.js";

type Frequencies = Readonly<Record<number, number>>;

/** 1,221 incidents: so many places or victims (the values) with so many incidents each (the keys). */
function withRepeats(frequencies: Frequencies, kind: RepeatKind = "place"): StrategicData {
  const data: StrategicData = syntheticAssessment();
  const row = data.trends.find(({ measure, area }) => measure === "asb_incidents" && data.own.includes(area));
  if (row === undefined) throw new Error("the synthetic assessment has no such measure");
  const { source, measure, area } = row;
  const repeats = Object.entries(frequencies).map(
    ([times, targets]): RepeatRow => ({ source, measure, area, kind, times: Number(times), targets }),
  );
  return { ...data, repeats };
}

function incidents(data: StrategicData) {
  const finding = assessedFindings(data, provenanceRegister()).find(
    ({ measure }) => measure.measure === "asb_incidents",
  );
  if (finding === undefined) throw new Error("no finding of incidents");
  return finding;
}

const found = (data: StrategicData, kind: RepeatKind = "place") => foundRepeats(data, incidents(data), kind);

function wordsOf(data: StrategicData, kind: RepeatKind = "place"): string {
  const one = found(data, kind);
  if (one === null) throw new Error("no repeats");
  return repeatsWords(one);
}

describe("repeats", () => {
  const usual: Frequencies = { 1: 400, 5: 80, 30: 10 };

  test("of places say how many incidents were where there were several, and how concentrated they are", () => {
    const data = withRepeats(usual);
    // 490 places: a tenth is 49, 10 of 30 and 39 of 5: 495 of 1,100
    expect(wordsOf(data)).toBe(
      "Repeat locations: of 1,100 anti-social behaviour incidents that name a place, 64% were at places with two or more in the year, and 45% at the tenth of places with the most. 121 of 1,221 name no place.",
    );
    const [table] = repeatsTable(data, "Issue", "issue", [incidents(data)]);
    if (table?.kind !== "table") throw new Error("no table");
    expect(table.rows.map((row) => row.slice(2).map(({ value }) => value))).toEqual([
      [1100, 121, 18, 64, 45],
    ]);
  });

  test("of victims give the share of victims and the share of incidents (Farrell and Pease)", () => {
    expect(wordsOf(withRepeats(usual, "victim"), "victim")).toBe(
      "Repeat victims: of 1,100 anti-social behaviour incidents that name a victim, 64% were of victims with two or more in the year, who are 18% of all victims; 45% were of the tenth of victims with the most. 121 of 1,221 name no victim.",
    );
  });

  test("are not given where few records name one, or most do not", () => {
    expect(found(withRepeats({ 1: 80, 2: 9 }))).toBeNull();
    expect(found(withRepeats({ 1: 500, 2: 50 }))).toBeNull();
    expect(found(withRepeats({ 1: 520, 2: 50 }))).not.toBeNull();
  });

  test("with fewer places or victims behind a share than may be published are in the internal copy only", () => {
    for (const kind of repeatKinds)
      for (const few of [{ 1: 900, 2: 4 }, { 1: 4, 12: 90 }, { 30: 35 }]) {
        const data = withRepeats(few, kind);
        expect(found(data, kind)).toBeNull();
        expect(found({ ...data, internal: true }, kind)).not.toBeNull();
      }
    expect(found(withRepeats({ 1: 900, 2: 5 }))).not.toBeNull();
    expect(found(withRepeats({ 1: 900 }))).not.toBeNull();
  });

  test("of a sensitive measure, or one of which something is hidden, are in the internal copy only", () => {
    const data = withRepeats(usual);
    const measures = data.measures.map((measure) =>
      measure.measure === "asb_incidents" ? { ...measure, sensitive: true } : measure,
    );
    expect(found({ ...data, measures })).toBeNull();
    expect(found({ ...data, measures, internal: true })).not.toBeNull();
    expect(found({ ...data, hidden: new Set(["asb_incidents"]) })).toBeNull();
  });

  test("leave open how many places have so many, where these are few: another number gives the same words and table", () => {
    // as in the sample; the numbers of places with 4, and with 6 or more, are small
    const places: Frequencies = { 1: 661, 2: 70, 3: 24, 4: 4, 5: 6, 6: 1, 9: 3, 11: 3, 15: 1 };
    const printed = (frequencies: Frequencies): string => {
      const data = withRepeats(frequencies);
      return wordsOf(data) + JSON.stringify(repeatsTable(data, "Issue", "issue", [incidents(data)]));
    };
    const small = Object.entries(places).filter(([, count]) => count < 5);
    expect(small.length).toBe(5);
    for (const [times, count] of small) {
      // one place has one record more, and one of two has one fewer
      const [more, twos, ones] = [Number(times) + 1, (places[2] ?? 0) - 1, (places[1] ?? 0) + 1];
      const others = { ...places, [times]: count - 1, [more]: (places[more] ?? 0) + 1, 2: twos, 1: ones };
      expect(printed(others), `${times} records`).toBe(printed(places));
    }
  });
});
