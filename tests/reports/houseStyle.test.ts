import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import JSZip from "jszip";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { contrast } from "../../pipeline/workspace/contrast.js";
import { readWorkspace } from "../../pipeline/workspace/workspace.js";
import { partnershipWords } from "../../reports/documents/data/ourAreas.js";
import { trendPack } from "../../reports/documents/pack/trendPack.js";
import { writeDocx } from "../../reports/writers/docx.js";
import { writeHtml } from "../../reports/writers/html.js";
import { writeXlsx } from "../../reports/writers/xlsx.js";
import { syntheticPack } from "./syntheticPack.js";

const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><rect width="120" height="40"/></svg>';

describe("the house style in partnership.yaml", () => {
  let root: string;
  let plain: string;
  const file = () => path.join(root, "partnership.yaml");
  const styled = (style: string) => {
    writeFileSync(file(), plain);
    appendFileSync(file(), `\nhouse_style:\n${style}`);
    return readWorkspace(root);
  };

  beforeAll(() => {
    root = mkdtempSync(path.join(tmpdir(), "csp-style-"));
    for (const part of ["seeds", "partnership.yaml"])
      cpSync(part, path.join(root, part), { recursive: true });
    plain = readFileSync(file(), "utf8");
    writeFileSync(path.join(root, "logo.svg"), svg);
    writeFileSync(path.join(root, "logo.txt"), "no picture");
  });

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  // Ratios as the WCAG 2.2 definition gives them; #767676 on white is its usual example of one just enough.
  it.each([
    ["#000000", 21],
    ["#767676", 4.54],
    ["#ffffff", 1],
  ])("measures %s on white as %d to 1", (colour, ratio) => {
    expect(contrast(colour, "#ffffff")).toBeCloseTo(ratio, 2);
  });

  it.each([
    ["#777777", "4.47"],
    ["#ffcc00", "1.51"],
  ])("refuses %s with the ratio that it has, and its line", (colour, ratio) => {
    const lines = `${plain}\nhouse_style:\n`.split("\n").length;
    expect(() => styled(`  accent: "${colour}"\n`)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(`partnership.yaml:${lines}: house_style.accent (it is "${colour}")`),
        hint: `its contrast on white is ${ratio} to 1, and WCAG 2.2 AA asks for 4.5 to 1; use a darker colour`,
      }),
    );
  });

  it("refuses what is no colour, and a setting that there is not", () => {
    expect(() => styled("  accent: teal\n")).toThrow("house_style.accent");
    expect(() => styled("  colour: '#000000'\n")).toThrow('there is no setting "house_style.colour"');
  });

  it.each([
    ["gone.svg", "logo gone.svg is not there"],
    ["../logo.svg", "logo ../logo.svg lies outside the partnership's folder"],
    ["logo.txt", "logo logo.txt is neither a PNG nor an SVG"],
  ])("refuses the logo %s", (name, message) => {
    const workspace = styled(`  logo: { file: ${name}, text: Our sign }\n`);
    expect(() => partnershipWords(workspace)).toThrow(message);
  });

  it("stands on every cover with its words, and the organisation's name; a workbook has the name only", async () => {
    const workspace = styled(
      '  organisation: Safer Sevenoaks\n  accent: "#7A1F3D"\n  logo: { file: logo.svg, text: A black sign }\n',
    );
    const partnership = partnershipWords(workspace);
    const document = trendPack(syntheticPack({ partnership }));
    const page = await writeHtml(document);
    expect(page).toContain(
      `<img src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}" alt="A black sign">`,
    );
    expect(page).toContain('<p class="by">Safer Sevenoaks</p>');
    expect(page).toContain("#7a1f3d");
    expect(page).not.toContain("#1f4e79");
    const word = await JSZip.loadAsync(await writeDocx(document));
    const body = (await word.file("word/document.xml")?.async("string")) ?? "";
    expect(body).toMatch(/<wp:docPr [^>]*descr="A black sign"/);
    expect(body).toContain("Safer Sevenoaks");
    const book = await JSZip.loadAsync(await writeXlsx(document));
    expect(Object.keys(book.files).filter((name) => /media|drawing/.test(name))).toEqual([]);
    expect(await book.file("xl/worksheets/sheet1.xml")?.async("string")).toContain("Safer Sevenoaks");
  });
});
