import type { Register } from "../../provenance.js";
import { type Finding, findings } from "./finding.js";
import { type FindingEvidence, findingEvidence } from "./findingEvidence.js";
import { type Reading, withCare } from "./reading.js";
import type { StrategicData } from "./strategicData.js";

/** A finding with what the statistics say of it. */
export interface AssessedFinding extends Finding {
  evidence: FindingEvidence;
}

const verdicts: readonly Reading[] = ["higher", "lower", "within normal variation", "too few to say"];

/** The findings of the assessment, each read as the table of findings judges it, so that all documents judge alike. */
export function assessedFindings(data: StrategicData, register: Register): AssessedFinding[] {
  return findings(data, register).map((finding) => {
    const evidence = findingEvidence(data, finding);
    const verdict = verdicts.find((known) => known === evidence.change?.verdict);
    const kept = finding.reading === null || finding.reading === withCare || verdict === undefined;
    const judged = kept ? finding.reading : verdict;
    return { ...finding, reading: judged, evidence };
  });
}
