import type { MarkupToken } from "./markup.js";

/** Keeps the cells of an HTML table in their columns: what spans columns or rows fills each place that it covers. */
export interface TableGrid {
  /** The start of a row, or of another table. */
  next(name: "tr" | "table"): void;
  /** The tabs of the places that cells of rows above still cover, to stand before this cell. */
  open(token: MarkupToken, length: number): string;
  /** The row's text with its last cell closed; a heading is repeated over the columns that it spans. */
  close(text: string): string;
  inside(): boolean;
}

export function tableGrid(): TableGrid {
  const covered = new Map<number, number>();
  let column = 0;
  let cell: { start: number; across: number; down: number; heading: boolean } | null = null;
  return {
    next(name) {
      if (name === "table") covered.clear();
      column = 0;
      cell = null;
    },
    open({ name, text: attributes }, length) {
      let tabs = "";
      for (let left = covered.get(column) ?? 0; left > 0; left = covered.get(column) ?? 0) {
        covered.set(column, left - 1);
        column += 1;
        tabs += "\t";
      }
      const span = (kind: string) =>
        Math.min(
          20,
          Math.max(1, Number(new RegExp(`\\b${kind}\\s*=\\s*["']?(\\d+)`, "i").exec(attributes)?.[1] ?? 1)),
        );
      cell = {
        start: length + tabs.length,
        across: span("colspan"),
        down: span("rowspan"),
        heading: name === "th",
      };
      return tabs;
    },
    close(text) {
      if (cell === null) return text;
      const { start, across, down, heading } = cell;
      const body = text.slice(start).trim();
      for (let at = column; at < column + across; at += 1) if (down > 1) covered.set(at, down - 1);
      column += across;
      cell = null;
      return `${text.slice(0, start)}${body}\t${`${heading ? body : ""}\t`.repeat(across - 1)}`;
    },
    inside: () => cell !== null,
  };
}
