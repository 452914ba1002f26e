import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { UserError } from "../../errors.js";
import { settleFile } from "../../replaceFile.js";
import type { Places } from "../../store/places.js";
import type { SheetOrigin } from "../read/examination.js";
import { sheetId } from "./sheetTable.js";

/** Of which workbook in the archive a supply is a sheet. */
const Kept = z.object({
  workbook: z.string().regex(/^[0-9a-f]{64}$/),
  kind: z.enum(["xlsx", "ods", "xls"]),
  sheet: z.string(),
});

const noteOf = (places: Places, sha256: string): string => path.join(places.archive, `${sha256}.sheet.json`);

/** Keeps a workbook as it came, once however many of its sheets are supplies, and which of them this one is. */
export function archiveWorkbook(places: Places, sheet: SheetOrigin): void {
  const kept = path.join(places.archive, `${sheet.sha256}.${sheet.kind}`);
  if (!existsSync(kept)) {
    copyFileSync(sheet.workbook, `${kept}.part`);
    settleFile(`${kept}.part`, kept);
  }
  const note = noteOf(places, sheetId(sheet));
  const { sha256: workbook, kind, name } = sheet;
  writeFileSync(
    `${note}.part`,
    `${JSON.stringify({ workbook, kind, sheet: name } satisfies z.input<typeof Kept>)}\n`,
  );
  settleFile(`${note}.part`, note);
}

/**
 * The archived workbook of which a supply is a sheet; null where the supply is a file of its own.
 *
 * @throws UserError where what is known of it is damaged
 */
export function archivedSheet(places: Places, sha256: string): SheetOrigin | null {
  const note = noteOf(places, sha256);
  if (!existsSync(note)) return null;
  try {
    const { workbook, kind, sheet } = Kept.parse(JSON.parse(readFileSync(note, "utf8")));
    return {
      workbook: path.join(places.archive, `${workbook}.${kind}`),
      kind,
      sha256: workbook,
      name: sheet,
    };
  } catch (cause) {
    throw new UserError(`the archive does not know which sheet a supply is (${note})`, {
      hint: "restore the archive from a copy; nothing has been changed",
      cause,
    });
  }
}

/** The supplies that are sheets of a workbook, by their SHA-256. */
export function sheetsArchived(places: Places, workbook: string): string[] {
  if (!existsSync(places.archive)) return [];
  return readdirSync(places.archive)
    .flatMap((name) => /^([0-9a-f]{64})\.sheet\.json$/.exec(name)?.[1] ?? [])
    .filter((sha256) => archivedSheet(places, sha256)?.sha256 === workbook)
    .sort();
}
