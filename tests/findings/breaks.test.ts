import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeModels, models } from "../../pipeline/store/models.js";
import type { Store } from "../../pipeline/store/open.js";
import type { TrendsRow } from "../../pipeline/store/rows.js";
import { populationWords } from "../../reports/words/rows.js";
import { modelStore } from "../queries/modelStore.js";
import { noteIn } from "../reasons.js";

/** Sixty months of made-up counts to March 2021, under the repository's own register. */
let store: Store;
beforeAll(async () => {
  store = await modelStore([]);
  await store.run(`insert into observations
    select source, measure, 'E07000111', month, (month + interval '1 month' - interval '1 day')::date,
      base + 2 * extract(year from month) - 4032, 'final', 'x'
    from (select (date '2015-04-01' + to_months(i::integer))::date as month from range(72) r(i)),
      (values ('kent-police-offences', 'burglary_residential', 30), ('kent-police-offences', 'shoplifting', 40),
        ('council-asb-reports', 'council_asb_reports', 50)) m(source, measure, base)`);
  await store.run(
    "insert into populations (area, year, residents, households, source) values ('E07000111', 2019, 120000, 48000, 'Mid-2019'), ('E07000111', 2020, 121000, 48500, 'Mid-2020')",
  );
  await makeModels(store, models);
});
afterAll(() => store.close());

async function year(measure: string, starts: string, kind = "financial_year"): Promise<TrendsRow> {
  const [row] = await store.rows<TrendsRow>(
    "from trends where measure = $measure and period_kind = $kind and period_start = $starts and area = 'E07000111'",
    { measure, kind, starts },
  );
  if (!row) throw new Error(`no row of ${measure} from ${starts}`);
  return row;
}

const recording =
  /^Kent Police recorded 83\.6 per cent of crime in 2016 .* \(1 April 2016 to 30 September 2018\)$/;

describe("a break of the register", () => {
  test("that withholds leaves both counts and the difference, and says why there is no percentage", async () => {
    const row = await year("burglary_residential", "2017-04-01");
    expect(row).toMatchObject({ percent: null, status: "complete" });
    expect(row.value).toBeGreaterThan(0);
    expect(row.change).toBe((row.value ?? 0) - (row.previous ?? 0));
    expect(noteIn(row)).toMatch(
      /^no percentage across a break: Burglary was re-cut in April 2017: .* \(1 April 2017\); Kent Police recorded/,
    );
  });

  test("of a kind of source meets every measure of it, and no other source", async () => {
    expect(noteIn(await year("shoplifting", "2017-04-01"))).toMatch(recording);
    expect((await year("shoplifting", "2017-04-01")).percent).not.toBeNull();
    expect(noteIn(await year("council_asb_reports", "2017-04-01"))).toBeNull();
  });

  test("ends: a year that neither it nor the year before touches has no note", async () => {
    expect(noteIn(await year("burglary_residential", "2018-04-01"))).toMatch(recording); // the year before lies in it
    expect(noteIn(await year("shoplifting", "2019-10-01", "quarter"))).toBeNull();
    expect((await year("burglary_residential", "2018-04-01")).percent).not.toBeNull(); // both after the re-cut
  });

  test("of the day before a period is none inside it", async () => {
    // January to March 2017 against 2016: both before the re-cut of 1 April 2017
    expect(noteIn(await year("burglary_residential", "2017-01-01", "quarter"))).not.toMatch(/re-cut/);
    // April to June 2017 against 2016: across it
    expect(noteIn(await year("burglary_residential", "2017-04-01", "quarter"))).toMatch(/re-cut/);
    // April to June 2018 against 2017: both after
    expect(noteIn(await year("burglary_residential", "2018-04-01", "quarter"))).not.toMatch(/re-cut/);
  });
});

describe("the population estimate", () => {
  test("is the middle year's own, and a year without one is said, not guessed", async () => {
    expect((await year("council_asb_reports", "2020-01-01", "calendar_year")).denominator).toBe(
      "Mid-2020 residents",
    );
    expect(populationWords(await year("council_asb_reports", "2018-01-01", "calendar_year"))).toBe(
      "Mid-2019 residents (no estimate for 2018)",
    );
  });

  test("rebased between two years is said of their rates; the counts still compare", async () => {
    // January to March 2021 rests on Census 2021, the year before on Mid-2020
    const row = await year("council_asb_reports", "2021-01-01", "quarter");
    expect(row.denominator).toBe("Census 2021 residents");
    expect(row.percent).not.toBeNull();
    expect(noteIn(row)).toMatch(/rates: Population estimates were rebased at Census 2021$/);
    expect(noteIn(await year("council_asb_reports", "2019-10-01", "quarter"))).toBeNull();
  });
});
