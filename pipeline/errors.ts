/**
 * The user's mistake or the input's fault, not ours: printed as one line on stderr, exit 1.
 * The message says what and where (`file:line`); the hint says what to do.
 */
export class UserError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "UserError";
    this.hint = options.hint;
  }
}
