import { isAscii } from "node:buffer";

/** What a text may have in it: patterns for what it has not need not be made, which takes longer than to read a small file. */
export interface Characters {
  /** no character but those of ASCII */
  ascii: boolean;
  /** a closing bracket, with which footnote marks of ASCII end */
  brackets: boolean;
  /** what formulas and their errors begin with */
  formulas: boolean;
}

/** Of a text of which nothing is known. */
export const anyCharacters: Characters = { ascii: false, brackets: true, formulas: true };

/** Of a text of no length. */
export const noCharacters = (): Characters => ({ ascii: true, brackets: false, formulas: false });

/** Of two texts together. */
export const bothCharacters = (one: Characters, other: Characters): Characters => ({
  ascii: one.ascii && other.ascii,
  brackets: one.brackets || other.brackets,
  formulas: one.formulas || other.formulas,
});

/** Adds the bytes of a buffer from `from` on; an `Err:` may be cut by the end of the piece before. */
export function addCharacters(to: Characters, buffer: Buffer, from: number): void {
  const piece = buffer.subarray(from);
  to.ascii &&= isAscii(piece);
  to.brackets ||= piece.includes("]") || piece.includes(")");
  to.formulas ||=
    piece.includes("#") || piece.includes("=") || buffer.subarray(Math.max(0, from - 3)).includes("Err:");
}
