import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { ingest } from "../../pipeline/ingest/ingest.js";
import { quarantine } from "../../pipeline/ingest/keep/quarantine.js";
import { openStore } from "../../pipeline/store/open.js";
import { placesOf } from "../../pipeline/store/places.js";
import { init } from "../../pipeline/workspace/init.js";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const counts = `source: counts
title: Counts by ward
supplier: A partner
columns:
  month: Month
  ward: Ward
  type: Type
  count: Count
rows:
  unique_by: [month, ward, type]
period: { column: month, grain: month, formats: ["%b-%y"] }
area: { columns: [ward], level: ward }
measures:
  - by: type
    value: count
    values:
      Noise: environmental_noise
      Graffiti: graffiti_reports
`;

const wards = ["Ash and New Ash Green", "Kemsing", "Hextable", "Crockenhill and Well Hill"];

/** Counts of wards and months: the first is 1, the next 2 and so on. */
function extract(
  months: readonly string[],
  change: (line: string, index: number) => string = (line) => line,
): string {
  const lines = months.flatMap((month) => wards.map((ward) => `${month},${ward},Noise`));
  return ["Month,Ward,Type,Count", ...lines.map((line, index) => change(`${line},${index + 1}`, index))].join(
    "\n",
  );
}

interface Fields {
  files?: Record<string, string>;
  contracts?: Record<string, string>;
}

function workspaceOf({ files = {}, contracts = { "counts.yaml": counts } }: Fields): string {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-remedy-"));
  folders.push(folder);
  const workspace = init(path.join(folder, "workspace"), { district: "E07000111", samplePlan: true });
  for (const [name, text] of Object.entries(contracts)) write(workspace, `seeds/contracts/${name}`, text);
  for (const [name, text] of Object.entries(files)) write(workspace, `data/${name}`, text);
  return workspace;
}

const write = (workspace: string, name: string, text: string): void =>
  writeFileSync(path.join(workspace, name), text);

/** Changes a file of the workspace as an analyst would in an editor. */
function edit(workspace: string, name: string, from: string | RegExp, to: string): void {
  const file = path.join(workspace, name);
  const text = readFileSync(file, "utf8");
  expect(text).toMatch(from);
  writeFileSync(file, text.replace(from, to));
}

/** The figures, a line each; and what else the store keeps, for comparing with a rebuild. */
async function contents(workspace: string): Promise<Record<string, unknown[]>> {
  const store = await openStore(placesOf(workspace).database, { readOnly: true });
  try {
    const all: Record<string, unknown[]> = {};
    for (const table of [
      "supplies",
      "observations",
      "coverage",
      "quarantine",
      "gaps",
      "supply_months",
      "area_words",
      "revisions",
      "events",
    ])
      all[table] = await store.rows(`from ${table} order by all`);
    return all;
  } finally {
    store.close();
  }
}

async function total(workspace: string): Promise<number> {
  const { observations = [] } = await contents(workspace);
  return (observations as { value: number }[]).reduce((sum, { value }) => sum + value, 0);
}

/** What stands after the remedy is what a rebuild makes. */
async function expectAsRebuilt(workspace: string): Promise<void> {
  const before = await contents(workspace);
  await ingest(workspace, [], { rebuild: true });
  expect(await contents(workspace)).toEqual(before);
}

describe("what a message names as the remedy is one", () => {
  test("type-error of a date: the format is added", async () => {
    const workspace = workspaceOf({
      files: {
        "a.csv": extract(["Jan-23", "Feb-23"], (line, index) =>
          index === 0 ? line.replace("Jan-23", "2023-01") : line,
        ),
      },
    });
    await ingest(workspace, []);
    expect(await total(workspace)).toBe(35);
    edit(workspace, "seeds/contracts/counts.yaml", '["%b-%y"]', '["%b-%y", "%Y-%m"]');
    const { lines, refusals } = await ingest(workspace, []);
    expect({ lines, refusals }).toEqual({
      lines: [
        "read again under the corrected contract: counts (1 file): 1 record now counts, 1 figure changed",
        "0 files loaded, 1 already known",
      ],
      refusals: [],
    });
    expect(await total(workspace)).toBe(36);
    expect(await quarantine(workspace)).toEqual([]);
    await expectAsRebuilt(workspace);
    expect((await ingest(workspace, [])).lines).toEqual(["0 files loaded, 1 already known"]);
  });

  test("type-error of a count: the marker is added", async () => {
    const workspace = workspaceOf({
      files: {
        "a.csv": extract(["Jan-23"], (line, index) => (index === 0 ? line.replace(/1$/, "kept back") : line)),
      },
    });
    await ingest(workspace, []);
    expect((await quarantine(workspace)).map(({ reason }) => reason)).toEqual(["type-error"]);
    edit(
      workspace,
      "seeds/contracts/counts.yaml",
      "period:",
      'markers: { suppressed: ["kept back"] }\nperiod:',
    );
    const { lines } = await ingest(workspace, []);
    expect(lines[0]).toBe(
      "read again under the corrected contract: counts (1 file): 1 record now counts, 1 figure changed",
    );
    const { observations = [] } = await contents(workspace);
    expect((observations as { status: string }[]).map(({ status }) => status).sort()).toEqual([
      "final",
      "final",
      "final",
      "suppressed",
    ]);
    await expectAsRebuilt(workspace);
  });

  test("unknown-area: the alias is added, and only the sources that name it are read again", async () => {
    const other = counts.replace("source: counts", "source: others").replace("Count\n", "Number\n");
    const workspace = workspaceOf({
      contracts: { "counts.yaml": counts, "others.yaml": other },
      files: {
        "a.csv": extract(["Jan-23"], (line) => line.replace("Kemsing", "Kemsingg")),
        "b.csv": extract(["Feb-23"]),
        "c.csv": extract(["Mar-23"]).replace("Count", "Number"),
      },
    });
    await ingest(workspace, []);
    edit(workspace, "seeds/areas.csv", /^(E05005021,Kemsing,ward,E07000111),(.*)$/m, "$1,Kemsingg");
    const { lines } = await ingest(workspace, []);
    expect(lines).toEqual([
      "read again with the corrected areas: counts (1 file): 1 record now counts, 1 figure changed",
      "0 files loaded, 3 already known",
    ]);
    expect(await total(workspace)).toBe(30);
    await expectAsRebuilt(workspace);
  });

  test("an alias that no file uses, an unrelated contract, a title: nothing is read again", async () => {
    const workspace = workspaceOf({ files: { "a.csv": extract(["Jan-23"]) } });
    await ingest(workspace, []);
    edit(workspace, "seeds/areas.csv", /^(E05005021,Kemsing,ward,E07000111),(.*)$/m, "$1,Kemsing village");
    edit(workspace, "seeds/contracts/davss.yaml", /^title: .*$/m, "title: Another title");
    edit(workspace, "seeds/contracts/counts.yaml", /^supplier: .*$/m, "supplier: The same under a new name");
    edit(workspace, "seeds/contracts/cctv-log.yaml", "columns:", 'markers: { suppressed: ["x"] }\ncolumns:');
    expect((await ingest(workspace, [])).lines).toEqual(["0 files loaded, 1 already known"]);
  });

  test("an alias that moves to another area: the figures move with it", async () => {
    const workspace = workspaceOf({
      files: { "a.csv": extract(["Jan-23"], (line) => line.replace("Kemsing", "The Valley")) },
    });
    edit(workspace, "seeds/areas.csv", /^(E05005021,Kemsing,ward,E07000111),(.*)$/m, "$1,The Valley");
    await ingest(workspace, []);
    edit(workspace, "seeds/areas.csv", ",The Valley", ",");
    edit(workspace, "seeds/areas.csv", /^(E\d+,Otford and Shoreham,ward,E07000111),(.*)$/m, "$1,The Valley");
    expect((await ingest(workspace, [])).lines[0]).toBe(
      "read again with the corrected areas: counts (1 file): as many records count as before, 2 figures changed",
    );
    await expectAsRebuilt(workspace);
  });

  test("unknown-category: the value is added", async () => {
    const workspace = workspaceOf({
      files: {
        "a.csv": extract(["Jan-23"], (line, index) =>
          index === 2 ? line.replace("Noise", "Loud noise") : line,
        ),
      },
    });
    await ingest(workspace, []);
    expect(await total(workspace)).toBe(7);
    edit(
      workspace,
      "seeds/contracts/counts.yaml",
      "Graffiti: graffiti_reports",
      "Graffiti: graffiti_reports\n      Loud noise: environmental_noise",
    );
    expect((await ingest(workspace, [])).lines[0]).toBe(
      "read again under the corrected contract: counts (1 file): 1 record now counts, 1 figure changed",
    );
    expect(await total(workspace)).toBe(10);
    await expectAsRebuilt(workspace);
  });

  test("missing-label: the new label is a synonym", async () => {
    const workspace = workspaceOf({
      files: { "a.csv": extract(["Jan-23"]).replace("Count", "Number of cases") },
    });
    const { refusals } = await ingest(workspace, []);
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatch(/^data\/a\.csv:1: .*counts.*"Count".*synonyms/);
    edit(workspace, "seeds/contracts/counts.yaml", "count: Count", "count: [Number of cases, Count]");
    expect(await ingest(workspace, [])).toMatchObject({
      lines: ["data/a.csv: counts, 4 records", "1 file loaded"],
      refusals: [],
    });
    expect(await total(workspace)).toBe(10);
  });

  test("ambiguous-contract: match tells them apart", async () => {
    const workspace = workspaceOf({
      contracts: { "counts.yaml": counts, "others.yaml": counts.replace("source: counts", "source: others") },
      files: { "noise others.csv": extract(["Jan-23"]) },
    });
    const { refusals } = await ingest(workspace, []);
    expect(refusals[0]).toContain(
      "the header fits the contracts counts and others: tell them apart with match.filename",
    );
    edit(workspace, "seeds/contracts/others.yaml", "columns:", 'match: { filename: "others" }\ncolumns:');
    expect((await ingest(workspace, [])).lines).toEqual([
      "data/noise others.csv: others, 4 records",
      "1 file loaded",
    ]);
  });

  test("personal-data: the column is dropped", async () => {
    const text = extract(["Jan-23"])
      .split("\n")
      .map((line, index) => `${line},${index === 0 ? "Date of birth" : `0${index}/02/1990`}`)
      .join("\n");
    const workspace = workspaceOf({ files: { "a.csv": text } });
    const { refusals } = await ingest(workspace, []);
    expect(refusals[0]).toMatch(/"Date of birth" looks like personal data: .*drop: \["Date of birth"\]/);
    edit(workspace, "seeds/contracts/counts.yaml", "rows:", 'drop: ["Date of birth"]\nrows:');
    expect((await ingest(workspace, [])).lines).toEqual(["data/a.csv: counts, 4 records", "1 file loaded"]);
  });
});

describe("what cannot be read again", () => {
  test("a column that the archive did not keep: said in a line, and all stays as it was", async () => {
    const workspace = workspaceOf({
      contracts: { "counts.yaml": `${counts}keep: mapped\n` },
      files: {
        "a.csv": extract(["Jan-23"])
          .split("\n")
          .map((line, index) => `${line},${index === 0 ? "Place" : "park"}`)
          .join("\n"),
      },
    });
    await ingest(workspace, []);
    const before = await contents(workspace);
    edit(workspace, "seeds/contracts/counts.yaml", "count: Count", "count: Count\n  place: Place");
    const { lines, refusals } = await ingest(workspace, []);
    expect(lines).toEqual(["0 files loaded, 1 already known"]);
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatch(
      /^counts could not be read again under the corrected contract, and stays as it was: data\/a\.csv lacks what its contract counts asks for \(the archive keeps only the columns that it mapped then\): .*"Place".*optional: true/,
    );
    expect(await contents(workspace)).toEqual(before);
    edit(
      workspace,
      "seeds/contracts/counts.yaml",
      "place: Place",
      "place: { names: [Place], optional: true }",
    );
    expect((await ingest(workspace, [])).lines[0]).toBe(
      "read again under the corrected contract: counts (1 file): as many records count as before, 0 figures changed",
    );
  });
});

describe("a file of which most cannot be read is refused with the likely cause", () => {
  const months = ["Jan-23", "Feb-23", "Mar-23", "Apr-23", "May-23", "Jun-23"];
  const refusal = async (text: string): Promise<string> => {
    const workspace = workspaceOf({ files: { "a.csv": text } });
    const { lines, refusals } = await ingest(workspace, []);
    expect(lines).toEqual(["0 files loaded"]);
    expect(refusals).toHaveLength(1);
    const { supplies, observations, quarantine: held, events } = await contents(workspace);
    expect({ supplies, observations, held, events }).toEqual({
      supplies: [],
      observations: [],
      held: [],
      events: [],
    });
    return refusals[0] ?? "";
  };

  test("Excel's serial numbers", async () => {
    const serial = (line: string) =>
      line.replace(/^(\w+)-23/, (_, month) => `${44927 + 31 * months.indexOf(`${month}-23`)}`);
    expect(await refusal(extract(months, serial))).toBe(
      'data/a.csv:2: none of 24 dates fits %b-%y; first: "44927", an Excel serial number: ask for the file with the column as dates (in Excel: format the cells as dates, then save as CSV)',
    );
  });

  test("dates of another form, which the contract then takes", async () => {
    const text = extract(months, (line, index) =>
      line
        .replace(/^(\w+)-23/, (_, month) => `2023-0${months.indexOf(`${month}-23`) + 1}`)
        .replace(/\d+$/, `${1 + ((index * 7) % 24)}`),
    );
    expect(await refusal(text)).toBe(
      'data/a.csv:2: none of 24 dates fits %b-%y; first: "2023-01", which reads as %Y-%m: add "%Y-%m" to period.formats in seeds/contracts/counts.yaml if the partner writes dates so on purpose; else ask for them as they were',
    );
    const workspace = workspaceOf({ files: { "a.csv": text } });
    edit(workspace, "seeds/contracts/counts.yaml", '["%b-%y"]', '["%b-%y", "%Y-%m"]');
    expect((await ingest(workspace, [])).lines).toEqual(["data/a.csv: counts, 24 records", "1 file loaded"]);
  });

  test("areas of somewhere else", async () => {
    const text = extract(months, (line, index) =>
      index % 4 === 0 ? line : line.replace(/,[^,]+,/, `,Ward ${index % 3},`),
    );
    expect(await refusal(text)).toMatch(
      /^data\/a\.csv:3: 18 of 24 records name areas that are not known: 3 names in "Ward", most often "Ward 0", "Ward 1", "Ward 2": add them as aliases/,
    );
  });

  test("half of the records, or most of a few, are quarantined one by one", async () => {
    const half = workspaceOf({
      files: {
        "a.csv": extract(months, (line, index) => (index % 2 === 0 ? line : line.replace("Noise", "Other"))),
      },
    });
    expect((await ingest(half, [])).lines[0]).toBe("data/a.csv: counts, 12 records, 12 QUARANTINED");
    const few = workspaceOf({
      files: { "a.csv": extract(["Jan-23"], (line) => line.replace("Noise", "Other")) },
    });
    expect((await ingest(few, [])).lines[0]).toBe("data/a.csv: counts, 0 records, 4 QUARANTINED");
  });
});
