import path from "node:path";
import { expect, test } from "vitest";
import { commandsPage, contractPage, seedsPage, termsPage } from "./reference.js";

const docs = path.resolve(import.meta.dirname, "..", "..", "docs");

test.each([
  ["commands.md", commandsPage],
  ["contract.md", contractPage],
  ["seeds.md", seedsPage],
  ["terms.md", termsPage],
])("docs/%s says what the code does", async (name, made) => {
  await expect(made()).toMatchFileSnapshot(path.join(docs, name));
});
