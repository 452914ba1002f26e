import type { Peers } from "../seeds/peers.js";
import type { Area } from "../seeds/seeds.js";
import type { Own } from "./findOwn.js";

/** Fewer than this are no comparison. */
const least = 4;

/**
 * Whose figures a partnership's are compared with by default: those of its police force area, of all London in London,
 * and of the region where the force has too few.
 *
 * @returns the usual comparison first, then wider and narrower ones
 */
export function peersFor(areas: readonly Area[], own: Own): [{ name: string; area: string }, ...Peers[]] {
  const codes = new Map(areas.map((area) => [area.code, area]));
  const above = (code: string): string[] => [code, ...(codes.get(code)?.parents ?? []).flatMap(above)];
  const wider = above(own.code).flatMap((code) => codes.get(code) ?? []);
  const count = (area: string): number =>
    areas.filter(({ code, level }) => level === own.level && above(code).includes(area)).length;
  const region = wider.find(({ level }) => level === "region");
  const force = wider.find(({ level }) => level === "force");
  const county = wider.find(({ level }) => level === "county");
  if (!region || !force) throw new Error(`${own.code} has no region or force in national/`);
  const inRegion = { name: regionWords(region.name), area: region.code };
  const inForce = { name: forceWords(force.name), area: force.code };
  const isLondon = region.name === "London";
  const main = isLondon || count(force.code) < least ? inRegion : inForce;
  const others: Peers[] = main === inForce ? [inRegion] : [];
  if (county && count(county.code) >= least && count(county.code) < count(force.code))
    others.push({ name: county.name, area: county.code });
  if (own.districts.some(({ code }) => code.startsWith("E08")))
    others.push({ name: "metropolitan boroughs", codes: "E08" });
  return [main, ...others];
}

/** As it is said after "in": the force's area, which is seldom a county. */
const forceWords = (name: string): string => `the ${name.endsWith(" Police") ? name : `${name} police`} area`;

/** As it is said after "in". */
const regionWords = (name: string): string =>
  ["London", "Wales", "Yorkshire and The Humber"].includes(name) ? name : `the ${name}`;
