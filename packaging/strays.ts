import { z } from "zod";

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ dev: z.boolean().optional(), devOptional: z.boolean().optional() }),
  ),
});

const strays: readonly [RegExp, string][] = [
  [/\.map$/i, "is a source map"],
  [/\.[cm]?tsx?$/i, "is no program, but the types or the source of one"],
  [/(^|\/)(__tests__|tests?)\/|\.(test|spec)\.[cm]?js$/i, "is a test"],
];

/**
 * What is in a package and does not belong there, one sentence each: development dependencies, tests, source maps, sources.
 *
 * @param paths those of the package, with `/`
 * @param lock the text of package-lock.json, which says which dependencies are for development alone
 */
export function strayFaults(paths: readonly string[], lock: string): string[] {
  const { packages } = Lock.parse(JSON.parse(lock));
  const ours = Object.entries(packages).filter(([, of]) => of.dev !== true && of.devOptional !== true);
  const needed = new Set(ours.map(([at]) => at));
  return paths.flatMap((path) => {
    const of = path.slice(0, path.lastIndexOf("node_modules/")) + packageOf(path);
    const faults = strays.flatMap(([pattern, what]) => (pattern.test(path) ? [`${path}: ${what}`] : []));
    if (path.startsWith("node_modules/") && !needed.has(of))
      faults.push(`${path}: is of a dependency that the product does not need to run`);
    return faults;
  });
}

/** `node_modules/@scope/name` of a file's path, the innermost. */
const packageOf = (path: string): string =>
  /^node_modules\/(@[^/]+\/)?[^/]+/.exec(path.slice(path.lastIndexOf("node_modules/")))?.[0] ?? "";
