import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { addAll } from "../../pipeline/bulk.js";
import { packageFile } from "../../pipeline/packageFiles.js";

/** How a page meets a package: as a module to be put in too, by its file, or as a global that the page has already. */
export type PackageInPage = { file: string } | { global: string };

const importForm = /^import\s*\{([^}]*)\}\s*from\s*["']([^"']+)["'];?$/gm;
const exportedName = /^export (?=(?:async )?(?:function|const|class) (\w+))/gm;
const exportList = /^export \{([^}]*)\};?$/gm;

/**
 * A compiled module and all it imports as one text without imports, for a page that has to work from a folder: browsers
 * load no modules from `file://`. Each module stands once, after those it needs, in a function of its own, so that two
 * modules may have one name for different things. Only the forms that our own compiled modules use are understood;
 * anything else (default or star imports, re-exports, circles, packages that are not named) is an error here and not in
 * the page.
 *
 * @param entry file name of the compiled module
 * @param packages the packages that the modules may import, by name
 */
export function inlineModules(entry: string, packages: Readonly<Record<string, PackageInPage>> = {}): string {
  const texts: string[] = [];
  const numbers = new Map<string, number>();
  const begun = new Set<string>();
  const add = (file: string): string => {
    const known = numbers.get(file);
    if (known !== undefined) return `module${known}`;
    if (begun.has(file)) throw new Error(`${file} is imported by what it imports`);
    begun.add(file);
    const text = readFileSync(file, "utf8").replace(/^\/\/# sourceMappingURL=.*$/m, "");
    const body = text.replace(importForm, (_all, list: string, from: string) => {
      const names = renamed(list).map(([name, here]) => (name === here ? name : `${name}: ${here}`));
      return `const { ${names.join(", ")} } = ${holderOf(file, from)};`;
    });
    const names: [inside: string, outside: string][] = [];
    const plain = body
      .replace(exportedName, (_all, name: string) => {
        names.push([name, name]);
        return "";
      })
      .replace(exportList, (_all, list: string) => {
        addAll(names, renamed(list));
        return "";
      });
    const odd = /^(?:import|export)\b.*/m.exec(plain);
    if (odd) throw new Error(`${file}: ${odd[0]} cannot be inlined`);
    const number = numbers.size;
    numbers.set(file, number);
    const given = names.map(([inside, outside]) => (inside === outside ? inside : `${outside}: ${inside}`));
    texts.push(`const module${number} = (() => {\n${plain.trim()}\nreturn { ${given.join(", ")} };\n})();`);
    return `module${number}`;
  };
  const holderOf = (file: string, from: string): string => {
    if (from.startsWith(".")) return add(resolve(dirname(file), from));
    const found = packages[from];
    if (found === undefined) throw new Error(`${file} imports the package ${from}`);
    return "global" in found ? found.global : add(found.file);
  };
  add(resolve(entry));
  const script = texts.join("\n");
  if (/<\/script/i.test(script)) throw new Error(`${entry} holds the end of a script element`);
  return script;
}

/** "a, b as c" → [["a", "a"], ["b", "c"]]. */
function renamed(list: string): [string, string][] {
  return list
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "")
    .map((item) => {
      const [name = "", other = name] = item.split(/\s+as\s+/);
      return [name, other];
    });
}

/** The compiled module of a source, `reports/…/script.js`: the one that `npm run build` made. */
export const compiledModule = (...parts: string[]): string => packageFile("dist", ...parts);
