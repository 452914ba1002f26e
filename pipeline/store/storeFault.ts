import { UserError } from "../errors.js";
import { memoryLimit, OutOfMemory } from "./memory.js";

const again = "run the command again";

/**
 * What the user can do about an error of the database or the disk; an error that is not theirs comes back as it is.
 *
 * @param memory the most that the store may take, in bytes
 */
export function storeFault(file: string, cause: unknown, memory = memoryLimit("usual")): Error {
  if (cause instanceof UserError || !(cause instanceof Error)) return cause as Error;
  const { message } = cause;
  const code = (cause as NodeJS.ErrnoException).code ?? "";
  // other errors of the database quote what a partner wrote, which may say anything
  if (
    code === "" &&
    !/^(IO|FATAL|INTERNAL|Serialization|TransactionContext|Out of Memory|Could not|Failed)/i.test(message)
  ) {
    return cause;
  }
  const holder = /Conflicting lock is held in (.+?) \(PID (\d+)\)/.exec(message);
  if (holder) {
    return new UserError(`the store is in use by another program (process ${holder[2]}, ${holder[1]})`, {
      hint: `wait until it has finished, or close it, and ${again}`,
      cause,
    });
  }
  if (/being used by another process|Could not set lock/.test(message)) {
    return new UserError("the store is in use by another program", { hint: `close it and ${again}`, cause });
  }
  if (
    /^(ENOSPC|EFBIG|EDQUOT)$/.test(code) ||
    /No space left|disk full|not enough space|File too large|quota exceeded|Failed to offload|out of disk|Could not write/i.test(
      message,
    )
  ) {
    return new UserError("no room on the disk", {
      hint: `nothing is half done, and what was loaded before it is kept; free some space and ${again}`,
      cause,
    });
  }
  if (
    /^(EACCES|EPERM|EROFS)$/.test(code) ||
    /Permission denied|Read-only file system|Cannot open file|Operation not permitted/i.test(message)
  ) {
    const place = (cause as NodeJS.ErrnoException).path ?? file;
    return new UserError(`${place} cannot be written to or read`, {
      hint: `ask for the right to write in that folder, or copy the workspace to one of your own, and ${again}`,
      cause,
    });
  }
  if (/Out of Memory/i.test(message)) return new OutOfMemory(memory, cause);
  if (
    /not a valid DuckDB database|Serialization Error|Corrupt|checksum|replaying WAL|database has been invalidated|Could not read enough bytes|Cannot read a database file|older version|storage version|different version/i.test(
      message,
    )
  ) {
    return new UserError(`${file} is damaged`, {
      hint: "csp ingest --rebuild makes a new one from the archived extracts; nothing received is lost",
      cause,
    });
  }
  return cause;
}
