import { UserError } from "../../errors.js";
import { joinChoices, joinWords } from "../../words/list.js";
import { nearest } from "../seeds/nearest.js";
import { spellingKey } from "../seeds/spellingKey.js";
import { type CommunitySafetyPartnership, type District, type National, partnershipsOf } from "./national.js";
import { bareName, saidName } from "./saidName.js";

/** Whose folder it is: a district, or a partnership that is not one district. */
export interface Own {
  code: string;
  name: string;
  level: "district" | "csp";
  /** those in which it lies */
  districts: District[];
  /** what was decided on the way, for the analyst to read */
  remarks: string[];
}

/** For `--partnership`: the district is the sum of its partnerships. */
const allPartnerships = "all";

/**
 * The district or partnership that a name or a code means, former names and codes among them.
 *
 * @param partnership of a district with several, the name or code of one, or "all" for their sum
 * @throws UserError where none is called so, which proposes the nearest; and where a district has several partnerships
 */
export function findOwn(national: National, given: string, partnership?: string): Own {
  const [district, remark] = districtCalled(national, given);
  if (district) return ofDistrict(national, district, partnership, remark === undefined ? [] : [remark]);
  const found = national.partnerships.find((each) => isCalled(each, given));
  if (found) return ofPartnership(national, found, []);
  throw new UserError(`no district or community safety partnership is called "${given}"`, {
    hint: proposal(national, given),
  });
}

const isCalled = ({ code, name }: { code: string; name: string }, given: string): boolean =>
  code === given.trim().toUpperCase() ||
  [name, saidName(name), bareName(name)].some((each) => spellingKey(each) === spellingKey(given));

/** A partnership that has kept the name of a former district is meant rather than what the district became. */
function districtCalled(national: National, given: string): [District | undefined, string?] {
  const now = national.districts.find((each) => isCalled(each, given));
  if (now) return [now];
  const other = national.otherNames.find((each) => isCalled(each, given));
  if (other) return [national.districts.find(({ code }) => code === other.code)];
  if (national.partnerships.some((each) => isCalled(each, given))) return [undefined];
  const former = national.former.find((each) => isCalled(each, given));
  const became = national.districts.find(({ code }) => code === former?.became);
  if (!former || !became) return [undefined];
  const remark =
    former.code === became.code
      ? `${former.name} is called ${became.name} now`
      : `${former.name} (${former.code}) has been part of ${became.name} (${became.code}) since ${former.until + 1}`;
  return [became, remark];
}

function ofDistrict(
  national: National,
  district: District,
  asked: string | undefined,
  remarks: string[],
): Own {
  const { code } = district;
  const name = saidName(district.name);
  const within = partnershipsOf(national, code);
  const itself: Own = { code, name, level: "district", districts: [district], remarks };
  if (asked !== undefined && asked !== allPartnerships) {
    const one = within.find((each) => isCalled(each, asked));
    if (one) return ofPartnership(national, one, remarks);
    throw new UserError(`${name} has no community safety partnership "${asked}"`, {
      hint: `it has ${listed(within)}`,
    });
  }
  if (within.length > 1 && asked === undefined)
    throw new UserError(`${name} has ${within.length} community safety partnerships`, {
      hint: `say --partnership with one of ${listed(within)}, or --partnership ${allPartnerships} for the district as a whole`,
    });
  for (const { code: csp, name: called, districts } of within)
    if (districts.length > 1 && within.length === 1)
      remarks.push(
        `the partnership ${called} lies in ${districts.length} districts: --district ${csp} makes a folder for all of it`,
      );
    else if (districts.length > 1)
      remarks.push(
        `the partnership ${called} (${csp}) lies in a part of ${name}: what is counted by partnership adds up to no figure of ${name}`,
      );
  return itself;
}

function ofPartnership(national: National, found: CommunitySafetyPartnership, remarks: string[]): Own {
  const districts = national.districts.filter(({ code }) => found.districts.includes(code));
  const [only, ...more] = districts;
  const name = saidName(found.name);
  if (only && more.length === 0) {
    if (partnershipsOf(national, only.code).length === 1)
      return { code: only.code, name: saidName(only.name), level: "district", districts, remarks };
    remarks.push(
      `${name} is a part of ${saidName(only.name)}: figures by LSOA, ward or council are of ${saidName(only.name)} as a whole`,
    );
  }
  const parts = districts.filter(({ code }) => partnershipsOf(national, code).length > 1);
  if (more.length > 0 && parts.length > 0)
    remarks.push(
      `${name} lies in a part of ${joinWords(parts.map((part) => saidName(part.name)))}: no figures by LSOA, ward or council are of it`,
    );
  return { code: found.code, name, level: "csp", districts, remarks };
}

const withCodes = (areas: readonly { code: string; name: string }[]): string[] =>
  areas.map(({ code, name }) => `${saidName(name)} (${code})`);

const listed = (areas: readonly { code: string; name: string }[]): string => withCodes(areas).join(", ");

/** More names than this are no proposal. */
const mostListed = 40;

function proposal(national: National, given: string): string {
  const all = [...national.districts, ...national.partnerships];
  const wider = [...national.widerAreas, ...national.forces].find((each) => isCalled(each, given));
  if (wider) {
    const inForce = new Set(
      national.partnerships.flatMap(({ force, districts }) => (force === wider.code ? districts : [])),
    );
    const within = national.districts.filter(
      ({ code, county, region }) => county === wider.code || region === wider.code || inForce.has(code),
    );
    const which = within.length <= mostListed ? `: ${listed(within)}` : "";
    return `${wider.name} is wider than a district: name one of its ${within.length} districts${which}`;
  }
  const key = spellingKey(given);
  const containing = key.length < 4 ? [] : all.filter(({ name }) => spellingKey(name).includes(key));
  const names = [...all, ...national.otherNames, ...national.former];
  const near = nearest(
    given,
    names.map(({ name }) => name),
  );
  const meant = containing.length > 0 ? containing : names.filter(({ name }) => name === near).slice(0, 1);
  const once = meant.filter(({ name }, at) => meant.findIndex((other) => other.name === name) === at);
  if (once.length > 0 && once.length <= 10) return `did you mean ${joinChoices(withCodes(once))}?`;
  return "give the name or the ONS code of a district or a partnership of England or Wales, for example E07000211";
}
