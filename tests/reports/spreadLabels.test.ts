import { describe, expect, it } from "vitest";
import { spreadLabels } from "../../reports/documents/charts/spreadLabels.js";

describe("the names at the ends of lines", () => {
  it("stand at their ends where those are far enough apart", () => {
    expect(spreadLabels([50, 10, 90], 10)).toEqual([50, 10, 90]);
  });

  it("are pushed apart about the middle of their ends, in the order of the ends", () => {
    expect(spreadLabels([50, 52], 10)).toEqual([46, 56]);
    expect(spreadLabels([60, 50, 55], 10)).toEqual([65, 45, 55]);
  });

  it("push on those that they would come to touch", () => {
    const placed = spreadLabels([50, 50, 61], 10);
    const sorted = [...placed].sort((a, b) => a - b);
    for (const [index, at] of sorted.slice(1).entries()) {
      expect(at - (sorted[index] ?? 0)).toBeGreaterThanOrEqual(10 - 1e-9);
    }
    expect(placed[2]).toBe(Math.max(...placed));
  });

  it("never stand below the axis", () => {
    expect(spreadLabels([0, 0, 0, 0], 10).sort((a, b) => a - b)).toEqual([0, 10, 20, 30]);
  });
});
