import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { draftContract } from "../../pipeline/ingest/draft/draftContract.js";
import { knownAreas } from "../../pipeline/workspace/areas/knownAreas.js";
import { Contract } from "../../pipeline/workspace/contracts/contract.js";
import { readContract } from "../../pipeline/workspace/contracts/contracts.js";
import { csp } from "../csp.js";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(realpathSync(tmpdir()), "csp-draft-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const known = knownAreas(path.resolve(import.meta.dirname, "../.."));
const put = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};
/** The draft as it validates, its questions left in. */
const draft = async (text: string): Promise<Contract> =>
  Contract.parse(parse(await draftContract(put("partner-file.csv", text), known)));

describe("a draft's period", () => {
  const column = (label: string, ...cells: string[]) =>
    draft(`Ward,${label},Incidents\n${cells.map((cell, i) => `Kemsing,${cell},${i + 3}`).join("\n")}\n`);

  test.each([
    ["Month", ["2023M04", "2023M05"], "month", "%YM%m"],
    ["Month", ["202304", "202312"], "month", "%Y%m"],
    ["Year", ["202324", "202223"], "financial_year", "2022-23"],
    ["Date", ["31-OCT-2023", "01-NOV-2023"], "day", "%d-%b-%Y"],
    ["Month", ["Sept-23", "Oct-23"], "month", "%b-%y"],
    ["Month", ["Sept 2023", "Oct 2023"], "month", "%b %Y"],
    ["Stamp", ["2024-04-01T00:15:00+01:00", "2024-04-02T00:15:00+01:00"], "day", "%Y-%m-%dT%H:%M:%S%z"],
    ["Month", ["01/04/2023", "01/05/2023", "01/06/2023"], "month", "%d/%m/%Y"],
    ["Date", ["03/01/2024", "03/14/2024"], "day", "%m/%d/%Y"],
    ["Quarter", ["2023 Q1", "2023 Q2"], "quarter", "2022 Q1"],
  ])("%s: %j is of grain %s", async (label, cells, grain, format) => {
    expect((await column(label, ...cells)).period).toMatchObject({ grain, formats: [format] });
  });

  test("weeks say what their date is", async () => {
    expect((await column("Week ending", "30/04/2023", "07/05/2023")).period).toMatchObject({
      grain: "week",
      week: "ending",
    });
    expect((await column("Week commencing", "24/04/2023", "01/05/2023")).period).toMatchObject({
      grain: "week",
      week: "beginning",
    });
  });

  test("counts that look like years are none", async () => {
    const contract = await draft("Ward,Incidents,Year\nKemsing,1998,2023/24\nHextable,2011,2023/24\n");
    expect(contract.period).toMatchObject({ column: "year", grain: "financial_year" });
    expect(contract.measures).toEqual([{ measure: "incidents", value: "incidents" }]);
    expect((await draft("Ward,Incidents\nKemsing,1998\nHextable,2011\n")).period).toHaveProperty("title");
  });

  test.each([
    ["Financial Year,Financial Quarter", "2022/23,1", "2022/23,2", "quarter", "2022-23 Q1"],
    ["Year,Quarter", "2022,Q1", "2022,Q2", "quarter", "2022 Q1"],
    ["year,month", "2015,1", "2015,12", "month", "%Y %m"],
    ["Calendar_Year,Month", "2020,Apr", "2020,May", "month", "%Y %b"],
  ])("%s are two columns of one period", async (labels, one, two, grain, format) => {
    const contract = await draft(`${labels},Ward,Count\n${one},Kemsing,3\n${two},Kemsing,4\n`);
    expect(contract.period).toMatchObject({
      columns: labels.split(",").map((label) => label.toLowerCase().replace(" ", "_")),
      grain,
      formats: [format],
    });
  });

  test("a year is never proposed alone where a part of it stands beside", async () => {
    const contract = await draft(
      "Year,Quarter,Ward,Count\n2022/23,first,Kemsing,3\n2022/23,second,Kemsing,4\n",
    );
    expect(contract.period.formats[0]).toMatch(/^fill in: "Quarter" is next to "Year"/);
  });

  test.each([
    ["Apr-23,May-23,Jun-23", "month", "%b-%y"],
    ["June-23,July-23,Sept-23", "month", "%b-%y"],
    ["2021/22,2022/23,2023/24", "financial_year", "2022-23"],
    ["Q1 2023/24,Q2 2023/24,Q3 2023/24", "quarter", "2022-23 Q1"],
    ["01/04/2023,01/05/2023,01/06/2023", "month", "%d/%m/%Y"],
    ["202111,202112,202201", "month", "%Y%m"],
    ["2023,2022,2021", "calendar_year", "%Y"],
    ["count_2021,count_2023,count_2024", "calendar_year", "count_%Y"],
  ])("one column a period: %s", async (labels, grain, format) => {
    const contract = await draft(`Ward,${labels},Total\nKemsing,3,4,5,12\nHextable,1,2,3,6\n`);
    expect(contract.period).toMatchObject({ grain, formats: [format], value: "count" });
    const pattern = "headers" in contract.period ? new RegExp(contract.period.headers, "iu") : /^$/;
    expect(labels.split(",").every((label) => pattern.test(label))).toBe(true);
    expect(contract.drop).toEqual(["Total"]);
    expect(contract.measures).toEqual([{ measure: "partner_file", value: "count" }]);
  });

  test("a record of dates is no header", async () => {
    await expect(draft("Kemsing,01/04/2023,01/05/2023\nHextable,02/04/2023,03/05/2023\n")).rejects.toThrow(
      "no line is recognisable as the header",
    );
  });

  test("year ending stands in the title", async () => {
    const contract = await draft(
      "Crime by area year ending June 2025,,\nArea Code,Offences recorded,Rate per 1000\nE07000111,7,1.1\nE07000105,8,1.2\n",
    );
    expect(contract.period).toEqual({
      title: "year ending ([A-Za-z]+ \\d{4})",
      grain: "year_ending",
      formats: ["%B %Y"],
    });
    expect(contract.measures).toEqual([{ measure: "offences_recorded", value: "offences_recorded" }]);
  });
});

describe("a draft's areas and rows", () => {
  test("are known by codes in the cells; nations are totals", async () => {
    const contract = await draft(
      "area_code,area_name,period,value\nE92000001,England,2022-23,1082673\nE07000111,Sevenoaks,2022-23,801\nE07000105,Ashford,2022-23,1177\n",
    );
    expect(contract.area).toMatchObject({ columns: ["area_code"], level: "district" });
    expect(contract.rows.totals).toEqual([{ column: "area_code", matches: "^(?:E92)" }]);
  });

  test.each([
    ["LA Name", "Sevenoaks", "Ashford", "district"],
    ["Place", "Kemsing", "Hextable", "ward"],
    ["CSP Name", "Sevenoaks", "Dartford", "csp"],
    ["Code", "E05009966", "E05009967", "ward"],
    ["Code", "E23000032", "E23000033", "force"],
  ])("%s with %s is known by its cells", async (label, one, two, level) => {
    const contract = await draft(`${label},Month,Count\n${one},2023-01,3\n${two},2023-01,4\n`);
    expect(contract.area).toMatchObject({ columns: [label.toLowerCase().replace(" ", "_")], level });
  });

  test("notes below the table are proposed as such, and a record without its figures is none", async () => {
    const text =
      "Noise complaints by ward [1]\n\nWard,Month,Incidents\nKemsing,2024-01,3\nHextable,2024-01,4\nSwanley Christchurch and Swanley Village\n[1] as recorded\nSource: council, 2024\nfigures of the last month may still be revised,,\n";
    const contract = await draft(text);
    expect(contract.title).toBe("Noise complaints by ward");
    expect(contract.rows.notes).toEqual(["^\\[", "^figures\\s+of\\s+the", "^source\\b"]);
  });

  test("without any it asks", async () => {
    expect((await draft("Month,Count\n2023-01,3\n2023-02,4\n")).area.constant).toMatch(
      /^fill in: which area/,
    );
  });

  test("total rows are proposed as such, and categories as measures", async () => {
    const rows = ["Noise", "Litter", "Noise", "Litter", "Grand Total"].map(
      (type, index) => `Kemsing,2023-0${(index % 4) + 1},${type},${index}`,
    );
    const contract = await draft(`Ward,Month,Type,Number\n${rows.join("\n")}\n${rows.join("\n")}\n`);
    expect(contract.measures).toEqual([{ by: "type", value: "number", prefix: "partner_file_" }]);
    const rule = contract.rows.totals[0];
    expect(rule?.column).toBe("type");
    expect(
      ["Grand Total", "TOTAL", "Swanley Total", "All types"].every((text) =>
        new RegExp(rule?.matches ?? "^$", "iu").test(text),
      ),
    ).toBe(true);
    expect(new RegExp(rule?.matches ?? "", "iu").test("Noise")).toBe(false);
  });

  test("records that may be counts are asked about, and so is what a month without one means", async () => {
    const text = await draftContract(
      put(
        "outcomes.csv",
        "Year,f0_,crime_type\n2012,30,Burglary\n2013,40,Burglary\n2013,41,Drugs\n2012,7,Drugs\n",
      ),
      known,
    );
    expect(text).toMatch(
      /measure: "fill in: is each record one \(count: records\), or does f0 hold the count/,
    );
    expect(text).toMatch(/^covers: "fill in: partnership/m);
  });
});

describe("a draft that is written", () => {
  test("is not read before its questions are answered, and overwrites nothing", async () => {
    const file = put("noise.csv", "Ward,Month,Number\nKemsing,2023-01,3\nHextable,2023-02,4\n");
    const out = path.join(folder, "noise-log.yaml");
    expect(await csp(folder, "contract", "draft", file, "--write", out)).toMatchObject({ code: 0, err: "" });
    const text = readFileSync(out, "utf8");
    expect(() => readContract(out)).toThrow(/noise-log\.yaml:5: this draft still asks: supplier\?/);
    const again = await csp(folder, "contract", "draft", file, "--write", out);
    expect(again.code).toBe(1);
    expect(again.err).toContain("is there already, and a draft overwrites nothing");
    expect(readFileSync(out, "utf8")).toBe(text);
    writeFileSync(out, text.replace('"?"', "Council"));
    expect(readContract(out)).toMatchObject({ source: "noise-log", supplier: "Council" });
    expect(existsSync(path.join(folder, "absent.yaml"))).toBe(false);
  });
});

describe("a draft looks into the cells", () => {
  test("London's months across, the borough by its label, the type by texts that come again", async () => {
    const rows = ["Camden", "Croydon", "Barnet"].flatMap((borough) =>
      ["BURGLARY", "DRUG OFFENCES"].map((type) => `${type},${borough},12,13,14`),
    );
    const text = `MajorText,BoroughName,202304,202305,202306\n${rows.join("\n")}\n`;
    const contract = await draft(text);
    expect(contract.period).toMatchObject({ headers: "^\\d{6}$", formats: ["%Y%m"], grain: "month" });
    expect(contract.area).toMatchObject({ columns: ["boroughname"], level: "district" });
    expect(contract.measures).toMatchObject([{ by: "majortext", value: "count", prefix: "partner_file_" }]);
    const drafted = await draftContract(put("partner-file.csv", text), known);
    expect(drafted).toContain('majortext: "MajorText" # BURGLARY, DRUG OFFENCES');
    expect(drafted).toContain("(seen: BURGLARY, DRUG OFFENCES)");
  });

  test("percentages beside the months are passed over", async () => {
    const contract = await draft(
      "Ward,Apr-23,Apr-23 %,May-23,May-23 %\nKemsing,12,3.4%,13,3.5%\nHextable,14,4.4%,15,4.5%\n",
    );
    expect(contract.drop).toEqual(["Apr-23 %", "May-23 %"]);
    expect(contract.period).toMatchObject({ grain: "month", formats: ["%b-%y"] });
  });

  test("a table of counts is drafted whole, and a column of areas of no known kind asks for it with the names seen", async () => {
    const text =
      "Area,Period,Total crime,Homicide,Drug offences\nNowhere [1],2023M04,100,1,5\nElsewhere,2023M05,90,2,6\n";
    const drafted = await draftContract(put("partner-file.csv", text), known);
    for (const role of ["total_crime", "homicide", "drug_offences"])
      expect(drafted).toContain(`{ measure: ${role}, value: ${role} }`);
    expect(drafted).toContain('level: "fill in: which areas are Elsewhere, Nowhere [1]?');
    const answered = drafted.replace('supplier: "?"', "supplier: A partner");
    expect(() => readContract(put("partner-file.yaml", answered))).toThrow(/which areas are Elsewhere/);
  });

  test.each([
    ["Apr-23", "May-23", "month", "2023-04: 26; 2023-05: 28"],
    ["2022/23", "2023/24", "financial_year", "2022-04 to 2023-03: 26; 2023-04 to 2024-03: 28"],
  ])("labels on two rows, a count and a rate under each: %s", async (one, other, grain, loaded) => {
    const text = `Reports by ward,,,,\n,${one},,${other},\nWard,Count,Rate,Count,Rate\nKemsing,12,3.4,13,3.5\nHextable,14,4.4,15,4.5\n`;
    const drafted = await draftContract(put("two-rows.csv", text), known, "two-rows");
    const contract = Contract.parse(parse(drafted));
    expect(contract.header).toMatchObject({ rows: 2 });
    expect(contract.period).toMatchObject({ grain, value: "count" });
    expect(contract.drop).toEqual([`${one} Rate`, `${other} Rate`]);
    const answered = put(
      "two-rows.yaml",
      drafted
        .replace('supplier: "?"', "supplier: A partner")
        .replace("measure: two_rows", "measure: asb_incidents"),
    );
    const root = path.resolve(import.meta.dirname, "../..");
    const { out } = await csp(
      root,
      "contract",
      "check",
      "--contract",
      answered,
      path.join(folder, "two-rows.csv"),
    );
    const rows = [...out.matchAll(/^(\d{4}-\d{2}(?: to \d{4}-\d{2})?) +\d+ +(\d+)$/gm)];
    expect(rows.map(([, period, count]) => `${period}: ${count}`).join("; ")).toBe(loaded);
  });
});
