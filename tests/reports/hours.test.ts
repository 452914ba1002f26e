import { describe, expect, test } from "vitest";
import type { HourRow } from "../../pipeline/findings/hours.js";
import { foundHours, hoursChart, hoursWords, whenWords } from "../../reports/documents/charts/hoursChart.js";
import { assessedFindings } from "../../reports/documents/data/assessedFindings.js";
import type { StrategicData } from "../../reports/documents/data/strategicData.js";
import { provenanceRegister } from "../../reports/provenance.js";
import { syntheticAssessment } from "./syntheticAssessment.js";

/** 1,221 incidents, of which `known` have an hour: a share of them on Tuesdays at 10, the rest over the week. */
function withHours(known: number, onTuesday: number): StrategicData {
  const data: StrategicData = syntheticAssessment();
  const row = data.trends.find(({ measure, area }) => measure === "asb_incidents" && data.own.includes(area));
  if (row === undefined) throw new Error("the synthetic assessment has no such measure");
  const of = (weekday: number, hour: number, records: number): HourRow => ({
    source: row.source,
    measure: row.measure,
    area: row.area,
    weekday,
    hour,
    records,
  });
  const rest = (known - onTuesday) / 168;
  const hours = Array.from({ length: 168 }, (_, at) => of(Math.floor(at / 24) + 1, at % 24, rest));
  return { ...data, hours: [...hours, of(2, 10, onTuesday)] };
}

const ofIncidents = (data: StrategicData) => {
  const finding = assessedFindings(data, provenanceRegister()).find(
    ({ measure }) => measure.measure === "asb_incidents",
  );
  if (finding === undefined) throw new Error("no finding of incidents");
  return { finding, hours: foundHours(data, finding) };
};

describe("hours of the week", () => {
  test("name the four hours with the most, the days above a seventh by more than chance, and what is not known", () => {
    const data = withHours(1000, 300);
    const { finding, hours } = ofIncidents(data);
    if (hours === null) throw new Error("no hours");
    // 300 and four of 24 hours of the other 700; Tuesday has 300 and a seventh of 700
    expect(hoursWords(hours)).toBe("41.7% between 07:00 and 11:00; most on Tuesdays (40.0%)");
    expect(whenWords(data, finding, hours)).toContain("221 of 1,221 have no known time.");
    const { table, rows } = hoursChart(data, finding, hours);
    expect(rows).toHaveLength(168);
    expect(table.rows).toHaveLength(24);
    expect(table.rows[10]?.[2]?.value).toBeCloseTo(300 + 700 / 168, 6);
  });

  test("name no day where none is apart by more than chance", () => {
    const { hours } = ofIncidents(withHours(1000, 20));
    expect(hours && hoursWords(hours)).toMatch(/no day of the week stands out$/);
  });

  test("are not given where few are known, or most are not", () => {
    expect(ofIncidents(withHours(99, 20)).hours).toBeNull();
    expect(ofIncidents(withHours(600, 20)).hours).toBeNull();
    expect(ofIncidents(withHours(620, 20)).hours).not.toBeNull();
  });

  test("of a sensitive measure are in the internal copy only", () => {
    const data = withHours(1000, 300);
    const measures = data.measures.map((measure) =>
      measure.measure === "asb_incidents" ? { ...measure, sensitive: true } : measure,
    );
    expect(ofIncidents({ ...data, measures }).hours).toBeNull();
    expect(ofIncidents({ ...data, measures, internal: true }).hours).not.toBeNull();
    expect(ofIncidents({ ...data, hidden: new Set(["asb_incidents"]) }).hours).toBeNull();
  });
});
