import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ownFolder } from "../commands/csp.js";
import { csp } from "../csp.js";

// A newcomer outside the sample's county, with a made-up file of data.police.uk; codes of LSOAs and wards are made up.
let folder: string;
beforeEach(() => {
  folder = ownFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const header =
  "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";

function street(month: string, counts: Record<string, number>): string {
  const rows = Object.entries(counts).flatMap(([place, count]) => {
    const [lsoa, type] = place.split(" ", 2);
    return Array.from({ length: count }, () => `,${month},Surrey Police,Surrey Police,,,,${lsoa},,${type},,`);
  });
  return `${[header, ...rows].join("\n")}\n`;
}

async function newFolder(): Promise<string> {
  const root = path.join(folder, "ours");
  expect((await csp(folder, "init", root, "--district", "Reigate and Banstead")).code).toBe(0);
  return root;
}

const wards =
  "LSOA21CD,WD24CD,WD24NM,LAD24CD,LAD24NM\nE01900001,E05900001,Horley,E07000211,Reigate and Banstead\nE01900002,E05900002,Redhill,E07000211,Reigate and Banstead\nE01900003,E05900003,Woking,E07000217,Woking\n";

describe("a new folder", () => {
  test("says what to do next, from the public files that are missing to the assessment", async () => {
    const root = await newFolder();
    const before = await csp(folder, "status", "--workspace", root);
    expect(before.out).toContain("nothing has been loaded yet\nnext:\n  import the lookup of LSOAs to wards");
    expect(before.out).toContain("https://data.police.uk/data/");
    expect(before.code).toBe(0);

    writeFileSync(path.join(folder, "wards.csv"), wards);
    const imported = await csp(
      folder,
      "areas",
      "import",
      path.join(folder, "wards.csv"),
      "--workspace",
      root,
    );
    expect(imported.out).toMatch(/wards\.csv: Reigate and Banstead: 2 wards, 2 LSOAs\n$/);
    writeFileSync(
      path.join(root, "data", "2024-01-surrey-street.csv"),
      street("2024-01", { "E01900001 Drugs": 3 }),
    );
    const unread = await csp(folder, "status", "--workspace", root);
    expect(unread.out).toContain("  load what is new in data/: csp ingest (2024-01-surrey-street.csv)\n");
    expect(unread.out).toContain("import the lookup of former LSOAs, which files before 2023 name");

    expect((await csp(folder, "ingest", "--workspace", root)).code).toBe(0);
    const after = await csp(folder, "status", "--workspace", root);
    expect(after.out).toMatch(/ {2}write the assessment: csp assess\n$/);
    expect(after.out).not.toContain("data.police.uk/data");
    expect(after.out).toContain("import the population of later years than 2021: csp areas import FILE");
    expect(after.out).toContain("put recorded crime by Community Safety Partnership (table C2) into data/");
  });

  test("assess loads what is new, and writes of what is there and of nothing else", async () => {
    const root = await newFolder();
    writeFileSync(path.join(folder, "wards.csv"), wards);
    await csp(folder, "areas", "import", path.join(folder, "wards.csv"), "--workspace", root);
    for (const [month, horley] of [
      ["2024-01", 12],
      ["2024-02", 8],
    ] as const)
      writeFileSync(
        path.join(root, "data", `${month}-surrey-street.csv`),
        street(month, { "E01900001 Drugs": horley, "E01900002 Drugs": 5, "E01900003 Drugs": 7, " Drugs": 2 }),
      );
    const first = await csp(folder, "assess", "--workspace", root, "--as", "html");
    expect(first.out).toContain("data/2024-01-surrey-street.csv: police-uk, 26 records\n");
    expect(first.out).toContain("2 files loaded\n");
    const page = readFileSync(path.join(root, "out", "strategic-assessment.html"), "utf8");
    expect(page).toContain("March 2023 to February 2024");
    const text = page.replaceAll(/<[^>]+>/g, "|").replaceAll(/\|+/g, "|");
    expect(text).toContain("|Street-level drug offences|30|January to February 2024|");
    expect(text).not.toMatch(/\bthe plan\b|priorit|last pack|Kent|Sevenoaks/i);

    // the pack has the themes for its chapters, and no pack before it
    const pack = await csp(folder, "pack", "--quarter", "2024-Q1", "--workspace", root, "--as", "html");
    expect(pack.code).toBe(0);
    const packed = readFileSync(pack.out.trim().split("\n")[0] ?? "", "utf8").replaceAll(/<[^>]+>/g, "|");
    expect(packed).toContain("The quarter before is October to December 2023.");
    expect(packed).toContain(
      "Nothing can be said of it: no figure of that quarter, or of one before it, is here.",
    );
    expect(packed).not.toMatch(/\bthe plan\b|action plan|success measures|priorit|last pack|Kent|Sevenoaks/i);

    // nothing is new, and nothing is said of it
    expect((await csp(folder, "assess", "--workspace", root, "--as", "html")).out).toMatch(
      /^\S+assessment\.html\n\S+annex\.html\n$/,
    );
  });

  test("a ranking of wards says what is in none of them", async () => {
    const root = await newFolder();
    writeFileSync(
      path.join(folder, "wards.csv"),
      `${wards}E01900004,E05900001,Horley,E07000211,Reigate and Banstead\nE01900005,E05900002,Redhill,E07000211,Reigate and Banstead\n`,
    );
    writeFileSync(
      path.join(folder, "changes.csv"),
      "LSOA11CD,LSOA21CD,LAD22CD\nE01900009,E01900004,E07000211\nE01900009,E01900005,E07000211\n",
    );
    await csp(
      folder,
      "areas",
      "import",
      path.join(folder, "wards.csv"),
      path.join(folder, "changes.csv"),
      "--workspace",
      root,
    );
    writeFileSync(
      path.join(root, "data", "a.csv"),
      street("2024-01", { "E01900001 Drugs": 6, "E01900002 Drugs": 5, "E01900009 Drugs": 3 }),
    );
    await csp(folder, "ingest", "--workspace", root);
    const asked = ["--scope", "wards", "--measure", "street_drugs", "--months", "1", "--workspace", root];
    expect((await csp(folder, "rank", ...asked)).out).toMatch(
      /\nstreet_drugs: 3 of the 14 of Reigate and Banstead, January 2024, are in no ward\n$/,
    );
  });

  test("types of data.police.uk are not compared across the months in which they were re-cut", async () => {
    const root = await newFolder();
    writeFileSync(path.join(folder, "wards.csv"), wards);
    await csp(folder, "areas", "import", path.join(folder, "wards.csv"), "--workspace", root);
    const months = [2010, 2011, 2012, 2013, 2014, 2015].flatMap((year) =>
      Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, "0")}`),
    );
    const counts = (year: number) => ({
      "E01900001 Burglary": 10 + (year % 7),
      "E01900002 Shoplifting": 9 + (year % 5),
      "E01900002 Bicycle": 4,
    });
    const rows = months.map((of) =>
      street(of, counts(Number(of.slice(0, 4))))
        .replace(header, "")
        .trim(),
    );
    writeFileSync(
      path.join(root, "data", "surrey-street.csv"),
      `${header}\n${rows.join("\n").replaceAll("Bicycle", "Bicycle theft")}\n`,
    );
    expect((await csp(folder, "ingest", "--workspace", root)).code).toBe(0);
    const verdict = async (measure: string, to: string): Promise<string> => {
      const asked = ["trends", "--measure", measure, "--to", to, "--format", "json", "--workspace", root];
      const { out } = await csp(folder, ...asked, "--area", "Reigate and Banstead");
      return JSON.parse(out)[0]?.verdict;
    };
    expect(await verdict("street_burglary", "2012-08")).not.toBe("not comparable");
    expect(await verdict("street_shoplifting", "2012-08")).toBe("not comparable");
    expect(await verdict("street_shoplifting", "2013-12")).not.toBe("not comparable");
    expect(await verdict("street_bicycle_theft", "2013-12")).toBe("not comparable");
    const notes = await csp(
      folder,
      "trends",
      "--measure",
      "street_burglary",
      "--to",
      "2015-06",
      "--workspace",
      root,
    );
    expect(notes.out).toContain("The inspection of all forces in 2014 found");
  });

  test("assess without a figure of the district says so", async () => {
    const root = await newFolder();
    writeFileSync(
      path.join(root, "data", "2024-01-surrey-street.csv"),
      street("2024-01", { "E01900009 Drugs": 3 }),
    );
    const { code, err } = await csp(folder, "assess", "--workspace", root);
    expect([code, err]).toEqual([
      1,
      "csp: nothing that was loaded is of this district: csp status says what is missing\n",
    ]);
    expect(existsSync(path.join(root, "out"))).toBe(false);
    expect(readdirSync(path.join(root, "data"))).toContain("2024-01-surrey-street.csv");
  });
});
