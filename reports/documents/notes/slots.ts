import type { Notes } from "./notesRead.js";

/** A section that only people can write: a file of that name, printed under its title. */
export interface Slot {
  /** the file's name without its ending */
  id: string;
  title: string;
  /** a line of its section's list, after its title, not a section of its own */
  line?: true;
}

/** The sections of each document that wait for the analyst's own words, in the order in which they are printed. */
export const slots = {
  assessment: [
    { id: "recommendations", title: "Recommendations" },
    { id: "profile", title: "The district" },
    { id: "horizon", title: "Horizon scan" },
    { id: "gaps", title: "What is not known, and what to ask for" },
    { id: "strengths", title: "Strengths and limitations" },
    { id: "contact", title: "Contact and version" },
  ],
  committee: [
    { id: "meeting", title: "Committee and date", line: true },
    { id: "report-of", title: "Report of", line: true },
    { id: "status", title: "Status and key decision", line: true },
    { id: "portfolio-holder", title: "Portfolio holder", line: true },
    { id: "contact-officer", title: "Contact officer", line: true },
    { id: "report", title: "Report details" },
    { id: "equality", title: "Equality assessment" },
    { id: "net-zero", title: "Net zero implications" },
    { id: "wellbeing", title: "Wellbeing" },
    { id: "conclusions", title: "Conclusions" },
    { id: "background-papers", title: "Background papers" },
  ],
} as const satisfies Record<string, readonly Slot[]>;

export type SlotsOf = keyof typeof slots;

/** Whether a document has a section of its own of that name. */
export const isSlot = (of: string, id: string): boolean => slotNames(of).includes(id);

/** The names of a document's sections. */
export const slotNames = (of: string): string[] =>
  of === "assessment" || of === "committee" ? slots[of].map(({ id }) => id) : [];

/** In which folder the notes of a document are, from that of the partnership. */
export const notesFolder = (of: string): string[] => [
  "reports",
  "notes",
  ...(of === "assessment" ? [] : [of]),
];

/**
 * One line for whoever publishes: the sections that nobody has written, with the files that would be them.
 *
 * @param elsewhere headings under which something is written already (partnership.yaml)
 */
export function unwritten(
  of: SlotsOf,
  notes: Notes | undefined,
  elsewhere: readonly { heading: string }[] = [],
): string[] {
  const known = elsewhere.map(({ heading }) => heading.toLowerCase());
  const empty = slots[of].filter(
    ({ id, title }) => !notes?.sections?.has(id) && !known.includes(title.toLowerCase()),
  );
  if (empty.length === 0) return [];
  const files = empty.map(({ id, title }) => `${title} (${[...notesFolder(of), `${id}.md`].join("/")})`);
  return [`nothing is written yet, and nothing printed, of: ${files.join(", ")}`];
}
