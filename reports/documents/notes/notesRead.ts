import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { withPeriod } from "../../../pipeline/build/build.js";
import type { Session } from "../../../pipeline/build/session.js";
import { endOfMonth, monthsBetween } from "../../../pipeline/calendar/day.js";
import { UserError } from "../../../pipeline/errors.js";
import type { TrendsRow } from "../../../pipeline/store/rows.js";
import { allowedInNotes, type NoteBlock, NoteFault, type NoteReference, noteText } from "./noteText.js";
import { isSlot, notesFolder, slotNames } from "./slots.js";

/** One note: the file as it is told to people, and its text. */
export interface Note {
  /** "reports/notes/asb.md" */
  file: string;
  blocks: NoteBlock[];
}

/** The analyst's notes of one document, by issue, and the figures that they call by their full name. */
export interface Notes {
  byIssue: ReadonlyMap<string, Note>;
  /** sections of the document that people write (`slots`), by the names of their files */
  sections?: ReadonlyMap<string, Note>;
  named: { name: string; row: TrendsRow }[];
}

/** Which document's notes: the assessment's stand in reports/notes itself, the others' in a folder of their own there. */
export type NotesOf = "assessment" | "annual" | "pack" | "committee";

/**
 * Reads `reports/notes/<issue>.md` (of the other documents `reports/notes/annual/…`, `pack/…` and `committee/…`), the sections that
 * people write (`reports/notes/recommendations.md`; one without a word is none), and from
 * the store the figures that they call `source/measure/area/2022-10..2023-09`.
 *
 * @throws UserError naming file and line where a note names no issue, uses what is not allowed, or calls a figure that
 * the store does not have
 */
export async function readNotes(session: Session, of: NotesOf): Promise<Notes> {
  const { workspace } = session;
  const relative = notesFolder(of);
  const folder = path.join(workspace.root, ...relative);
  if (!existsSync(folder)) return { byIssue: new Map(), named: [] };
  // the committee paper has no chapters on issues
  const named = of === "committee" ? [] : [...workspace.priorities, ...workspace.themes];
  const issues = new Set(named.map(({ priority }) => priority));
  const byIssue = new Map<string, Note>();
  const sections = new Map<string, Note>();
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith(".md")) continue;
    const file = [...relative, name].join("/");
    const id = name.replace(/\.md$/, "");
    const words = readFileSync(path.join(folder, name), "utf8");
    if (isSlot(of, id)) {
      const blocks = parsed(file, words);
      if (blocks.length > 0) sections.set(id, { file, blocks });
      continue;
    }
    const issue = id.replaceAll("-", "_");
    if (!issues.has(issue)) {
      throw new UserError(`${file}: there is no issue "${issue}"`, {
        hint: `name the file after one of ${[...[...issues].sort(), ...slotNames(of)].join(", ")}`,
      });
    }
    byIssue.set(issue, { file, blocks: parsed(file, words) });
  }
  return { byIssue, sections, named: await readNamed(session, [...byIssue.values(), ...sections.values()]) };
}

function parsed(file: string, text: string): NoteBlock[] {
  try {
    return noteText(text.replace(/^\ufeff/, ""));
  } catch (fault) {
    if (!(fault instanceof NoteFault)) throw fault;
    throw new UserError(`${file}:${fault.line}: ${fault.message}`, {
      hint: `a note may use ${allowedInNotes}`,
    });
  }
}

/** Every reference of a note, in its order. */
function references({ blocks }: Note): NoteReference[] {
  const inlines = blocks.flatMap((block) =>
    block.kind === "paragraph" ? block.inlines : block.items.flat(),
  );
  return inlines.filter((inline) => inline.kind === "reference-to-figure");
}

const fullName =
  /^([^/]+)\/([^/]+)\/([^/]+)\/(\d{4})-(0[1-9]|1[0-2])\.\.(\d{4})-(0[1-9]|1[0-2])(?:\.([a-z]+))?$/;

async function readNamed(session: Session, notes: readonly Note[]): Promise<Notes["named"]> {
  const named = new Map<string, TrendsRow>();
  for (const note of notes) {
    for (const { name, line } of references(note)) {
      if (!name.includes("/")) continue;
      const found = fullName.exec(name);
      const where = `${note.file}:${line}: {{${name}}}`;
      if (!found) {
        throw new UserError(`${where} is not the name of a figure`, {
          hint: "write source/measure/area/2022-10..2023-09, or a measure",
        });
      }
      const [, source = "", measure = "", area = "", fromYear, fromMonth, toYear, toMonth, part] = found;
      const key = part === undefined ? name : name.slice(0, -part.length - 1);
      if (named.has(key)) continue;
      const start = `${fromYear}-${fromMonth}-01`;
      const end = endOfMonth(`${toYear}-${toMonth}`);
      const row = await figure(session, { source, measure, area, start, end });
      if (row === undefined) {
        throw new UserError(`${where} is not in the store`, { hint: "csp trends lists what there is" });
      }
      named.set(key, row);
    }
  }
  return [...named].map(([name, row]) => ({ name, row }));
}

interface Wanted {
  source: string;
  measure: string;
  area: string;
  start: string;
  end: string;
}

/** From the spans that are always kept; any other is made for the asking. */
async function figure(session: Session, wanted: Wanted): Promise<TrendsRow | undefined> {
  const query = `select * from trends where source = $source and measure = $measure and area = $area
    and period_start = $start and period_end = $end order by period_kind limit 1`;
  const [kept] = await session.store.rows<TrendsRow>(query, { ...wanted });
  if (kept !== undefined || wanted.start > wanted.end) return kept;
  const asked = { to: wanted.end.slice(0, 7), months: monthsBetween(wanted.start, wanted.end) };
  const [made] = await withPeriod(session, asked, (store) => store.rows<TrendsRow>(query, { ...wanted }));
  return made;
}
