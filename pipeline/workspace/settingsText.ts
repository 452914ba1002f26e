import { Document } from "yaml";
import type { Own } from "./national/findOwn.js";
import type { Peers } from "./seeds/peers.js";

/** The text of a new `partnership.yaml`, with what an analyst may want to change said beside it. */
export function settingsText(
  name: string,
  own: Own,
  [county, ...others]: [{ name: string; area: string }, ...Peers[]],
): string {
  const settings = new Document({
    name,
    district: own.code,
    county,
    ...(others.length > 0 ? { peers: others } : {}),
    assessment_year: { starts: 10 },
    thresholds: { percent_base: 50, suppress_below: 5, half_full: 0.8 },
  });
  const said: [string[], string][] = [
    [["district"], own.name],
    [["county", "name"], 'whose districts and partnerships are the peers, as it is said: "lowest in …"'],
    [["peers"], " others, for csp rank --scope"],
    [["assessment_year", "starts"], "October"],
    [["thresholds", "percent_base"], "no percentage on a smaller count"],
    [
      ["thresholds", "suppress_below"],
      "counts below it of sensitive measures are hidden in what is published",
    ],
    [["thresholds", "half_full"], "a month with less than this share of a usual one is flagged"],
  ];
  for (const [path, words] of said) {
    const node = settings.getIn(path, true);
    if (typeof node === "object" && node !== null) {
      if (path.length === 1 && path[0] === "peers") Object.assign(node, { commentBefore: words });
      else Object.assign(node, { comment: ` ${words}` });
    }
  }
  return settings.toString();
}
