import { expect, test } from "vitest";
import type { EvidenceFact } from "../../pipeline/facts/evidence.js";
import type { EvidenceRow } from "../../pipeline/facts/evidenceRow.js";
import type { AssessmentRanking } from "../../reports/documents/data/strategicData.js";
import { protectEvidence } from "../../reports/documents/protect/evidence.js";
import { factWords, wordedEvidence } from "../../reports/words/evidence.js";

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
  finding: EvidenceFact,
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
const findings = (evidence: EvidenceRow[]): string[] =>
  publicly(evidence).map(({ finding }) => factWords(finding));

const shareOf = (value: number, total: number, unit: string, issues: number): EvidenceFact => ({
  kind: "share",
  value,
  total,
  unit,
  issues,
  percent: (value / total) * 100,
});
const lastMonth: EvidenceFact = { kind: "signal", name: "Detentions", value: 2, mean: null, signal: null };

test("the shares of a total that holds a suppressed count are not given, for all of them leave that count", () => {
  const total = ["thefts", "slavery"];
  expect(
    findings([
      row("share", total, shareOf(300, 504, "offences", 3)),
      row("share", total, shareOf(200, 504, "offences", 3)),
      row("share", ["thefts"], shareOf(70, 100, "incidents", 2)),
    ]),
  ).toEqual(["[c]", "[c]", "70 of the 100 incidents of 2 issues (70.0%)"]);
});

test("an issue alone in its unit does not give its suppressed count away by the reason", () => {
  const why = { code: "alone-in-unit", value: 6, unit: "offences" } as const;
  const alone = row("share", ["slavery"], { kind: "unknown", why }, { reason: why });
  expect(wordedEvidence(alone).reason).toBe("6 offences: no other issue is counted in offences");
  const [shown] = publicly([alone]);
  expect(JSON.stringify(shown)).not.toContain("offences");
  expect(shown).toMatchObject({ finding: { kind: "suppressed" }, reason: { code: "suppressed" } });
});

const harmOf = (days: number, name: string, without: string[]): EvidenceFact => ({
  kind: "harm",
  days,
  rate: days / 120,
  parts: [{ name, days }],
  without,
});

test("days of harm are a count times a weight that anybody can look up", () => {
  expect(
    findings([
      row("harm_days", ["slavery"], harmOf(6570, "Modern slavery", [])),
      row("harm_days", ["thefts"], harmOf(600, "Thefts", ["Modern slavery"])),
    ]),
  ).toEqual(["[c]", "600 days, 5.0 per 1,000 residents (Thefts 600); no weight for Modern slavery"]);
});

test("months, earlier years and wards of a sensitive measure are not given, whatever its year", () => {
  const kinds = ["signal", "slope", "ward_spread", "repeat_locations"];
  expect(findings(kinds.map((kind) => row(kind, ["detentions"], lastMonth)))).toEqual(kinds.map(() => "[c]"));
  expect(findings(kinds.map((kind) => row(kind, ["thefts"], lastMonth)))).toEqual(
    kinds.map(() => "Detentions, last month 2: no signal"),
  );
  const change: EvidenceFact = { kind: "change", name: "Detentions", value: 12, previous: 20, change: null };
  expect(findings([row("change", ["detentions"], change)])).toEqual(["Detentions: 12 (20)"]);
});

test("a measure whose name holds that of a hidden one is not hidden with it", () => {
  const used: EvidenceFact = { kind: "levers", used: [{ name: "Modern slavery helpline", value: 90 }] };
  expect(findings([row("levers", ["slavery_helpline"], used)])).toEqual(["Modern slavery helpline 90"]);
});

test("no wording decides: whatever a finding says, what it rests on does", () => {
  for (const name of ["Modern slavery", "Thefts", "", "moderne Sklaverei"]) {
    const used: EvidenceFact = { kind: "levers", used: [{ name, value: 6 }] };
    expect(findings([row("levers", ["slavery"], used)])).toEqual(["[c]"]);
    expect(findings([row("levers", ["thefts"], used)])).toEqual([`${name} 6`]);
  }
});
