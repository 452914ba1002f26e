import { createHash } from "node:crypto";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { repeatedReferences } from "../../pipeline/ingest/doubts/rows/repeatedReferences.js";
import { examine } from "../../pipeline/ingest/read/examine.js";
import { Contract } from "../../pipeline/workspace/contracts/contract.js";
import { typingStore } from "./typedExtract.js";

const contract = Contract.parse({
  source: "test",
  title: "Test",
  supplier: "Test",
  columns: { month: "Month", type: "Crime type" },
  period: { column: "month", grain: "month", formats: ["%Y-%m"] },
  area: { constant: "E07000111" },
  measures: [{ measure: "street_all", count: "records" }],
});

/** A row for each crime of 300,100, with every twentieth given once more, as a join with its outcomes gives it. */
test("references of a file of hundreds of thousands are counted, not estimated", async () => {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-references-"));
  const store = await typingStore();
  try {
    const rows = Array.from({ length: 300_100 }, (_, index) => {
      const row = `${createHash("md5")
        .update(`${3_000_000 + index}`)
        .digest("hex")},2023-08,Burglary\n`;
      return index % 20 === 0 ? row + row : row;
    });
    const file = path.join(folder, "crimes.csv");
    writeFileSync(file, `Crime ID,Month,Crime type\n${rows.join("")}`);
    const examination = await examine(file, [contract], { temporary: folder, contract: "test" });
    expect(await repeatedReferences(store, contract, [examination])).toEqual([
      expect.stringMatching(/^15,005 of its records have the “Crime ID” of another one:/),
    ]);
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
