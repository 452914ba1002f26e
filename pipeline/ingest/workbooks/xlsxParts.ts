import path from "node:path";
import type { Zip } from "../archives/zip.js";
import { showsDate } from "./cellText.js";
import type { Sheet } from "./sheet.js";
import { attribute, readXml } from "./xml.js";

/** What the small parts of an Office Open XML workbook say. */
export interface XlsxParts {
  sheets: (Sheet & { part: string })[];
  since1904: boolean;
  /** by number of a cell's style, whether it shows dates */
  dateStyles: boolean[];
  strings: string | null;
}

/** Reads where the parts of a workbook are (ECMA-376, part 2) and what the small ones say. */
export async function readParts(zip: Zip): Promise<XlsxParts> {
  const root = await relations(zip, "");
  const main = root.find(({ type }) => type === "officeDocument")?.target ?? "xl/workbook.xml";
  const related = await relations(zip, main);
  const listed: (Sheet & { id: string })[] = [];
  let since1904 = false;
  await readXml(await zip.read(main), {
    open(name, attributes) {
      if (name === "workbookPr") since1904 = /^(?:1|true)$/.test(attributes.date1904 ?? "");
      if (name !== "sheet") return;
      const hidden = /hidden/i.test(attributes.state ?? "");
      listed.push({ name: attributes.name ?? "", hidden, id: attribute(attributes, "id") ?? "" });
    },
    text() {},
    close() {},
  });
  const sheets = listed.flatMap(({ id, ...sheet }) => {
    const part = related.find((relation) => relation.id === id && relation.type === "worksheet")?.target;
    return part !== undefined && zip.has(part) ? [{ ...sheet, part }] : [];
  });
  const target = (type: string): string | null => {
    const part = related.find((relation) => relation.type === type)?.target;
    return part !== undefined && zip.has(part) ? part : null;
  };
  const styles = target("styles");
  return {
    sheets,
    since1904,
    dateStyles: styles === null ? [] : await dateStyles(zip, styles),
    strings: target("sharedStrings"),
  };
}

interface Relation {
  id: string;
  /** the last word of its address, the same in both editions of the standard */
  type: string;
  target: string;
}

async function relations(zip: Zip, part: string): Promise<Relation[]> {
  const folder = part === "" ? "" : path.posix.dirname(part);
  const file = path.posix.join(folder, "_rels", `${path.posix.basename(part)}.rels`);
  const found: Relation[] = [];
  if (!zip.has(file)) return found;
  await readXml(await zip.read(file), {
    open(name, { Id: id = "", Type: type = "", Target: target = "" }) {
      if (name !== "Relationship") return;
      const whole = target.startsWith("/") ? target.slice(1) : path.posix.join(folder, target);
      found.push({ id, type: type.slice(type.lastIndexOf("/") + 1), target: whole });
    },
    text() {},
    close() {},
  });
  return found;
}

async function dateStyles(zip: Zip, part: string): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let cells = false;
  await readXml(await zip.read(part), {
    open(name, attributes) {
      if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      else if (name === "cellXfs") cells = true;
      else if (name === "xf" && cells) formats.push(Number(attributes.numFmtId ?? 0));
    },
    text() {},
    close(name) {
      if (name === "cellXfs") cells = false;
    },
  });
  return formats.map((id) => showsDate(id, codes.get(id)));
}
