import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UserError } from "../../pipeline/errors.js";
import {
  type Boundary,
  type Outline,
  type Ring,
  readBoundaries,
} from "../../pipeline/workspace/areas/boundaries.js";
import { importBoundaries } from "../../pipeline/workspace/areas/importBoundaries.js";
import { signedArea, simplifyOutlines } from "../../pipeline/workspace/areas/simplifyOutlines.js";
import { readWorkspace, type Workspace } from "../../pipeline/workspace/workspace.js";
import { ownFolder } from "../commands/csp.js";
import { repository } from "../csp.js";
import { collection, feature, square, squaresFile } from "./squares.js";

let folder: string;
let workspace: Workspace;
beforeEach(() => {
  folder = ownFolder();
  cpSync(path.join(repository, "seeds"), path.join(folder, "seeds"), { recursive: true });
  cpSync(path.join(repository, "partnership.yaml"), path.join(folder, "partnership.yaml"));
  workspace = readWorkspace(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const kept = (): string => path.join(folder, "seeds", "boundaries.geojson");

function given(text: string | Uint8Array, name = "given.geojson"): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

const take = (file: string, attribution = "Of our own making.") =>
  importBoundaries(workspace, file, { attribution });

const boundary = (code: string): Boundary | undefined =>
  readBoundaries(kept()).find(({ area }) => area === code);

const wards = () => workspace.areas.filter(({ level }) => level === "ward");
const sevenoaks = { LAD25CD: "E07000111", LAD25NM: "Sevenoaks" };
const hextable = "E05009960";

describe("what is taken", () => {
  test("the areas of the seeds with code, name and outline, nothing else of the file", () => {
    const file = given(
      collection(
        feature(
          { FID: 1, WD25CD: hextable, WD25NM: "Hextable", ...sevenoaks, GlobalID: "secret" },
          square(0.1, 51.3),
        ),
        feature(
          { FID: 2, WD25CD: "E05999998", WD25NM: "Elsewhere", LAD25CD: "E07999999" },
          square(0.2, 51.3),
        ),
      ),
    );
    expect(take(file)).toMatchObject({ level: "ward", count: 1 });
    expect(readBoundaries(kept())).toEqual([
      {
        area: hextable,
        name: "Hextable",
        level: "ward",
        attribution: "Of our own making.",
        outline: [[expect.arrayContaining([[0.1, 51.3]])]],
      },
    ]);
    expect(readFileSync(kept(), "utf8")).not.toMatch(/secret|Elsewhere/);
    expect(readWorkspace(folder).boundaries).toEqual(readBoundaries(kept()));
  });

  test("the finest level that the features have codes of; plain code and name do as well", () => {
    const both = feature({ LAD25CD: "E07000111", WD25CD: hextable, WD25NM: "Hextable" }, square(0.1, 51.3));
    expect(take(given(collection(both))).level).toBe("ward");
    const plain = feature({ code: "E07000111", name: "Sevenoaks" }, square(0.1, 51.3));
    expect(take(given(collection(plain)))).toMatchObject({ level: "district", count: 1 });
    const csp = feature({ CSP24CD: "E22000144", CSP24NM: "Sevenoaks" }, square(0.1, 51.3));
    expect(take(given(collection(csp))).level).toBe("csp");
    expect(readBoundaries(kept()).map(({ level }) => level)).toEqual(["ward", "district", "csp"]);
  });

  test("a ward renumbered by a boundary order is known by its name and district, and only so", () => {
    const renumbered = { WD25CD: "E05999999", WD25NM: "HEXTABLE" };
    const { remarks } = take(given(collection(feature({ ...renumbered, ...sevenoaks }, square(0.1, 51.3)))));
    expect(remarks).toContain(`ward Hextable has the code E05999999 there; taken for ${hextable}`);
    expect(boundary(hextable)?.name).toBe("Hextable");
    const elsewhere = feature({ ...renumbered, LAD25CD: "E07000112" }, square(0.1, 51.3));
    expect(() => take(given(collection(elsewhere)))).toThrow("none of its 1 area is one of seeds/areas.csv");
  });

  test("a code that a lookup gave as another name of a ward", () => {
    const known = workspace.areas.find(({ code }) => code === hextable);
    known?.aliases.push("E05777777");
    take(given(collection(feature({ WD24CD: "E05777777" }, square(0.1, 51.3)))));
    expect(boundary(hextable)?.name).toBe("Hextable");
  });

  test("parts, holes and either winding: around an area anticlockwise, around a hole clockwise", () => {
    const outer = square(0, 51, 0.4);
    const hole = square(0.1, 51.1, 0.1);
    const island = square(0.6, 51, 0.1);
    const turned = (ring: Ring): Ring => ring.toReversed();
    for (const [a, b] of [
      [outer, hole],
      [turned(outer), hole],
      [outer, turned(hole)],
    ] as const) {
      const geometry = { type: "MultiPolygon", coordinates: [[a, b], [island]] };
      take(given(collection({ type: "Feature", properties: { LAD25CD: "E07000111" }, geometry })));
      const outline = boundary("E07000111")?.outline ?? [];
      expect(outline.map((part) => part.map((ring) => Math.sign(signedArea(ring))))).toEqual([[1, -1], [1]]);
    }
  });

  test("positions with heights, rings that do not close, collections of polygons", () => {
    const open = square(0.1, 51.3).slice(0, -1);
    const geometry = {
      type: "GeometryCollection",
      geometries: [{ type: "Polygon", coordinates: [open.map((at) => [...at, 12.5])] }],
    };
    take(given(collection({ type: "Feature", properties: { WD25CD: hextable }, geometry })));
    const [[ring = []] = []] = boundary(hextable)?.outline ?? [];
    expect(ring).toHaveLength(5);
    expect(ring[0]).toEqual(ring.at(-1));
  });

  test("an area that stands twice: once where the outlines are the same, else as parts of one", () => {
    const first = feature({ WD25CD: hextable }, square(0.1, 51.3));
    expect(take(given(collection(first, first))).remarks).toContain(
      "Hextable appears twice with the same outline; taken once",
    );
    expect(boundary(hextable)?.outline).toHaveLength(1);
    const second = feature({ WD25CD: hextable }, square(0.3, 51.3));
    expect(take(given(collection(first, second))).remarks).toContain(
      "Hextable appears twice with different outlines; taken for parts of one",
    );
    expect(boundary(hextable)?.outline).toHaveLength(2);
  });

  test("an area without an outline, or one that encloses nothing, is said and left out", () => {
    const { remarks, count } = take(
      given(
        collection(
          feature({ WD25CD: hextable }, square(0.1, 51.3)),
          { type: "Feature", properties: { WD25CD: "E05005021" }, geometry: null },
          feature({ WD25CD: "E05005010" }, [
            [0.1, 51.2],
            [0.2, 51.2],
            [0.3, 51.2],
            [0.1, 51.2],
          ]),
        ),
      ),
    );
    expect(count).toBe(1);
    expect(remarks).toContain("Kemsing is left out: the file has no outline of it");
    expect(remarks).toContain("Cowden and Hever is left out: its outline encloses nothing");
  });

  test("what the file lacks is said; what an earlier file had of the level is dropped, other levels stay", () => {
    take(squaresFile(folder, "LAD25", [{ code: "E07000111", name: "Sevenoaks" }]));
    const all = take(squaresFile(folder, "WD25", wards()));
    expect(all.remarks).toEqual([]);
    const some = take(squaresFile(folder, "WD25", wards().slice(2)));
    const [a, b] = wards().map(({ name }) => name);
    expect(some.remarks).toEqual([
      `${a}, ${b}: imported before and not in this file, dropped, since boundaries of two files do not fit together`,
      `not in the file: ${a}, ${b}; a map that shows them is drawn with squares until all are there`,
    ]);
    expect(readBoundaries(kept()).filter(({ level }) => level === "district")).toHaveLength(1);
    expect(readBoundaries(kept())).toHaveLength(wards().length - 1);
  });

  test("the same file gives the same bytes, and so does the order of its features", () => {
    take(squaresFile(folder, "WD25", wards()));
    const once = readFileSync(kept());
    const file = squaresFile(folder, "WD25", wards());
    const { features } = JSON.parse(readFileSync(file, "utf8"));
    take(given(collection(...features.toReversed())));
    expect(readFileSync(kept()).equals(once)).toBe(true);
    expect(readdirSync(path.join(folder, "seeds")).filter((name) => name.startsWith("boundaries"))).toEqual([
      "boundaries.geojson",
    ]);
  });

  test("features that a read of the file cuts in two, and brackets and quotes in names", () => {
    const padded = Array.from({ length: 400 }, (_, index) =>
      feature(
        { WD25CD: `E0598${String(index).padStart(4, "0")}`, WD25NM: `${'"}]{[,\\ é'.repeat(600)}${index}` },
        square(0, 50),
      ),
    );
    const mine = feature({ WD25CD: hextable, WD25NM: "Hextable" }, square(0.1, 51.3));
    const text = JSON.stringify({
      name: "features",
      features: [...padded, mine],
      type: "FeatureCollection",
      crs: { features: [1] },
    });
    expect(text.length).toBeGreaterThan(2 << 20);
    expect(take(given(`\uFEFF${text}`))).toMatchObject({ count: 1 });
  });
});

describe("what is refused, in one line, with nothing written", () => {
  const one = (geometry: unknown) =>
    collection({ type: "Feature", properties: { WD25CD: hextable }, geometry });
  const hextableAt = "feature 1, E05009960";
  const again = "download the boundaries again";
  const asGeoJson = "download or export the boundaries as GeoJSON";
  test.each<[string, string | Uint8Array, string]>([
    ["an empty file", "", `: not a GeoJSON FeatureCollection: it is not JSON: ${asGeoJson}`],
    [
      "a shapefile's zip",
      new Uint8Array([80, 75, 3, 4, 0, 123, 91]),
      `: not a GeoJSON FeatureCollection: it is not JSON: ${asGeoJson}`,
    ],
    [
      "a page",
      "<html><body>503</body></html>",
      `: not a GeoJSON FeatureCollection: it is not JSON: ${asGeoJson}`,
    ],
    [
      "UTF-16",
      Buffer.from(collection(), "utf16le"),
      `: not a GeoJSON FeatureCollection: it is not JSON: ${asGeoJson}`,
    ],
    ["a list", "[1,2]", `: not a GeoJSON FeatureCollection: it says no type: ${asGeoJson}`],
    ["null", "null", `: not a GeoJSON FeatureCollection: it says no type: ${asGeoJson}`],
    [
      "TopoJSON",
      '{"type":"Topology","objects":{},"arcs":[]}',
      `: not a GeoJSON FeatureCollection: it is TopoJSON: ${asGeoJson}`,
    ],
    [
      "one feature",
      '{"type":"Feature","geometry":null}',
      `: not a GeoJSON FeatureCollection: its type is Feature: ${asGeoJson}`,
    ],
    [
      "Esri's JSON",
      '{"geometryType":"esriGeometryPolygon","features":[]}',
      `: not a GeoJSON FeatureCollection: it says no type: ${asGeoJson}`,
    ],
    ["no features", collection(), `: a FeatureCollection without features: ${again}`],
    [
      "a big file of something else",
      `{"a":"${"x".repeat(3 << 20)}"}`,
      `: not a GeoJSON FeatureCollection: its features were not found: ${asGeoJson}`,
    ],
    [
      "brackets without end",
      "[".repeat(100_000),
      `: not a GeoJSON FeatureCollection: it is nested too deeply: ${asGeoJson}`,
    ],
    [
      "a download that broke off",
      one({ type: "Polygon", coordinates: [square(0.1, 51.3)] }).slice(0, -2),
      `: not a GeoJSON FeatureCollection: it breaks off or is damaged after feature 1: ${asGeoJson}`,
    ],
    [
      "a number that JSON does not have",
      one({ type: "Polygon", coordinates: [square(0.1, 51.3)] }).replace("0.1,", "NaN,"),
      `: not a GeoJSON FeatureCollection: feature 1 is damaged: ${asGeoJson}`,
    ],
    [
      "no codes",
      collection(feature({ FID: 1, ward: "Hextable" }, square(0.1, 51.3))),
      ": no area codes: features need a property like WD25CD, LAD25CD, CSP24CD or code; they have FID, ward",
    ],
    [
      "no properties at all",
      collection(feature(null, square(0.1, 51.3))),
      ": no area codes: features need a property like WD25CD, LAD25CD, CSP24CD or code; they have none",
    ],
    [
      "a code left out",
      collection(
        feature({ WD25CD: hextable }, square(0.1, 51.3)),
        feature({ WD25CD: null }, square(0.2, 51.3)),
      ),
      ": feature 2 has no WD25CD: give every area its code",
    ],
    [
      "areas of elsewhere",
      collection(feature({ WD25CD: "E05999999", WD25NM: "Far" }, square(0.1, 51.3))),
      ": none of its 1 area is one of seeds/areas.csv: it has E05999999 Far; maps are drawn of the wards, districts, csps of that file, which csp areas import FILE adds to",
    ],
    [
      "two levels in one file",
      collection(
        feature({ code: hextable }, square(0.1, 51.3)),
        feature({ code: "E07000111" }, square(0.2, 51.3)),
      ),
      ": feature 2, E07000111, is a district, those before are of level ward: import one level at a time",
    ],
    [
      "British National Grid",
      one({ type: "Polygon", coordinates: [[[552115, 170271]]] }),
      `: ${hextableAt}: [552115, 170271] is no longitude and latitude in the United Kingdom: British National Grid or other metres; download or save it as GeoJSON in WGS 84 (EPSG:4326)`,
    ],
    [
      "latitude first",
      one({ type: "Polygon", coordinates: [[[51.3, 0.1]]] }),
      `: ${hextableAt}: [51.3, 0.1] is no longitude and latitude in the United Kingdom: latitude and longitude are swapped; GeoJSON has longitude first`,
    ],
    [
      "another country",
      one({ type: "Polygon", coordinates: [[[13.4, 52.5]]] }),
      `: ${hextableAt}: [13.4, 52.5] is no longitude and latitude in the United Kingdom: download or save it as GeoJSON in WGS 84 (EPSG:4326)`,
    ],
    [
      "centroids",
      one({ type: "Point", coordinates: [0.1, 51.3] }),
      `: ${hextableAt}: a Point is no outline: boundaries are Polygons or MultiPolygons; centroids and lines are other files of the ONS`,
    ],
    [
      "words for numbers",
      one({ type: "Polygon", coordinates: [[["0.1", "51.3"]]] }),
      `: ${hextableAt}: ["0.1","51.3"] where coordinates should be: ${again}`,
    ],
    [
      "no coordinates",
      one({ type: "Polygon" }),
      `: ${hextableAt}: nothing where coordinates should be: ${again}`,
    ],
    [
      "a geometry that is a word",
      one("Polygon"),
      `: ${hextableAt}: no kind of geometry is no outline: boundaries are Polygons or MultiPolygons; centroids and lines are other files of the ONS`,
    ],
    [
      "a collection of nothing",
      one({ type: "GeometryCollection", geometries: [null] }),
      `: ${hextableAt}: no kind of geometry is no outline: boundaries are Polygons or MultiPolygons; centroids and lines are other files of the ONS`,
    ],
    [
      "outlines of no size only",
      one({ type: "MultiPolygon", coordinates: [] }),
      ": no outline encloses anything: look at the file in a map program",
    ],
  ])("%s", (_, text, message) => {
    take(squaresFile(folder, "WD25", wards().slice(0, 1)));
    const before = readFileSync(kept());
    const file = given(text);
    let said = "";
    try {
      take(file);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      said = `${error.message}: ${error.hint}`;
    }
    expect(said).toBe(`${file}${message}`);
    expect(readFileSync(kept()).equals(before)).toBe(true);
    expect(
      readdirSync(path.join(folder, "seeds")).filter((name) => name.startsWith("boundaries")),
    ).toHaveLength(1);
  });

  test("boundaries that nobody is named for: the ONS's own words are offered, with the year of the labels", () => {
    const file = squaresFile(folder, "WD25", wards());
    const attempt = () => importBoundaries(workspace, file, { attribution: " \n" });
    expect(attempt).toThrow("WD25.geojson: nothing says whose boundaries they are");
    expect(existsSync(kept())).toBe(false);
  });

  test("a file of boundaries that was edited by hand", () => {
    writeFileSync(kept(), '{"type":"FeatureCollection","attributions":{},"features":[{"geometry":1}]}');
    expect(() => readWorkspace(folder)).toThrow("boundaries.geojson: not as csp areas boundaries writes it");
  });
});

describe("outlines made simpler", () => {
  /** A line from the bottom to the top with a wiggle of so many degrees, in as many steps. */
  const wiggle = (x: number, steps: number, by: number): Ring =>
    Array.from({ length: steps + 1 }, (_, step) => [
      x + (step % 2 === 0 || step === steps ? 0 : by),
      51 + (0.2 * step) / steps,
    ]);
  const [west, middle, east] = [wiggle(0, 1, 0), wiggle(0.1, 400, 0.00003), wiggle(0.2, 1, 0)];
  const ring = (left: Ring, right: Ring): Ring => [...left, ...right.toReversed(), left[0] ?? [0, 0]];
  const edges = (outline: Outline): string[] =>
    outline
      .flat()
      .flatMap((one) => one.slice(1).map((to, index) => [String(one[index]), String(to)].sort().join(" ")));

  test("neighbours keep the same line between them, whichever way and from wherever each runs along it", () => {
    const left = ring(west, middle);
    const right = ring(middle, east).slice(0, -1);
    const turned = [...right.slice(200), ...right.slice(0, 201)].toReversed();
    const { outlines, tolerance } = simplifyOutlines([[[left]], [[turned]]]);
    expect(tolerance).toBeGreaterThan(0.00003);
    expect(outlines.flat(3).length).toBeLessThan(20);
    const shared = edges(outlines[0] ?? []).filter((edge) => edges(outlines[1] ?? []).includes(edge));
    expect(shared).toEqual([`${[0.1, 51]} ${[0.1, 51.2]}`]);
  });

  test("a hole keeps the line of the area that fills it", () => {
    const circle = (from: number): Ring => {
      const points = Array.from({ length: 300 }, (_, step): [number, number] => {
        const angle = (2 * Math.PI * (step + from)) / 300;
        return [
          Number((0.2 + 0.05 * Math.cos(angle)).toFixed(6)),
          Number((51.2 + 0.05 * Math.sin(angle)).toFixed(6)),
        ];
      });
      return [...points, points[0] ?? [0, 0]];
    };
    const { outlines } = simplifyOutlines([[[square(0, 51, 0.4), circle(0)]], [[circle(117).toReversed()]]]);
    const [[, hole = []] = []] = outlines[0] ?? [];
    const [[filling = []] = []] = outlines[1] ?? [];
    expect(filling.length).toBeLessThan(200);
    expect(edges([[hole]]).sort()).toEqual(edges([[filling]]).sort());
  });

  test("islands too small to be seen go, an area never does", () => {
    const speck = square(0.7, 51.3, 0.0001);
    const { outlines, vanished } = simplifyOutlines([
      [[square(0, 51, 0.5)], [speck]],
      [[square(0.6, 51.4, 0.0001)]],
    ]);
    expect(vanished).toBe(1);
    expect(outlines.map((outline) => outline.length)).toEqual([1, 1]);
  });
});

const published = path.resolve(repository, "..", "shared", "real-data", "boundaries");
describe.skipIf(!existsSync(published))("the ONS's own boundaries (skipped without ../shared)", () => {
  test("the thirteen districts of Kent and Medway and all wards of Sevenoaks, within a fifth of a per cent of their size", () => {
    for (const name of readdirSync(published).sort()) take(path.join(published, name));
    const boundaries = readBoundaries(kept());
    expect(boundaries.filter(({ level }) => level === "district")).toHaveLength(13);
    expect(boundaries.filter(({ level }) => level === "ward").map(({ area }) => area)).toEqual(
      wards()
        .map(({ code }) => code)
        .sort(),
    );
    expect(readFileSync(kept()).length).toBeLessThan(200_000);
    const size = (outline: Outline) =>
      outline.reduce((sum, part) => sum + part.reduce((inner, one) => inner + signedArea(one), 0), 0);
    for (const name of readdirSync(published)) {
      const { features } = JSON.parse(readFileSync(path.join(published, name), "utf8")) as {
        features: { properties: Record<string, string>; geometry: { type: string; coordinates: unknown } }[];
      };
      for (const { properties, geometry } of features) {
        const own = boundary(properties.WD25CD ?? properties.LAD25CD ?? "");
        const all = (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates) as Outline;
        const before = all.reduce((sum, [outer = []]) => sum + Math.abs(signedArea(outer)), 0);
        expect(Math.abs(size(own?.outline ?? []) / before - 1)).toBeLessThan(0.002);
      }
    }
  });
});
