#!/usr/bin/env bash
# officeparser 7.8.0 and word-extractor 1.0.4: a non-breaking hyphen of a Word document is lost, so that a year becomes a
# number.
#
# Expected: Word writes the hyphen that keeps "2023-24" on one line as an element of its own (ECMA-376, part 1, 17.3.3.18), to
#   be shown as a hyphen.
# Seen: "2023-24" is read as 202324, and "18-25" as 1825. officeparser 8.1.1 (Node 22) does so too. mammoth 1.13.0 reads the
#   hyphen.
# Source: the standard; mammoth's text of the same file.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --prefix "$folder" --no-audit --no-fund --ignore-scripts --loglevel=error \
  officeparser@7.8.0 word-extractor@1.0.4 mammoth@1.13.0 docx@9.7.1 >/dev/null
cat > probe.cjs <<'JS'
const { writeFileSync } = require("node:fs");
const { Document, NoBreakHyphen, Packer, Paragraph, TextRun } = require("docx");
const officeParser = require("officeparser");
const WordExtractor = require("word-extractor");
const mammoth = require("mammoth");
(async () => {
  const line = new Paragraph({
    children: [new TextRun({ children: ["2023", new NoBreakHyphen(), "24: victims aged 18", new NoBreakHyphen(), "25"] })],
  });
  const bytes = await Packer.toBuffer(new Document({ sections: [{ children: [line] }] }));
  writeFileSync("report.docx", bytes);
  const parsed = await officeParser.parseOffice("report.docx");
  const seen = {
    "officeparser 7.8.0": parsed.toText(),
    "word-extractor 1.0.4": (await new WordExtractor().extract("report.docx")).getBody(),
    "mammoth 1.13.0": (await mammoth.extractRawText({ path: "report.docx" })).value.replaceAll("\u2011", "-"),
  };
  const recorded = ["202324: victims aged 1825", "202324: victims aged 1825", "2023-24: victims aged 18-25"];
  let same = true;
  for (const [index, [name, text]] of Object.entries(seen).entries()) {
    console.log(`${name}: ${text.trim()} (recorded: ${recorded[index]})`);
    same &&= text.trim() === recorded[index];
  }
  process.exit(same ? 0 : 1);
})();
JS
node probe.cjs
