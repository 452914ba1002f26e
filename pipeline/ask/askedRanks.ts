import { intervalOfPlace } from "../../reports/words/findings.js";
import { rankWords } from "../../reports/words/rankWords.js";
import { once } from "../../reports/words/reasons.js";
import { sensitiveSql } from "../disclosure/smallAreas.js";
import { internalReasons } from "../disclosure/smallCounts.js";
import { UserError } from "../errors.js";
import { isPartial, type Place } from "../facts/place.js";
import { rankingKey, readBounded } from "../findings/boundedAreas.js";
import { type Harm, harmSql } from "../findings/harm.js";
import { drawnSql, type RankCertainty, rankCertainty } from "../findings/rankCertainty.js";
import { groupBy } from "../groupBy.js";
import type { RanksRow } from "../store/rows.js";
import { answered, type Question, scopesAsked } from "./question.js";

/**
 * A place with its certainty; null where the figure is no count of events. Its reasons are what the ranking lacks and the
 * breaks that its period meets.
 */
export type AskedRank = Omit<RanksRow, "period_kind" | "smallest" | "breaks"> & {
  /** in words, from the nearer end, with its basis */
  place: string;
} & {
  [Column in keyof RankCertainty]: RankCertainty[Column] | null;
} & { certainty: string | null } & Harm;

/** The ranking of the period asked for, best known place first. Full figures, as in `askedTrends`. */
export async function askedRanks(root: string, question: Question): Promise<AskedRank[]> {
  const basis = question.basis ?? "count";
  const rows = await answered(root, question, async (store, workspace, source) => {
    const scopes = await scopesAsked(store, workspace, question.scope);
    const read = await store.rows<RankRead>(
      `select r.source, r.measure, r.scope, r.basis, r.area, r.area_name, r.period_start, r.period_end, r.period_label,
        r.value, r.rate, r.per, r.denominator, r.rate_year, r.estimate_year, r.rank_highest, r.rank_highest_to, r.rank_lowest, r.rank_lowest_to, r."of", r.bounded, r.lacking, r.tied, r.reasons, r.breaks,
        coalesce(m.counted, true) as counted, ${sensitiveSql("r.area")} as sensitive,
        ${drawnSql}, ${harmSql("r")}
      from ranks r left join measures m using (measure)
      left join estimates e on e.area = r.area and e.year = r.rate_year and e.denominator = m.denominator
      where r.period_kind = 'asked' and r.basis = $basis and ($source::varchar is null or r.source = $source)
        and ($measure::varchar is null or r.measure = $measure)
        and r.scope in (${scopes.map((_, index) => `$s${index}`).join(", ")})
        -- a source that gives partnerships only, or districts only, is ranked where all of them are
        and ($chosen or r.scope = (select arg_max(o.scope, o."of") from ranks o where o.source = r.source and o.measure = r.measure
          and o.period_kind = 'asked' and o.basis = r.basis and o.scope in (${scopes.map((_, index) => `$s${index}`).join(", ")})))
      order by r.source, m.position, r.measure, r.scope, r.rank_highest, r.area_name, r.area`,
      {
        basis,
        source: source ?? null,
        measure: question.measure ?? null,
        chosen: question.scope !== undefined,
        ...Object.fromEntries(scopes.map((scope, index) => [`s${index}`, scope])),
      },
    );
    const threshold = workspace.partnership.thresholds.suppress_below;
    const bounded = await readBounded(store, "r.period_kind = 'asked'");
    const rankings = groupBy(read, (row) => rankingKey({ ...row, period_kind: "asked" }));
    return [...rankings].flatMap(([key, ranking]) => {
      const certain = ranking.every(({ counted }) => counted) ? rankCertainty(ranking, bounded.get(key)) : [];
      return ranking.map(
        ({ counted: _, sensitive, population: __, harm_days, harm, reasons, breaks, ...row }, index) => ({
          ...row,
          place: `${rankWords(row)} of ${isPartial(row) ? `the ${row.of} compared` : row.of} by ${row.basis === "rate" ? "rate" : "number"}`,
          ...certainOf(row, certain[index] ?? unknown),
          harm_days,
          harm,
          reasons: internalReasons(once([...reasons, ...breaks]), sensitive ? [row.value] : [], threshold),
        }),
      );
    });
  });
  if (rows.length === 0 && basis === "rate") {
    throw new UserError("no rates to rank by", {
      hint: "seeds/populations.csv has no estimates for these areas, or seeds/measures.csv no denominator; rank by --basis count",
    });
  }
  return rows;
}

type RankRead = Omit<RanksRow, "period_kind" | "smallest"> &
  Harm & { counted: boolean; sensitive: boolean; population: number | null };

/** A place's interval, with its words between the numbers and the rule. */
const certainOf = (row: Place, { rule, ...interval }: RankCertainty | typeof unknown) => ({
  ...interval,
  certainty: intervalOfPlace({ ...row, ...interval }),
  rule,
});

const unknown = {
  rank_lower: null,
  rank_upper: null,
  indistinguishable_from: null,
  rule: null,
};
