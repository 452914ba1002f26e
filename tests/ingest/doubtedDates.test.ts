import { afterAll, expect, test } from "vitest";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { quarantine } from "../../pipeline/ingest/keep/quarantine.js";
import { csp } from "../csp.js";
import { removeFolders, workspaceWith } from "../faults/csp.js";

afterAll(removeFolders);

const header = "Ref,Date,Ward,Raised by,Categories,Closed";

/** Ten taskings in each month of 2023 up to September. */
const taskings = Array.from({ length: 90 }, (_, index) => {
  const day = String(1 + (index % 10) * 3).padStart(2, "0");
  return `${index},${day}/0${1 + Math.floor(index / 10)}/2023,Swanley White Oak,Police,ASB,Y`;
});

const log = (...more: string[]): string => `${[header, ...taskings, ...more].join("\n")}\n`;

const reasons = async (workspace: string) =>
  (await quarantine(workspace)).map(({ line, reason, column }) => [line, reason, column]);

test("a date after the day of receipt is a reason of its own, and sets neither coverage nor the board's day", async () => {
  const workspace = workspaceWith({ "log.csv": log("x,14/11/2023,Swanley White Oak,Police,ASB,Y") });
  const { lines } = await ingest(workspace, [], { receivedOn: "2023-10-05" });
  expect(lines[0]).toContain("90 records, 1 QUARANTINED");
  expect(await reasons(workspace)).toEqual([[92, "date-after-receipt", "Date"]]);
  expect((await csp(workspace, "status")).out).toContain("as at 2023-09-30");
});

test("a date alone in its year is one, on either side, and two on one day are", async () => {
  for (const year of ["2032", "2013"]) {
    const workspace = workspaceWith({
      "log.csv": log(
        `x,14/03/${year},Swanley White Oak,Police,ASB,Y`,
        `y,14/03/${year},Swanley White Oak,Police,ASB,Y`,
      ),
    });
    await ingest(workspace, []);
    expect(await reasons(workspace)).toEqual([
      [92, "lone-date", "Date"],
      [93, "lone-date", "Date"],
    ]);
    expect((await csp(workspace, "status")).out).toContain("as at 2023-09-30");
  }
});

test("what such a record would have been stays open: the figures of the log say that one may be missing", async () => {
  const workspace = workspaceWith({ "log.csv": log("x,14/03/2032,Swanley White Oak,Police,ASB,Y") });
  await ingest(workspace, []);
  const rows = JSON.parse(
    (await csp(workspace, "trends", "--to", "2023-09", "--months", "3", "--format", "json")).out,
  ) as {
    measure: string;
    area: string;
    value: number;
    status: string;
    note: string;
  }[];
  expect(rows.find(({ measure, area }) => measure === "tasking_asb" && area === "E07000111")).toMatchObject({
    value: 30,
    status: "incomplete",
    note: expect.stringContaining("1 record that could be in it is in no figure: lone date") as string,
  });
});

test("a log that honestly begins with a thin year is believed", async () => {
  const early = Array.from(
    { length: 6 },
    (_, index) => `e${index},14/0${1 + index}/2022,Swanley White Oak,Police,ASB,Y`,
  );
  const workspace = workspaceWith({ "log.csv": log(...early) });
  await ingest(workspace, []);
  expect(await reasons(workspace)).toEqual([]);
});

test("a quarter that ends well after the day of receipt is not believed, the month of receipt is", async () => {
  const rows = ["2022/23 Q1", "2022/23 Q2", "2022/23 Q3", "2022/23 Q4"].map(
    (quarter) => `${quarter},Victims - high risk,40`,
  );
  const davss = ["Financial quarter,Service,Number", ...rows, ""].join("\n");
  const workspace = workspaceWith({ "davss.csv": davss });
  await ingest(workspace, [], { receivedOn: "2023-01-10" });
  expect(await reasons(workspace)).toEqual([[5, "date-after-receipt", "Financial quarter"]]);
  const housing =
    "Month,Town,Category of complaint,Complaints\nAug-23,Swanley,Noise,9\nSep-23,Swanley,Noise,8\n";
  const inTime = workspaceWith({ "complaints.csv": housing });
  await ingest(inTime, [], { receivedOn: "2023-09-28" });
  expect(await reasons(inTime)).toEqual([]);
});
