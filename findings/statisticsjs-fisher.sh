#!/usr/bin/env bash
# statistics.js 1.0.0: fishersExactTest gives the probability of the one table, not of the test.
#
# Expected: the p-value adds the probabilities of all tables with these margins that are no likelier than the one seen.
# Seen: ten of each kind, half of each with the outcome, differ in nothing: p is 1. The function gives 0.344. Of 100 and
#   100 with half of each it gives 0.112, so that it comes the nearer to "significant" the larger two equal groups are.
# Source: the definition (Fisher 1934); scipy 1.17.1 (fisher_exact) gives 1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error statistics.js@1.0.0 >/dev/null
cat > probe.cjs <<'JS'
const { readFileSync } = require("node:fs");
const Statistics = require("statistics.js");
const { version } = JSON.parse(readFileSync("node_modules/statistics.js/package.json", "utf8"));
/** Two groups of this size, half of each with the outcome. */
function equal(size) {
  const rows = ["one", "other"].flatMap((group) =>
    Array.from({ length: size }, (_, index) => ({ group, outcome: index % 2 === 0 ? "yes" : "no" })),
  );
  const columns = { group: "nominal", outcome: "nominal" };
  return new Statistics(rows, columns, { suppressWarnings: true }).fishersExactTest("group", "outcome").toFixed(3);
}
console.log(`statistics.js ${version}, equal groups, of which p is 1`);
const seen = [equal(10), equal(100)];
console.log(`of ten each ${seen[0]} (recorded: 0.344), of a hundred each ${seen[1]} (recorded: 0.112)`);
process.exit(seen.join() === "0.344,0.112" ? 0 : 1);
JS
node probe.cjs
