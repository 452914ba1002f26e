import { describe, expect, test } from "vitest";
import { UserError } from "../../pipeline/errors.js";
import { areasFor, populationsFor } from "../../pipeline/workspace/national/areasFor.js";
import { findOwn, type Own } from "../../pipeline/workspace/national/findOwn.js";
import { readNational } from "../../pipeline/workspace/national/national.js";
import { peersFor } from "../../pipeline/workspace/national/peers.js";

const national = readNational();
const find = (given: string, partnership?: string): Own => findOwn(national, given, partnership);

describe("whose folder it is", () => {
  test.each([
    ["E07000211", "E07000211", []],
    ["reigate & banstead", "E07000211", []],
    ["Caerdydd", "W06000015", []],
    ["Bristol", "E06000023", []],
    ["Shepway", "E07000112", []],
    [
      "E07000163",
      "E06000065",
      ["Craven (E07000163) has been part of North Yorkshire (E06000065) since 2023"],
    ],
    ["Cwm Taf", "W14000023", []],
    [
      "Dartford",
      "E07000107",
      [
        "the partnership Dartford and Gravesham lies in 2 districts: --district E22000352 makes a folder for all of it",
      ],
    ],
    // a partnership that has kept a former district's name is meant
    [
      "Copeland",
      "E22000034",
      ["Copeland is a part of Cumberland: figures by LSOA, ward or council are of Cumberland as a whole"],
    ],
  ])("%s is %s", (given, code, remarks) => {
    expect(find(given)).toMatchObject({ code, remarks });
  });

  test("a district with several partnerships is asked which, or is their sum", () => {
    expect(() => find("Cumberland")).toThrow(UserError);
    expect(find("Cumberland", "all")).toMatchObject({ code: "E06000063", level: "district" });
    expect(find("Cumberland", "Carlisle")).toMatchObject({ code: "E22000033", level: "csp" });
    expect(find("BCP", "all").remarks).toEqual([
      "the partnership Dorset (E22000367) lies in a part of Bournemouth, Christchurch and Poole: what is counted by partnership adds up to no figure of Bournemouth, Christchurch and Poole",
    ]);
    expect(() => find("Cumberland", "Eden")).toThrow('Cumberland has no community safety partnership "Eden"');
  });
});

test("every district and every partnership can be made, with a population, a force, a region and peers", () => {
  const residents = new Map(national.districts.map((district) => [district.code, district.residents]));
  expect([national.districts.length, national.partnerships.length]).toEqual([318, 314]);
  for (const given of [...national.districts, ...national.partnerships]) {
    const own = find(given.code, given.code.startsWith("E22") ? undefined : "all");
    const areas = areasFor(national, own);
    const codes = new Map(areas.map((area) => [area.code, area]));
    expect.soft(areas.flatMap(({ parents }) => parents).filter((parent) => !codes.has(parent))).toEqual([]);
    expect.soft(new Set(areas.map(({ code }) => code)).size).toBe(areas.length);
    const [main] = peersFor(areas, own);
    const within = (code: string): string[] => [code, ...(codes.get(code)?.parents ?? []).flatMap(within)];
    const peers = areas.filter(({ code, level }) => level === own.level && within(code).includes(main.area));
    expect
      .soft(
        peers.map(({ code }) => code),
        given.name,
      )
      .toContain(own.code);
    expect.soft(peers.length, given.name).toBeGreaterThanOrEqual(4);
    for (const { area, residents: counted } of populationsFor(national, own))
      expect.soft(counted).toBe(residents.get(area));
  }
});

describe("areas hold together", () => {
  const tree = (given: string, partnership?: string) =>
    new Map(areasFor(national, find(given, partnership)).map(({ code, parents }) => [code, parents]));

  test("a district of several partnerships is their sum", () => {
    const parents = tree("Cumberland", "all");
    for (const csp of ["E22000031", "E22000033", "E22000034"])
      expect(parents.get(csp)).toEqual(["E06000063"]);
    expect(parents.get("E06000063")).toEqual(["E23000002"]);
    // so is every other district that has a partnership of its own, to be compared with it
    expect(parents.get("E22000156")).toEqual(["E07000121"]);
    expect(parents.get("E07000121")).toEqual(["E10000017", "E23000003"]);
    expect(tree("Preston").get("E07000123")).toEqual(["E22000158", "E10000017"]);
  });

  test("a partnership of a part of a district has none of its districts' populations", () => {
    const parents = tree("Dorset");
    expect(parents.get("E06000059")).toEqual(["E23000039"]);
    expect(parents.get("E06000058")).toEqual(["E23000039"]);
    for (const csp of ["E22000063", "E22000067", "E22000367"])
      expect(parents.get(csp)).toEqual(["E23000039"]);
  });

  test("a unitary authority is in the force, and in no county", () => {
    expect(tree("Medway").get("E06000035")).toEqual(["E22000143"]);
    expect(tree("Medway").get("E07000111")).toEqual(["E22000144", "E10000016"]);
  });

  test("former districts lie in what they became", () => {
    expect(tree("North Yorkshire").get("E07000163")).toEqual(["E06000065"]);
  });
});

test.each([
  ["Camden", { name: "London", area: "E12000007" }],
  ["City of London", { name: "London", area: "E12000007" }],
  ["Darlington", { name: "the North East", area: "E12000001" }],
  ["Cardiff", { name: "the South Wales police area", area: "W15000003" }],
  ["Isle of Wight", { name: "the Hampshire police area", area: "E23000030" }],
])("%s is compared within %o", (given, main) => {
  const own = find(given);
  expect(peersFor(areasFor(national, own), own)[0]).toEqual(main);
});
