import { afterAll, beforeAll, expect, test } from "vitest";
import { readFunnels } from "../../pipeline/findings/funnelPositions.js";
import { readRankCertainty } from "../../pipeline/findings/rankCertainty.js";
import { makeModels, models } from "../../pipeline/store/models.js";
import type { Store } from "../../pipeline/store/open.js";
import { modelStore } from "../queries/modelStore.js";

/** Two years of two districts, whose estimates of every year have the same name. */
let store: Store;
beforeAll(async () => {
  store = await modelStore([]);
  await store.run(`insert into observations
    select 'kent-police-offences', 'shoplifting', area, month, (month + interval '1 month' - interval '1 day')::date, value, 'final', 'x'
    from (select (date '2020-04-01' + to_months(i::integer))::date as month from range(24) r(i)),
      (values ('E07000110', 90), ('E07000111', 40)) a(area, value)`);
  await store.run("delete from populations");
  await store.run(
    `insert into populations (area, year, residents, households, source) select area, year, residents + year - 2019, 50000, 'ONS mid-year (provisional)'
    from (values ('E07000110', 180000), ('E07000111', 120000)) a(area, residents), (values (2019), (2020), (2021)) y(year)`,
  );
  await makeModels(store, models);
});
afterAll(() => store.close());

const years = "r.scope = 'kent-districts' and r.period_kind = 'financial_year'";

test("a place is held against one estimate, that of its year, though those of all years have one name", async () => {
  const funnels = await readFunnels(store, years);
  expect(funnels.map(({ area, period_label, population }) => [area, period_label, population])).toEqual([
    ["E07000110", "2020/21", 180_001],
    ["E07000111", "2020/21", 120_001],
    ["E07000110", "2021/22", 180_002],
    ["E07000111", "2021/22", 120_002],
  ]);
  const places = await readRankCertainty(store, `${years} and r.basis = 'rate'`);
  expect(places).toHaveLength(4);
});
