import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  Document,
  NoBreakHyphen,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { afterAll, describe, expect, it } from "vitest";
import { auditDocument, understand } from "../../pipeline/audit/auditDocument.js";
import { readLayout } from "../../pipeline/audit/readers/layout.js";
import { readDocument } from "../../pipeline/audit/readers/readDocument.js";
import { auditText } from "./audited.js";

const folder = mkdtempSync(join(tmpdir(), "audit-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function audit(path: string) {
  return auditDocument(understand(await readDocument(path)));
}

const FAULT = "There were 341 victims, an increase of 46 (13.5%).";

describe("reading documents", () => {
  it("reads text of any usual encoding", async () => {
    for (const bytes of [
      Buffer.from(`£1 – ${FAULT}`),
      Buffer.from(`\ufeff£1 – ${FAULT}`, "utf16le"),
      Buffer.from(`£1 - ${FAULT}`, "latin1"),
    ]) {
      const document = await readDocument(write("encoded.txt", bytes));
      expect(document.lines[0]?.text).toMatch(/^£1 [–-] There/);
    }
  });

  it("reads Markdown: emphasis and tables do not come between the figures", async () => {
    const [only] = await audit(
      write("report.md", "# Report\n\nThere were **341** victims, an increase of **46 (13.5%)**.\n"),
    );
    expect(only).toMatchObject({ rule: "percent-wrong-base", line: 3 });
  });

  it("reads the items of HTML lists each with the line of its own", async () => {
    const html = `<h2>In short</h2>\n<ul>\n<li>Two wards have CCTV.</li>\n<li>${FAULT}</li>\n</ul>\n`;
    expect((await audit(write("list.html", html))).map(({ line }) => line)).toEqual([4]);
  });

  it("reads HTML with its source lines, entities and table cells, and no scripts", async () => {
    const html =
      "<!doctype html>\n<html><head><title>5% of 3</title><style>p{width:12%}</style></head><body>\n<h1>Report</h1>\n" +
      `<p>There were 341 victims,\nan increase of <b>46</b> (13.5&#37;).</p>\n<script>if (1 < 2) document.write("10% (3)")</script>\n` +
      "<table><tr><th>Crime</th><th>2021/22</th><th>2022/23</th><th>Change</th><th>%</th></tr>\n<tr><td>Theft</td><td>40</td><td>50</td><td>10</td><td>20%</td></tr></table></body></html>";
    const findings = await audit(write("report.html", html));
    expect(findings.map((one) => [one.rule, one.line])).toEqual([
      ["percent-wrong-base", 4],
      ["table-row", 8],
    ]);
  });

  it("keeps the columns of an HTML table where its cells span several, and a blank corner", async () => {
    const cells = (list: readonly (string | number)[]) => list.map((one) => `<td>${one}</td>`).join("");
    const file = write(
      "spans.html",
      "<table><tr><th rowspan='2'>District</th><th colspan='2'>Offences</th></tr><tr><th>2020</th><th>2021</th></tr>" +
        `<tr>${cells(["Ash", 540, 594])}</tr><tr>${cells(["Elm", 320, 304])}</tr></table>`,
    );
    expect(understand(await readDocument(file)).tables[0]?.header).toEqual([
      "District",
      "Offences 2020",
      "Offences 2021",
    ]);
    const blank = write(
      "corner.html",
      `<table><tr><th></th><th>2020</th><th>2021</th></tr><tr>${cells(["Ash", 540, 594])}</tr></table>`,
    );
    expect(understand(await readDocument(blank)).tables[0]?.header).toEqual(["", "2020", "2021"]);
  });

  it("keeps what follows a list in Word apart from its last item", async () => {
    const items = [
      "There were 699 offences of vehicle crime, 51 more (7.9%) than the year before (648). †",
      "Two.",
    ];
    const document = new Document({
      sections: [
        {
          children: [
            ...items.toReversed().map((text) => new Paragraph({ text, bullet: { level: 0 } })),
            new Paragraph("† To be read with care: the way of recording changed within the year before."),
          ],
        },
      ],
    });
    const { segments } = understand(
      await readDocument(write("list.docx", await Packer.toBuffer(document))),
    ).facts;
    expect(segments.map(({ text }) => text).filter((text) => text.includes("†"))).toEqual([
      expect.stringMatching(/^There were 699 .* †$/),
      expect.stringMatching(/^† To be read/),
    ]);
  });

  it("reads Word paragraphs, lists, tables and page breaks", async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
    const row = (...cells: string[]) => new TableRow({ children: cells.map(cell) });
    const document = new Document({
      sections: [
        {
          children: [
            new Paragraph("First page."),
            new Paragraph({ children: [new PageBreak()] }),
            new Paragraph({
              children: [
                new TextRun("There were 341 victims, an increase of "),
                new TextRun({ text: "46", bold: true }),
                new TextRun(" (13.5%)."),
              ],
            }),
            new Paragraph("The three aims are:"),
            new Paragraph({ text: "Reduce crime", bullet: { level: 0 } }),
            new Paragraph({ text: "Reduce fear", bullet: { level: 0 } }),
            new Table({
              rows: [
                row("Project", "Amount"),
                row("Refuge", "£10"),
                row("Walks", "£20"),
                row("Total", "£40"),
              ],
            }),
          ],
        },
      ],
    });
    const findings = await audit(write("report.docx", await Packer.toBuffer(document)));
    expect(findings.map((one) => [one.rule, one.page, one.expected])).toEqual([
      ["percent-wrong-base", 2, "15.6 per cent"],
      ["counted-list", 2, "2"],
      ["table-total", 2, "30"],
    ]);
  });

  it("reads Word's non-breaking hyphens: a year stays a year (findings/docx-hyphenated-years.sh)", async () => {
    const year = new TextRun({ children: ["In 2023", new NoBreakHyphen(), "24 there were 3 victims."] });
    const document = new Document({ sections: [{ children: [new Paragraph({ children: [year] })] }] });
    const { lines } = await readDocument(write("year.docx", await Packer.toBuffer(document)));
    expect(lines[0]?.text).toBe("In 2023-24 there were 3 victims.");
  });

  it("reads a column whose cells moved sideways on the page as one", () => {
    const page = [
      "Priority                     Actions        Achieved  Overdue  Not yet due  No return",
      "Serious crime                        5         1         1         3           0",
      "Anti-social behaviour                6         3         0         3           0",
      "Domestic abuse                 4               0         0         4           0",
      "Stalking                       4               0         0         4           0",
      "Safeguarding                   4               0         0         4           0",
      "Violence                       4               0         0         4           0",
      "Drugs                          4               0         0         4           0",
      "Fraud                          4               0         0         4           0",
      "Hate crime                     4               0         0         4           0",
      "Business crime                 4               0         0         4           0",
      "Road safety                    4               0         0         4           0",
      "All actions                    47              4         1         42          0",
    ];
    const rows = readLayout(page.join("\n")).map(({ text }) => text.split("\t"));
    expect(rows.slice(1, 4).map((cells) => cells.slice(1))).toEqual([
      ["5", "1", "1", "3", "0"],
      ["6", "3", "0", "3", "0"],
      ["4", "0", "0", "4", "0"],
    ]);
  });

  it.skipIf(spawnSync("pdftotext", ["-v"]).error !== undefined)(
    "reads PDF with its pages where pdftotext is installed",
    async () => {
      const findings = await audit(write("report.pdf", pdf(["The first page.", FAULT])));
      expect(findings.map((one) => [one.rule, one.page])).toEqual([["percent-wrong-base", 2]]);
    },
  );

  it("refuses what it cannot read, in one line", async () => {
    await expect(readDocument(write("report.xlsx", "x"))).rejects.toThrow(
      /report\.xlsx: not a document the audit can read/,
    );
    await expect(readDocument(join(folder, "none.txt"))).rejects.toThrow(/none\.txt: is not there/);
    await expect(readDocument(write("empty.txt", " \n"))).rejects.toThrow(/holds no text/);
    await expect(readDocument(write("broken.docx", "PK"))).rejects.toThrow(/not a Word document/);
  });
});

describe("what text extraction does", () => {
  it("mends a sentence over a page number, a footnote mark and a bullet, and keeps the line of the figure", () => {
    const text =
      "Opening words.\n\n1\n\n• There were 341 victims¹, which the service supported in the course of\n\n2\n\nthe year, an increase of **46**\n(13.5%).\n";
    const [only, ...others] = auditText(text);
    expect(others).toEqual([]);
    expect(only).toMatchObject({ rule: "percent-wrong-base", line: 10, page: 3 });
  });

  it("does not join one bullet to the next, or a heading to its text", () => {
    const text =
      "• 341 victims\n• An increase of 46 in calls\n• 13.5% of budget\n\nVictims 341\n\nAn increase of 46 (15.6%) was seen.\n";
    expect(auditText(text)).toEqual([]);
  });

  it("leaves running heads out of the sentences they interrupt", () => {
    const head = "DISTRICT COMMUNITY SAFETY PLAN";
    const text = `${head}\n\nThere were 341 victims supported by the service in the year, which is\n\n${head}\n\nan increase of 46 (13.5%).\n\n${head}\n\nEnd.\n`;
    expect(auditText(text).map((one) => one.rule)).toEqual(["percent-wrong-base"]);
  });
});

/** A PDF of one line a page, no more than a reader needs. */
function pdf(pages: readonly string[]): string {
  const kids = pages.map((_, index) => `${4 + index * 2} 0 R`).join(" ");
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...pages.flatMap((line, index) => {
      const stream = `BT /F1 12 Tf 72 720 Td (${line.replace(/[()]/g, "\\$&")}) Tj ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
        `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
      ];
    }),
  ];
  let body = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  return `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
}
