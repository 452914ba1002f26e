import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Area } from "../../pipeline/workspace/seeds/seeds.js";
import { readSeedTable, rowsOf } from "../../pipeline/workspace/seeds/seedTable.js";
import { csp } from "../csp.js";
import { publishedSample } from "../samplePartnership.js";
import { collection, feature, square, squaresFile } from "../workspace/squares.js";
import { newWorkspace, ownFolder } from "./csp.js";

let folder: string;
let workspace: string;
let wards: Area[];

beforeAll(() => {
  folder = ownFolder();
  workspace = newWorkspace(folder);
  wards = rowsOf(readSeedTable(path.join(workspace, "seeds", "areas.csv"), Area)).filter(
    ({ level }) => level === "ward",
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const kept = (): string => path.join(workspace, "seeds", "boundaries.geojson");
const boundaries = (...args: readonly string[]) => csp(workspace, "areas", "boundaries", ...args);

function given(name: string, text: string): string {
  writeFileSync(path.join(workspace, name), text);
  return name;
}

describe("csp areas boundaries", () => {
  test("says what was taken, how much simpler, and what the file had besides", async () => {
    const stranger = feature({ WD25CD: "E05999999", WD25NM: "Far" }, square(0.1, 52));
    const { features } = JSON.parse(readFileSync(squaresFile(workspace, "WD25", wards.slice(1)), "utf8"));
    const file = given("wards.geojson", collection(...features, stranger));
    expect(await boundaries(file, "--attribution", "Of our own making.")).toEqual({
      code: 0,
      err: "",
      out: `wards.geojson: outlines of ${wards.length - 1} of level ward, simplified to within 28 m
  1 area of the file left out, since seeds/areas.csv has no such areas: E05999999 Far
  not in the file: ${wards[0]?.name}; a map that shows it is drawn with squares until all are there
`,
    });
  });

  test.each<[string, string, string]>([
    [
      "national grid",
      collection(feature({ WD25CD: "E05009960", WD25NM: "Hextable" }, [[552115.5, 170271]])),
      "feature 1, E05009960 Hextable: [552115.5, 170271] is no longitude and latitude in the United Kingdom: British National Grid or other metres; download or save it as GeoJSON in WGS 84 (EPSG:4326)",
    ],
    [
      "no codes",
      collection(feature({ name: "Hextable" }, square(0.1, 51.3))),
      "no area codes: features need a property like WD25CD, LAD25CD, CSP24CD or code; they have name",
    ],
    [
      "a table",
      "code,name\nE05009960,Hextable\n",
      "not a GeoJSON FeatureCollection: it is not JSON: download or export the boundaries as GeoJSON",
    ],
  ])("%s: one line, exit 1, and the earlier boundaries stay", async (_, text, message) => {
    await boundaries(squaresFile(workspace, "WD25", wards), "--attribution", "Of our own making.");
    const before = readFileSync(kept());
    const file = given("bad.geojson", text);
    expect(await boundaries(file, "--attribution", "Ours.")).toEqual({
      code: 1,
      out: "",
      err: `csp: bad.geojson: ${message}\n`,
    });
    expect(readFileSync(kept()).equals(before)).toBe(true);
  });

  test("without saying whose they are: the words that the ONS asks for are offered", async () => {
    rmSync(kept(), { force: true });
    squaresFile(workspace, "WD25", wards);
    const { code, err } = await boundaries("WD25.geojson");
    expect({ code, err }).toEqual({
      code: 1,
      err: 'csp: WD25.geojson: nothing says whose boundaries they are: the licence wants it said under every map: --attribution "Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS data © Crown copyright and database right 2025" for those of the ONS\n',
    });
    expect(existsSync(kept())).toBe(false);
  });

  test("no such file, and a folder", async () => {
    for (const [name, said] of [
      ["none.geojson", "is not there: check the name"],
      ["data", "is a folder: name a file"],
    ] as const) {
      const { code, err } = await boundaries(name, "--attribution", "Ours.");
      expect(code).toBe(1);
      expect(err).toBe(`csp: ${name}: ${said}\n`);
    }
  });

  test("a damaged seeds/boundaries.geojson is named by every command, with what to do", async () => {
    writeFileSync(kept(), "{}");
    const { code, err } = await csp(workspace, "measures");
    rmSync(kept());
    expect({ code, err }).toEqual({
      code: 1,
      err: `csp: ${path.join("seeds", "boundaries.geojson")}: not as csp areas boundaries writes it: delete it and import the boundaries again with csp areas boundaries FILE\n`,
    });
  });

  test("the next assessment draws the wards in their outlines, with whose they are under the map", async () => {
    const sample = await publishedSample();
    const page = () => readFileSync(path.join(sample, "out", "strategic-assessment.html"), "utf8");
    expect(page()).toContain("each square is a ward");
    const words = ["--attribution", "Squares © nobody at all"];
    await csp(sample, "areas", "boundaries", squaresFile(sample, "WD25", wards), ...words);
    const { code, err } = await csp(sample, "assess", "--to", "2023-09", "--as", "html");
    // a return that a count does not bear out and the slots that a person would fill are named, and nothing else is said
    expect(err).toMatch(
      /^csp: Strategic assessment: Action 6\.1 is returned as achieved, .+\ncsp: Strategic assessment: nothing is written yet, .+\n$/,
    );
    expect(code).toBe(0);
    const drawn = page();
    expect(drawn).toContain("darker is more; numbers as in the list");
    expect(drawn).not.toContain("each square is a ward");
    expect(drawn).toMatch(/<text[^>]*>Squares © nobody at all<\/text>/);
    expect(drawn).toContain("Boundaries: Squares © nobody at all.");
    rmSync(sample, { recursive: true });
  });
});
