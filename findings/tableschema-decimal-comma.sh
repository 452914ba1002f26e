#!/usr/bin/env bash
# tableschema 1.12.6: a decimal comma beside a grouping point makes a number ten or a hundred times as large.
#
# Expected: Table Schema's decimalChar and groupChar say which sign is which: with "," and "." the text 1.234,5 is 1234.5.
# Seen: 12345; and 12,5 is 125. The comma is made a point first, and then all points are taken out. With the grouping point
#   left out of the schema, or a blank in its place, the numbers are right.
# Source: the specification's section on numbers; frictionlessdata/tableschema-py issue 236 is the same in Python, closed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error tableschema@1.12.6 >/dev/null
cat > probe.cjs <<'JS'
const { readFileSync } = require("node:fs");
const { Schema } = require("tableschema");
const { version } = JSON.parse(readFileSync("node_modules/tableschema/package.json", "utf8"));
(async () => {
  console.log(`tableschema ${version}`);
  let same = true;
  for (const [signs, text, expected, recorded] of [
    [{ decimalChar: ",", groupChar: "." }, "1.234,5", 1234.5, 12345],
    [{ decimalChar: ",", groupChar: "." }, "12,5", 12.5, 125],
    [{ decimalChar: "," }, "12,5", 12.5, 12.5],
    [{ decimalChar: ".", groupChar: "," }, "1,234.5", 1234.5, 1234.5],
  ]) {
    const schema = await Schema.load({ fields: [{ name: "rate", type: "number", ...signs }] });
    const [seen] = schema.castRow([text]);
    console.log(`${JSON.stringify(signs)} ${text}: ${seen} (expected ${expected}, recorded ${recorded})`);
    same &&= seen === recorded;
  }
  process.exit(same ? 0 : 1);
})();
JS
node probe.cjs
