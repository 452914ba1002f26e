import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { inlineModules } from "../../reports/page/inlineModules.js";

const folder = mkdtempSync(path.join(tmpdir(), "csp-inline-"));
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

describe("modules as one text", () => {
  test("each once, after what it needs, without imports and exports", () => {
    write("one.js", "export const one = 1;\n");
    write("two.js", 'import { one } from "./one.js";\nexport function two() {\n    return one + one;\n}\n');
    const entry = write(
      "entry.js",
      'import { one } from "./one.js";\nimport { two, } from "./two.js";\nglobalThis.sum = one + two();\n//# sourceMappingURL=entry.js.map\n',
    );
    const text = inlineModules(entry);
    expect(text).not.toMatch(/import|export|sourceMapping/);
    expect(text.match(/const one/g)).toHaveLength(1);
    const holder: { sum?: number } = {};
    new Function("globalThis", text)(holder);
    expect(holder.sum).toBe(3);
  });

  test("names of their own, under which they may take others', from packages too", () => {
    write("one.js", "const inside = 1;\nexport { inside as one };\n");
    const inPackage = write(
      "package.js",
      "import { two } from 'global-package';\nexport const three = two + 1;\n",
    );
    const entry = write(
      "names.js",
      'import { one as other } from "./one.js";\nimport { three } from "a-package";\nconst inside = 10;\nglobalThis.sum = inside + other + three;\n',
    );
    const text = inlineModules(entry, {
      "a-package": { file: inPackage },
      "global-package": { global: "globalThis.held" },
    });
    const holder: { sum?: number; held: { two: number } } = { held: { two: 2 } };
    new Function("globalThis", text)(holder);
    expect(holder.sum).toBe(14);
  });

  test.each([
    ["a package", 'import { z } from "zod";\n', /imports the package zod/],
    ["a default import", 'import z from "./one.js";\n', /cannot be inlined/],
    ["a circle", 'import { odd } from "./odd.js";\nexport const odd = 1;\n', /imported by what it imports/],
    ["a re-export", 'export { one } from "./one.js";\n', /cannot be inlined/],
    ["the end of a script", 'const x = "</script>";\n', /end of a script/],
  ])("%s is an error here and not in the page", (_, text, message) => {
    expect(() => inlineModules(write("odd.js", text))).toThrow(message);
  });
});
