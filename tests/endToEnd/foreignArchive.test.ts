import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ownFolder } from "../commands/csp.js";
import { csp } from "../csp.js";

// An archive of data.police.uk as it is published: a folder a month, in it the street, outcomes and stop-and-search files
// of each force and of the railways' police. Its records are synthetic, and its LSOAs and wards made up.
let folder = "";
beforeAll(() => {
  folder = ownFolder();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const header =
  "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context";
const types = ["Anti-social behaviour", "Burglary", "Shoplifting", "Violence and sexual offences"];
const months = Array.from({ length: 24 }, (_, at) => {
  const month = 9 + at;
  return `${2021 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
});

interface Force {
  file: string;
  name: string;
  /** LSOAs; blank where a record has no place */
  lsoas: readonly string[];
}
const forces: readonly Force[] = [
  {
    file: "metropolitan",
    name: "Metropolitan Police Service",
    lsoas: ["E01990001", "E01990002", "E01990003", ""],
  },
  { file: "south-wales", name: "South Wales Police", lsoas: ["W01990001", "W01990002", "W01990003", ""] },
  { file: "btp", name: "British Transport Police", lsoas: ["E01990001", "W01990002", "E01990009"] },
];

/** How many records a force has of a type in an LSOA and a month: no year like another, and the railways' few. */
function count(force: number, month: number, lsoa: number, type: number): number {
  let mixed = Math.imul(1 + force + 4 * (lsoa + 4 * (type + 4 * month)), 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  return force === 2 ? (mixed >>> 16) % 2 : 3 + ((mixed >>> 16) % 9);
}

/** The sum over what is asked for, counted from the rule and not from the files. */
function total(asked: { lsoa: (code: string) => boolean; type: number; months: [number, number] }): number {
  let sum = 0;
  for (const [force, { lsoas }] of forces.entries())
    for (const [at, code] of lsoas.entries())
      for (let month = asked.months[0]; month <= asked.months[1]; month += 1)
        if (asked.lsoa(code)) sum += count(force, month, at, asked.type);
  return sum;
}

async function archive(): Promise<Buffer> {
  const zip = new JSZip();
  for (const [month, of] of months.entries())
    for (const [force, { file, name, lsoas }] of forces.entries()) {
      const rows = lsoas.flatMap((code, at) =>
        types.flatMap((type, which) =>
          Array.from({ length: count(force, month, at, which) }, (_, each) => {
            const id = which === 0 ? "" : `${force}${month}${at}${which}${each}`.padStart(64, "f");
            return `${id},${of},${name},${name},,,${code === "" ? "No Location" : "On or near High Street"},${code},,${type},,`;
          }),
        ),
      );
      zip.file(`${of}/${of}-${file}-street.csv`, `${header}\n${rows.join("\n")}\n`);
      zip.file(
        `${of}/${of}-${file}-outcomes.csv`,
        `Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type\n${"a".repeat(64)},${of},${name},${name},,,,,,Under investigation\n`,
      );
      zip.file(
        `${of}/${of}-${file}-stop-and-search.csv`,
        `Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,Outcome linked to object of search,Removal of more than just outer clothing\nPerson search,${of}-01T10:00:00+00:00,,,,,Male,18-24,,,,,,,\n`,
      );
    }
  return zip.generateAsync({ type: "nodebuffer" });
}

const cases = [
  {
    district: "Cardiff",
    lookup:
      "W01990001,W05990001,Grangetown,W06000015,Cardiff\nW01990002,W05990002,Splott,W06000015,Cardiff\nW01990003,W05990003,Barry,W06000014,Vale of Glamorgan\n",
    own: ["W01990001", "W01990002"],
    wards: { Grangetown: ["W01990001"], Splott: ["W01990002"] },
    others: "metropolitan",
  },
  {
    district: "Camden",
    lookup:
      "E01990001,E05990001,Bloomsbury,E09000007,Camden\nE01990002,E05990002,Highgate,E09000007,Camden\nE01990003,E05990003,Tollington,E09000019,Islington\n",
    own: ["E01990001", "E01990002"],
    wards: { Bloomsbury: ["E01990001"], Highgate: ["E01990002"] },
    others: "south-wales",
  },
];

describe.each(cases)("an archive of data.police.uk dropped in as it is: $district", (each) => {
  const { district, lookup, own, wards, others } = each;
  const within = (...words: string[]) => csp(folder, ...words, "--workspace", path.join(folder, district));
  const latest: [number, number] = [12, 23];

  test("its own force and the railways' police are loaded; the rest is named as not wanted", async () => {
    const root = path.join(folder, district);
    expect((await csp(folder, "init", root, "--district", district)).code).toBe(0);
    writeFileSync(path.join(folder, "wards.csv"), `LSOA21CD,WD24CD,WD24NM,LAD24CD,LAD24NM\n${lookup}`);
    expect((await within("areas", "import", path.join(folder, "wards.csv"))).out).toContain(
      `${district}: 2 wards, 2 LSOAs`,
    );
    writeFileSync(path.join(root, "data", "latest.zip"), await archive());
    const { code, out, err } = await within("ingest");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("48 files loaded\n");
    expect(out).toMatch(
      new RegExp(
        `passed over: data/latest.zip/2021-10/2021-10-${others}-street.csv and 23 more: records of other`,
      ),
    );
    expect(out).toMatch(/-outcomes\.csv and \d+ more: .*outcomes/);
    expect(out).toMatch(/-stop-and-search\.csv and \d+ more: .*stop/);
  });

  test("figures of the district and its wards are those of an independent count", async () => {
    for (const [type, measure] of ["street_burglary", "street_shoplifting"].entries()) {
      const asked = ["--measure", measure, "--to", "2023-09", "--format", "json"];
      const figure = (codes: readonly string[], of: [number, number]): number =>
        total({ lsoa: (code) => codes.includes(code), type: type + 1, months: of });
      expect(JSON.parse((await within("trends", ...asked)).out)).toMatchObject([
        {
          area_name: district,
          value: figure(own, latest),
          previous: figure(own, [0, 11]),
          status: "complete",
        },
      ]);
      const ranked: { area_name: string; value: number }[] = JSON.parse(
        (await within("trends", ...asked, "--scope", "wards")).out,
      );
      expect(Object.fromEntries(ranked.map(({ area_name, value }) => [area_name, value]))).toEqual(
        Object.fromEntries(Object.entries(wards).map(([ward, codes]) => [ward, figure(codes, latest)])),
      );
    }
  });

  test("its assessment says these figures, and nothing of Kent", async () => {
    const { code, err } = await within("assess", "--as", "html");
    expect(code, err).toBe(0);
    const page = readFileSync(path.join(folder, district, "out", "strategic-assessment.html"), "utf8");
    const text = page.replaceAll(/<[^>]+>/g, "|").replaceAll(/\|+/g, "|");
    expect(text).toContain("October 2022 to September 2023");
    const burglary = total({ lsoa: (code) => own.includes(code), type: 1, months: latest });
    expect(text).toContain(`|${burglary}|`);
    expect(text).not.toMatch(/\b(Kent|Sevenoaks)\b|\bthe plan\b|last pack/i);
  });
});
