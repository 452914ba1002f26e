import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { reasons } from "../../pipeline/ingest/reasons/reasons.js";
import { programFor } from "../../pipeline/run.js";
import { models } from "../../pipeline/store/models.js";

const repository = path.resolve(import.meta.dirname, "..", "..");
const readme = path.join(repository, "README.md");

/** The README with its table of reasons as the program has them: `npx vitest run tests/documentation --update` writes it. */
function withReasons(text: string): string {
  const scopes = { record: "record quarantined", file: "file refused", counted: "counted" };
  const rows = Object.entries(reasons).map(
    ([name, { scope, what, todo }]) => `| \`${name}\` | ${scopes[scope]} | ${what} | ${todo} |`,
  );
  const table = ["| reason | is | what happened | what to do |", "|---|---|---|---|", ...rows]
    .join("\n")
    .replaceAll("known are comma, semicolon, tab and |", "known are comma, semicolon, tab and \\|");
  return text.replace(/(<!-- reasons[^>]*-->)[\s\S]*(<!-- \/reasons -->)/, `$1\n${table}\n$2`);
}

test("the README explains every reason for which a record or a file is not taken", async () => {
  await expect(withReasons(readFileSync(readme, "utf8"))).toMatchFileSnapshot(readme);
});

test("the README names every command", () => {
  const program = programFor(process);
  const text = readFileSync(readme, "utf8");
  const missing = program.commands
    .map((command) => command.name())
    .filter((name) => !text.includes(`csp ${name}`));
  expect(missing).toEqual([]);
});

test("ARCHITECTURE.md names every folder of the pipeline and every mart", () => {
  const text = readFileSync(path.join(repository, "ARCHITECTURE.md"), "utf8");
  const missing = models.filter((model) => !text.includes(`\`${model}\``));
  expect(missing).toEqual([]);
});

// outside the checkout npx looks in the registry, where another package has the name
test("the README does not start the command by npx", () => {
  expect(readFileSync(readme, "utf8")).not.toMatch(/npx csp\b/);
});
