import { expect, test } from "vitest";
import { models } from "../../pipeline/store/models.js";
import { modelStore } from "./modelStore.js";
import { rowTypes } from "./rowTypes.js";

test("pipeline/store/rows.ts says what the marts hold", async () => {
  const store = await modelStore(models);
  try {
    await expect(await rowTypes(store, models)).toMatchFileSnapshot("../../pipeline/store/rows.ts");
  } finally {
    store.close();
  }
});
