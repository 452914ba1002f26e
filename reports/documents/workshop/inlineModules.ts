import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { packageFile } from "../../../pipeline/packageFiles.js";

/**
 * A compiled module and all it imports as one text without imports, for a page that has to work from a folder: browsers
 * load no modules from `file://`. Each module stands once, after those it needs. Only the forms that our own compiled
 * modules use are understood; anything else (default or star imports, re-exports, packages, two modules with one name
 * for different things) is an error here and not in the page.
 *
 * @param entry file name of the compiled module
 */
export function inlineModules(entry: string): string {
  const texts: string[] = [];
  const done = new Set<string>();
  const names = new Map<string, string>();
  const add = (file: string): void => {
    if (done.has(file)) return;
    done.add(file);
    const text = readFileSync(file, "utf8").replace(/^\/\/# sourceMappingURL=.*$/m, "");
    const body = text.replace(importForm, (_all, list: string, from: string) => {
      if (!from.startsWith(".")) throw new Error(`${file} imports the package ${from}`);
      if (/\sas\s/.test(list)) throw new Error(`${file} renames an import of ${from}`);
      add(resolve(dirname(file), from));
      return "";
    });
    const plain = body
      .replace(/^export (?=(?:async )?(?:function|const|let|class)\b)/gm, "")
      .replace(/^export \{\};?$/gm, "");
    const odd = /^(?:import|export)\b.*/m.exec(plain);
    if (odd) throw new Error(`${file}: ${odd[0]} cannot be inlined`);
    for (const [, name = ""] of plain.matchAll(/^(?:async )?(?:function|const|let|class) (\w+)/gm)) {
      const other = names.get(name);
      if (other !== undefined) throw new Error(`${name} is declared in ${other} and in ${file}`);
      names.set(name, file);
    }
    texts.push(plain.trim());
  };
  add(resolve(entry));
  const script = texts.join("\n");
  if (/<\/script/i.test(script)) throw new Error(`${entry} holds the end of a script element`);
  return script;
}

const importForm = /^import\s*\{([^}]*)\}\s*from\s*"([^"]+)";?$/gm;

/** The compiled module of a source beside this one; from the TypeScript sources, the one that `npm run build` made. */
export function compiledModule(name: string): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const file = [
    join(here, `${name}.js`),
    packageFile("dist", "reports", "documents", "workshop", `${name}.js`),
  ].find((path) => existsSync(path));
  if (file === undefined) throw new Error(`${name}.js is not compiled: run npm run build`);
  return file;
}
