import { afterAll, expect, test } from "vitest";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { csp } from "../csp.js";
import { removeFolders, seeded, workspaceWith } from "../faults/csp.js";

afterAll(removeFolders);

/** Complaints of three towns and three categories in 24 months, eight or so a row; those under `least` left out. */
function complaints(least: number, mean = 8): string {
  const next = seeded(7);
  const rows = ["Month,Town,Category of complaint,Complaints"];
  for (let month = 0; month < 24; month += 1)
    for (const town of ["Swanley", "Sevenoaks", "Edenbridge"])
      for (const category of ["Noise", "Rubbish", "Pets and animals"]) {
        let count = -1;
        for (let left = 1; left > Math.exp(-mean); left *= next()) count += 1;
        const date = `${["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][(month + 9) % 12]}-${month < 3 ? 21 : month < 15 ? 22 : 23}`;
        if (count >= least && count > 0) rows.push(`${date},${town},${category},${count}`);
      }
  return `${rows.join("\n")}\n`;
}

const figure = async (workspace: string): Promise<{ status: string; note: string | null } | undefined> => {
  const { out } = await csp(
    workspace,
    "trends",
    "--measure",
    "housing_complaints",
    "--to",
    "2023-09",
    "--format",
    "json",
  );
  return (JSON.parse(out) as { status: string; note: string | null }[])[0];
};

test.each([3, 5, 6])("counts under %i left out of a file make its figures incomplete", async (least) => {
  const workspace = workspaceWith({ "complaints.csv": complaints(least, least + 2) });
  await ingest(workspace, []);
  expect(await figure(workspace)).toMatchObject({
    status: "incomplete",
    note: "small counts seem to be left out of a file; previous year: small counts seem to be left out of a file",
  });
});

test.each([2, 8, 30])("a file with all of its counts, noughts aside, is whole (%i a row)", async (mean) => {
  const workspace = workspaceWith({ "complaints.csv": complaints(1, mean) });
  await ingest(workspace, []);
  expect(await figure(workspace)).toMatchObject({ status: "complete", note: null });
});

test("a town that is new from a month on left nothing out before", async () => {
  const [header = "", ...rows] = complaints(3, 12).trimEnd().split("\n");
  const older = rows.filter((row) => !row.includes("Edenbridge") || row.includes("-23"));
  const workspace = workspaceWith({ "complaints.csv": `${[header, ...older].join("\n")}\n` });
  await ingest(workspace, []);
  expect(await figure(workspace)).toMatchObject({ status: "complete" });
});
