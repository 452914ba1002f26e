import { expect, test } from "vitest";
import type { EvidenceRow } from "../../pipeline/scoring/evidenceRow.js";
import type { AssessmentRanking } from "../../reports/documents/data/strategicData.js";
import { protectEvidence } from "../../reports/documents/protect/evidence.js";

const measures = [
  { measure: "thefts", sensitive: false },
  { measure: "slavery", sensitive: true },
  { measure: "detentions", sensitive: true },
  // its name holds the other's
  { measure: "slavery_helpline", sensitive: false },
];

const row = (
  evidence: string,
  rests_on: string[],
  finding: string,
  more: Partial<EvidenceRow> = {},
): EvidenceRow => ({
  plan_year: "2024-25",
  priority: "safeguarding",
  issue: "Safeguarding",
  criterion: "volume",
  evidence,
  what: evidence,
  measure: null,
  source: null,
  area: null,
  period_start: null,
  period_end: null,
  value: 1,
  word: null,
  finding,
  bands: null,
  score: 1,
  state: "scored",
  reason: null,
  rests_on: rests_on.map((measure) => ({
    source: "police",
    measure,
    area: "E07000111",
    period_start: "2022-10-01",
    period_end: "2023-09-30",
  })),
  small: false,
  ...more,
});

const publicly = (evidence: EvidenceRow[], hidden = ["slavery"]): EvidenceRow[] =>
  protectEvidence({ evidence } as unknown as AssessmentRanking, measures, new Set(hidden)).evidence;
const findings = (evidence: EvidenceRow[]): string[] => publicly(evidence).map(({ finding }) => finding);

test("the shares of a total that holds a suppressed count are not given, for all of them leave that count", () => {
  const total = ["thefts", "slavery"];
  expect(
    findings([
      row("share", total, "300 of the 504 offences of 3 issues (59.5 %)"),
      row("share", total, "200 of the 504 offences of 3 issues (39.7 %)"),
      row("share", ["thefts"], "70 of the 100 incidents of 2 issues (70.0 %)"),
    ]),
  ).toEqual(["[c]", "[c]", "70 of the 100 incidents of 2 issues (70.0 %)"]);
});

test("an issue alone in its unit does not give its suppressed count away by the reason", () => {
  const said = "6 offences: no other";
  const [alone] = publicly([row("share", ["slavery"], said, { reason: said })]);
  expect(JSON.stringify(alone)).not.toContain("6 offences");
});

test("days of harm are a count times a weight that anybody can look up", () => {
  expect(
    findings([
      row("harm_days", ["slavery"], "6,570 days (Modern slavery 6,570)"),
      row("harm_days", ["thefts"], "600 days (Thefts 600); no weight for Modern slavery"),
    ]),
  ).toEqual(["[c]", "600 days (Thefts 600); no weight for Modern slavery"]);
});

test("months, earlier years and wards of a sensitive measure are not given, whatever its year", () => {
  const kinds = ["signal", "slope", "ward_spread", "repeat_locations"];
  expect(findings(kinds.map((kind) => row(kind, ["detentions"], "last month 2")))).toEqual(
    kinds.map(() => "[c]"),
  );
  expect(findings(kinds.map((kind) => row(kind, ["thefts"], "last month 2")))).toEqual(
    kinds.map(() => "last month 2"),
  );
  expect(findings([row("change", ["detentions"], "12 (20)")])).toEqual(["12 (20)"]);
});

test("a measure whose name holds that of a hidden one is not hidden with it", () => {
  const words = "Modern slavery helpline: 90 calls, Community warnings 12";
  expect(findings([row("levers", ["slavery_helpline"], words)])).toEqual([words]);
});

test("no wording decides: whatever a finding says, what it rests on does", () => {
  for (const said of ["Modern slavery: 6 (2)", "six, two the year before", "", "moderne Sklaverei: 6"]) {
    expect(findings([row("levers", ["slavery"], said)])).toEqual(["[c]"]);
    expect(findings([row("levers", ["thefts"], said)])).toEqual([said]);
  }
});
