import { afterAll, beforeAll, expect, test } from "vitest";
import { openBuilt } from "../../pipeline/build/build.js";
import { readLongRun } from "../../pipeline/findings/longRun.js";
import { builtWorkspace, sampleFiles } from "./builtWorkspace.js";

let workspace: { root: string; remove: () => void };
beforeAll(async () => {
  workspace = await builtWorkspace(sampleFiles("Kent Police recorded crime"));
});
afterAll(() => workspace.remove());

const yearsTo = async (end: string): Promise<string[]> => {
  const { store } = await openBuilt(workspace.root);
  try {
    const rows = await readLongRun(store, { own: ["E07000111"], wider: ["E23000032"], end });
    return rows
      .filter(({ measure }) => measure === "victim_based_crime")
      .map(({ area_name, period_start, value, status }) => `${area_name} ${period_start} ${value} ${status}`);
  } finally {
    store.close();
  }
};

test("the years to September are those supplied, whole or not, of the district and its county", async () => {
  const years = await yearsTo("2023-09-30");
  expect(years.filter((line) => line.startsWith("Sevenoaks"))).toEqual([
    "Sevenoaks 2018-10-01 null incomplete",
    "Sevenoaks 2019-10-01 5665 complete",
    "Sevenoaks 2020-10-01 5370 complete",
    "Sevenoaks 2021-10-01 5590 complete",
    "Sevenoaks 2022-10-01 5412 complete",
  ]);
  expect(years.filter((line) => line.startsWith("Kent "))).toHaveLength(5);
});

test("years end with the month that is asked for, and none is later", async () => {
  const years = (await yearsTo("2022-03-31")).filter((line) => line.startsWith("Sevenoaks"));
  expect(years.map((line) => line.split(" ")[1])).toEqual(["2019-04-01", "2020-04-01", "2021-04-01"]);
});
