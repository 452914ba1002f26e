import { UserError } from "../../errors.js";
import type { Reason } from "./reasons.js";

/** Nothing of a file is taken, for a reason that shows only where its cells or labels are typed. */
export class FileRefused extends UserError {
  constructor(
    readonly reason: Reason,
    message: string,
    options: { hint: string; line?: number | null },
  ) {
    super(message, { hint: options.hint });
    this.line = options.line ?? null;
  }

  /** Physical line, from 1, where there is one. */
  readonly line: number | null;
}
