import { describe, expect, test } from "vitest";
import { changeOf } from "../../pipeline/findings/changes.js";
import { shareChange } from "../../pipeline/findings/shareChange.js";

const shares = (
  value: number,
  share_of: number | null,
  previous: number,
  previous_share_of: number | null,
) => ({
  value,
  previous,
  share_of,
  previous_share_of,
});

describe("the change between two shares of respondents", () => {
  // Newcombe (1998), method 10, by hand from Wilson's limits of 0.264 and 0.282 of 1,000 each.
  test("has limits in percentage points", () => {
    expect(shareChange(shares(282, 1000, 264, 1000))).toEqual({
      ...{ lower: -2.1, upper: 5.7, z: 0.9, direction: null },
      p: expect.closeTo(0.3663, 3),
    });
  });

  test("has wider limits where fewer were asked", () => {
    expect(shareChange(shares(282, 1000, 132, 500))).toMatchObject({ lower: -3.1, upper: 6.5 });
  });

  test("is more than chance beyond a z of 3", () => {
    expect(shareChange(shares(350, 1000, 264, 1000))).toMatchObject({
      ...{ lower: 4.6, upper: 12.6, z: 4.17, direction: "up" },
    });
    expect(shareChange(shares(264, 1000, 350, 1000))?.direction).toBe("down");
  });

  test("is not known without the number of respondents, nor of more answers than respondents", () => {
    expect(shareChange(shares(282, null, 264, 1000))).toBeNull();
    expect(shareChange(shares(1200, 1000, 264, 1000))).toBeNull();
  });

  test("is judged by the table of findings as counts are, welcome or not by the measure's polarity", () => {
    const judged = { change: 86, polarity: "down", counted: false, break_effect: null };
    expect(changeOf({ ...shares(350, 1000, 264, 1000), ...judged })).toMatchObject({
      ...{ lower: 4.6, upper: 12.6, verdict: "higher", meaning: "bad" },
    });
    expect(changeOf({ ...shares(282, 1000, 264, 1000), ...judged, change: 18 })).toMatchObject({
      ...{ verdict: "within normal variation", meaning: "neither" },
    });
  });
});
