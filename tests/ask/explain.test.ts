import { afterAll, describe, expect, test } from "vitest";
import { explain } from "../../pipeline/ask/explain.js";
import { csp } from "../csp.js";
import { removeFolders, workspaceWith } from "../faults/csp.js";

afterAll(removeFolders);

const offences = (counts: Record<string, number>): string =>
  [
    "Month,District,Offence,Recorded offences",
    ...Object.entries(counts).map(([month, count]) => `01/${month}/2022,Sevenoaks,Shoplifting,${count}`),
    "",
  ].join("\n");

const asked = {
  source: "kent-police-offences",
  measure: "shoplifting",
  area: "E07000111",
  from: "2022-01-01",
  to: "2022-04-30",
};

async function lines(workspace: string): Promise<(string | number | null)[][]> {
  const { figure, evidence } = await explain(workspace, asked);
  return [[figure.value], ...evidence.map((each) => [each.file, each.lines, each.records])];
}

describe("the lines that a figure rests on", () => {
  test("of a file that a newer one replaced in part are those of the months that still count", async () => {
    const workspace = workspaceWith({
      "offences 1.csv": offences({ "01": 11, "02": 12, "03": 13, "04": 14 }),
      "offences 2.csv": offences({ "03": 15, "04": 16 }),
    });
    expect((await csp(workspace, "ingest")).code).toBe(0);
    expect(await lines(workspace)).toEqual([
      [54],
      ["data/offences 1.csv", "2-3", 2],
      ["data/offences 2.csv", "2-3", 2],
    ]);
  });

  test("of a force's total are those of areas that no lookup knows, too; of a district's they are not", async () => {
    const street = [
      "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context",
      ...["E01024413", "E01999999", ""].map(
        (lsoa) => `,2023-01,Kent Police,Kent Police,,,On or near High Street,${lsoa},,Burglary,,`,
      ),
      "",
    ].join("\n");
    const workspace = workspaceWith({ "street.csv": street });
    expect((await csp(workspace, "ingest")).code).toBe(0);
    const { figure, evidence } = await explain(workspace, {
      source: "police-uk",
      measure: "street_all",
      area: "E23000032",
      from: "2023-01-01",
      to: "2023-01-31",
    });
    expect(figure.value).toBe(3);
    expect(evidence).toMatchObject([{ lines: "2-4", records: 3 }]);
  });

  test("of a record that stands twice in its file are the first's", async () => {
    const text = offences({ "01": 11, "02": 12, "03": 13, "04": 14 });
    const workspace = workspaceWith({ "one.csv": `${text}01/02/2022,Sevenoaks,Shoplifting,12\n` });
    expect((await csp(workspace, "ingest")).out).toContain("1 duplicate");
    expect(await lines(workspace)).toEqual([[50], ["data/one.csv", "2-5", 4]]);
  });
});
