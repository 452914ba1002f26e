import { expect, test } from "vitest";
import type { EvidenceRow } from "../../pipeline/scoring/evidenceRow.js";
import { protectEvidence } from "../../reports/documents/protectEvidence.js";
import type { AssessmentRanking } from "../../reports/documents/strategicData.js";

const measures = [
  { measure: "thefts", name: "Thefts", unit: "offences", sensitive: false },
  { measure: "slavery", name: "Modern slavery", unit: "offences", sensitive: true },
  { measure: "detentions", name: "Detentions", unit: "detentions", sensitive: true },
];

const row = (evidence: string, measure: string | null, finding: string, reason: string | null = null) =>
  ({
    priority: "safeguarding",
    evidence,
    measure,
    finding,
    reason,
    value: 1,
    word: null,
    small: false,
  }) as EvidenceRow;

const publicly = (
  evidence: EvidenceRow[],
  { counted, moved = [] }: { counted?: string[]; moved?: [string, string][] } = {},
) =>
  protectEvidence(
    {
      evidence,
      moved: new Map(moved),
      ...(counted === undefined ? {} : { counted: new Set(counted) }),
    } as unknown as AssessmentRanking,
    measures,
    new Set(["slavery"]),
  );

const findings = (rows: EvidenceRow[], counted?: string[]) =>
  publicly(rows, counted === undefined ? {} : { counted }).evidence.map(({ finding }) => finding);

test("the shares of a total that holds a suppressed count are not given, for all of them leave that count", () => {
  const shares = [
    row("share", null, "300 of the 504 offences of 3 issues (59.5 %)"),
    row("share", null, "200 of the 504 offences of 3 issues (39.7 %)"),
    row("share", null, "70 of the 100 incidents of 2 issues (70.0 %)"),
  ];
  expect(findings(shares)).toEqual(["[c]", "[c]", "70 of the 100 incidents of 2 issues (70.0 %)"]);
  // what the plan counts no issue by is in no total
  expect(findings(shares, ["thefts"])).toEqual(shares.map(({ finding }) => finding));
});

test("an issue alone in its unit does not give its suppressed count away by the reason", () => {
  const [alone] = publicly([row("share", null, "6 offences: no other", "6 offences: no other")]).evidence;
  expect(JSON.stringify(alone)).not.toContain("6 offences");
});

test("days of harm are a count times a weight that anybody can look up", () => {
  expect(
    findings([
      row("harm_days", null, "6,570 days (Modern slavery 6,570)"),
      row("harm_days", null, "600 days (Thefts 600)"),
    ]),
  ).toEqual(["[c]", "600 days (Thefts 600)"]);
});

test("months, earlier years and wards of a sensitive measure are not given, whatever its year", () => {
  const kinds = ["signal", "slope", "ward_spread", "repeat_locations"];
  expect(findings(kinds.map((kind) => row(kind, "detentions", "last month 2")))).toEqual(
    kinds.map(() => "[c]"),
  );
  expect(findings(kinds.map((kind) => row(kind, "thefts", "last month 2")))).toEqual(
    kinds.map(() => "last month 2"),
  );
  expect(findings([row("change", "detentions", "12 (20)")])).toEqual(["12 (20)"]);
});

test("why an issue moved is left out where it repeats what is hidden", () => {
  const share = "300 of the 504 offences of 3 issues (59.5 %)";
  const { moved } = publicly([row("share", null, share)], {
    moved: [
      ["a", `High volume 2 to 3 (${share})`],
      ["b", "Increasing trend 2 to 5 (Modern slavery: 6 (2))"],
      ["c", "same place"],
    ],
  });
  expect([...moved]).toEqual([["c", "same place"]]);
});
