/** What text is written to: a stream of the process, or what a test keeps. */
export type Output = NodeJS.WritableStream & {
  isTTY?: boolean;
  /** the width of a terminal */
  columns?: number;
};

/** Runs the command with the words of a command line; gives its exit code. */
export type Run = (words: readonly string[], terminal: Terminal) => Promise<number>;

/**
 * Where one run of the command reads, writes and says how it ended: the process itself, or what a test gives, so that
 * several runs in one process share nothing.
 */
export interface Terminal {
  readonly stdout: Output;
  readonly stderr: Output;
  /** who answers questions; they are asked only where this and stdout are a terminal */
  readonly stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  readonly env: NodeJS.ProcessEnv;
  /** set to 1 by a command that has said what failed and throws nothing */
  exitCode?: number | string | null | undefined;
}
