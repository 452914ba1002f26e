/** One line of a document as it was read. A DOCX paragraph or table row counts as a line. */
export interface Line {
  /** 1-based. */
  readonly number: number;
  /** 1-based printed page, or null where the format does not show it. */
  readonly page: number | null;
  /** Cells of one table row are separated by a tab. */
  readonly text: string;
  /** For a row put together from several lines: the line of each cell. */
  readonly cellLines?: readonly number[];
}

export type DocumentFormat = "text" | "markdown" | "html" | "docx" | "pdf";

/** A finished document as lines: all that the audit knows of it. */
export interface SourceDocument {
  /** File name without its folder: what findings and dismissals are keyed by. */
  readonly name: string;
  readonly format: DocumentFormat;
  readonly lines: readonly Line[];
}
