#!/usr/bin/env bash
# rdf-parser-csvw 1.1.0: the format that CSV on the Web gives for numbers and booleans is not applied.
#
# Expected: with the grouping sign "," the text 1,234 is the integer 1234, and with the format Y|N the text Y is true
#   (W3C, Model for Tabular Data and Metadata on the Web, 6.4.2 and 6.4.3).
# Seen: "1,234" of the type xsd:integer and "Y" of the type xsd:boolean, which are no numbers and no booleans, so that sums
#   in SPARQL leave them out. No error is raised. Dates are read by their format.
# Source: the recommendation; XML Schema, part 2, which allows no comma in an integer.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error rdf-parser-csvw@1.1.0 n3@1.26.0 >/dev/null
cat > probe.mjs <<'JS'
import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { Parser, Store } from "n3";
import CsvwParser from "rdf-parser-csvw";
const { version } = JSON.parse(readFileSync("node_modules/rdf-parser-csvw/package.json", "utf8"));
const metadata = `@prefix csvw: <http://www.w3.org/ns/csvw#>. @prefix xsd: <http://www.w3.org/2001/XMLSchema#>.
  [] a csvw:Table; csvw:url "crimes.csv"; csvw:tableSchema [ csvw:column (
    [ csvw:title "Crimes"; csvw:propertyUrl "http://example.org/crimes";
      csvw:datatype [ csvw:base "integer"; csvw:format [ csvw:groupChar ","; csvw:pattern "#,##0" ] ] ]
    [ csvw:title "Final"; csvw:propertyUrl "http://example.org/final"; csvw:datatype [ csvw:base "boolean"; csvw:format "Y|N" ] ]
    [ csvw:title "Day"; csvw:propertyUrl "http://example.org/day"; csvw:datatype [ csvw:base "date"; csvw:format "dd/MM/yyyy" ] ]
  ) ].`;
const parser = new CsvwParser({ metadata: new Store(new Parser().parse(metadata)), baseIRI: "http://example.org/" });
const found = new Map();
const type = ({ value }) => String(value.value ?? value).split("#")[1];
for await (const { predicate, object } of parser.import(Readable.from(['Crimes,Final,Day\n"1,234",Y,01/04/2023\n'])))
  if (object.termType === "Literal") found.set(predicate.value.split("/").at(-1), `${object.value} ${type(object.datatype)}`);
console.log(`rdf-parser-csvw ${version}`);
const cases = [
  ["crimes", "1234 integer", "1,234 integer"],
  ["final", "true boolean", "Y boolean"],
  ["day", "2023-04-01 date", "2023-04-01 date"],
];
for (const [name, expected, recorded] of cases)
  console.log(`${name}: ${found.get(name)} (expected ${expected}, recorded ${recorded})`);
process.exit(cases.every(([name, , recorded]) => found.get(name) === recorded) ? 0 : 1);
JS
TZ=Europe/London node probe.mjs
