/** Where in a file a fault is; without a line it is one of the whole file. */
export interface Place {
  file: string;
  line: number | null;
}

/**
 * The user's mistake or the input's fault, not ours: printed as one line on stderr, exit 1.
 * The message says what and where (`file:line`); the hint says what to do.
 */
export class UserError extends Error {
  readonly hint: string | undefined;
  /** for sorting; the message names it as well */
  readonly place: Place | undefined;
  /** what else is wrong, where one run found several faults: each is a line of its own */
  readonly others: readonly UserError[];

  constructor(
    message: string,
    options: { hint?: string; cause?: unknown; place?: Place; others?: readonly UserError[] } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "UserError";
    this.hint = options.hint;
    this.place = options.place;
    this.others = options.others ?? [];
  }
}

/** A fault of one place: `file:line: what: hint`. */
export function faultAt(file: string, line: number | null, what: string, hint: string): UserError {
  return new UserError(`${file}${line === null ? "" : `:${line}`}: ${what}`, { hint, place: { file, line } });
}
