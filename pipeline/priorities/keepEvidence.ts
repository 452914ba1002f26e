import { wordedEvidence } from "../../reports/words/evidence.js";
import { openForWriting } from "../ingest/ingest.js";
import { placesOf } from "../store/places.js";
import type { Scoring } from "./scoring.js";

/** The table of evidence: what a ranking rested on stays in the store until the same ranking is made again. */
const table = `create table if not exists score_evidence (
  plan_year varchar not null, evidence_to varchar not null, priority varchar not null, issue varchar not null,
  criterion varchar not null, evidence varchar not null, what varchar not null, measure varchar, source varchar, area varchar,
  period_start varchar, period_end varchar, value double, word varchar, finding varchar not null, bands varchar,
  score double, state varchar not null, reason varchar, small boolean not null)`;

/** Columns that came later, for stores that have the table already. */
const later =
  "alter table score_evidence add column if not exists rests_on struct(source varchar, measure varchar, area varchar)[]";

/** Puts the evidence of a ranking into `score_evidence`, in place of what an earlier run for the same year and month left. */
export async function keepEvidence(root: string, scoring: Scoring): Promise<void> {
  const store = await openForWriting(scoring.workspace, placesOf(root));
  try {
    await store.transaction(async () => {
      await store.run(table);
      await store.run(later);
      await store.run("delete from score_evidence where plan_year = $year and evidence_to = $to", {
        year: scoring.planYear,
        to: scoring.to,
      });
      await store.run(
        `insert into score_evidence by name select unnest(from_json($rows::json,
          '[{"plan_year":"VARCHAR","evidence_to":"VARCHAR","priority":"VARCHAR","issue":"VARCHAR","criterion":"VARCHAR","evidence":"VARCHAR",
             "what":"VARCHAR","measure":"VARCHAR","source":"VARCHAR","area":"VARCHAR","period_start":"VARCHAR","period_end":"VARCHAR",
             "value":"DOUBLE","word":"VARCHAR","finding":"VARCHAR","bands":"VARCHAR","score":"DOUBLE","state":"VARCHAR","reason":"VARCHAR",
             "rests_on":[{"source":"VARCHAR","measure":"VARCHAR","area":"VARCHAR"}],"small":"BOOLEAN"}]'), max_depth := 2)`,
        {
          rows: JSON.stringify(
            scoring.evidence.map((row) => ({ ...wordedEvidence(row), evidence_to: scoring.to })),
          ),
        },
      );
    });
    await store.checkpoint();
  } finally {
    store.close();
  }
}
