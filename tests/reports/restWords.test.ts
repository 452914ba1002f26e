import { describe, expect, test } from "vitest";
import { assessedFindings } from "../../reports/documents/data/assessedFindings.js";
import { besideRest, restWords } from "../../reports/documents/parts/restWords.js";
import { provenanceRegister } from "../../reports/provenance.js";
import { sampleStrategic } from "../sampleReads.js";
import { syntheticAssessment } from "./syntheticAssessment.js";

describe("a change beside all other areas together", () => {
  const [some] = assessedFindings(syntheticAssessment(), provenanceRegister());
  if (some === undefined) throw new Error("no finding");
  const ours = (previous: number, value: number) => ({
    row: { ...some.row, previous, value, change: value - previous },
    reading: value > previous ? ("higher" as const) : ("lower" as const),
  });

  test("is alike where the same test finds them on one side and the two not apart", () => {
    expect(besideRest(ours(473, 579), { previous: 12_123, value: 15_247 })).toBe("alike");
    expect(besideRest(ours(598, 512), { previous: 14_007, value: 12_627 })).toBe("alike");
  });

  test("is by less or by more where they are apart by more than chance", () => {
    expect(besideRest(ours(1_000, 1_500), { previous: 20_000, value: 22_000 })).toBe("by less");
    expect(besideRest(ours(1_000, 1_200), { previous: 20_000, value: 32_000 })).toBe("by more");
  });

  test("is not so where the others are level or went the other way, and nothing where ours did not change", () => {
    expect(besideRest(ours(473, 579), { previous: 12_123, value: 12_150 })).toBe("not so");
    expect(besideRest(ours(473, 579), { previous: 12_123, value: 9_000 })).toBe("not so");
    const level = { ...ours(473, 480), reading: "within normal variation" as const };
    expect(besideRest(level, { previous: 12_123, value: 15_247 })).toBeNull();
  });
});

test("the sample says it of shoplifting, whose rise is that of the county, with the numbers of the other districts", async () => {
  const data = await sampleStrategic();
  const found = assessedFindings(data, provenanceRegister()).find(
    ({ measure }) => measure.measure === "shoplifting",
  );
  if (found === undefined) throw new Error("no shoplifting");
  const said =
    "Shoplifting in the rest of Kent: 25.8% more (15,247, before 12,123), higher too; the difference from ours could be chance.";
  expect(restWords(found, data.rest ?? [], "Kent")).toBe(said);
  // a sum that lacks an area says nothing
  const lacking = (data.rest ?? []).map((row) => ({ ...row, areas: row.areas - 1 }));
  expect(restWords(found, lacking, "Kent")).toBe("");
});
