import { describe, expect, it } from "vitest";
import type { SuppliesRow } from "../../pipeline/store/rows.js";
import { Contract } from "../../pipeline/workspace/contracts/contract.js";
import { isSynthetic } from "../../reports/documents/data/readSupplies.js";

const contract = (source: string, synthetic?: boolean): Contract =>
  Contract.parse({
    source,
    title: source,
    supplier: "a partner",
    ...(synthetic === undefined ? {} : { synthetic }),
    columns: { number: "Count" },
    period: { title: "^(.*)$", grain: "month", formats: ["%B %Y"] },
    area: { constant: "partnership" },
    measures: [{ measure: "drug_offences", value: "number" }],
  });

const supply = (source: string, more: Partial<SuppliesRow> = {}): SuppliesRow => ({
  extract: "a",
  source,
  supplier: "a partner",
  title: source,
  file: "drugs.csv",
  sha256: "",
  covers_from: "2023-01-01",
  covers_to: "2023-01-31",
  physical_lines: 2,
  accepted: 1,
  quarantined: 0,
  duplicate: 0,
  excluded: 0,
  taken: null,
  doubt: null,
  state: "in force",
  ...more,
});

describe("whether a document's figures are invented", () => {
  const contracts = [contract("real"), contract("made-up", true), contract("said-real", false)];

  it("is what the contract says", () => {
    expect(isSynthetic(contracts, [supply("real"), supply("made-up")])).toBe(true);
    expect(isSynthetic(contracts, [supply("real"), supply("said-real")])).toBe(false);
  });

  it("is not read out of a file: synthetic cannabinoids are real", () => {
    const file = "seizures of synthetic cannabinoids.csv";
    expect(isSynthetic(contracts, [supply("real", { file })])).toBe(false);
  });

  it("is not said of extracts of which no figure is left", () => {
    expect(isSynthetic(contracts, [supply("real"), supply("made-up", { state: "superseded" })])).toBe(false);
  });
});
