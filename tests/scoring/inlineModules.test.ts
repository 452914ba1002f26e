import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { inlineModules } from "../../reports/documents/workshop/inlineModules.js";

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

  test.each([
    ["a package", 'import { z } from "zod";\n', /imports the package zod/],
    ["a default import", 'import z from "./one.js";\n', /cannot be inlined/],
    ["another name", 'import { one as two } from "./one.js";\n', /renames an import/],
    ["a re-export", 'export { one } from "./one.js";\n', /cannot be inlined/],
    ["one name twice", 'import { one } from "./one.js";\nconst one = 2;\n', /one is declared in/],
    ["the end of a script", 'const x = "</script>";\n', /end of a script/],
  ])("%s is an error here and not in the page", (_, text, message) => {
    expect(() => inlineModules(write("odd.js", text))).toThrow(message);
  });
});
