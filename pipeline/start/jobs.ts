/** A piece of work of the menu, and the command that does it. */
export interface Job {
  title: string;
  /** the words of the command, of the partnership's folder */
  words: readonly string[];
  /** a file that the command needs, as it is asked for */
  needs?: string;
  /** the file in `out` that takes what the command prints */
  prints?: string;
}

/** The morning's work, in the order in which it is done. */
export const jobs: readonly Job[] = [
  { title: "Load what is new in the folder data", words: ["ingest"] },
  { title: "See the board: what has come, what is late, what needs an answer", words: ["status", "--page"] },
  { title: "Look into any measure, area and year: the explorer", words: ["explore"] },
  { title: "Write the strategic assessment: web page, Word and workbook", words: ["assess"] },
  { title: "Write the strategic assessment as a PDF, for publishing", words: ["assess", "--as", "pdf"] },
  { title: "Write the quarterly trend pack", words: ["pack"] },
  { title: "Write the whole set of documents for publishing", words: ["publish"] },
  {
    title: "Check the figures of a finished document",
    words: ["audit", "--format", "html"],
    needs: "The document (Word, PDF, HTML or text; drag it into this window)",
    prints: "audit.html",
  },
];
