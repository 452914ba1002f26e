import { createInterface, type Interface } from "node:readline";
import type { Terminal } from "../terminal.js";

/** Asks one line after another, and lets go of the keyboard while a command runs that may ask something itself. */
export class Questions {
  readonly #terminal: Terminal;
  #lines: Interface | null = null;
  /** lines that came before they were asked for, as from a pipe */
  readonly #early: string[] = [];
  #ended = false;
  #waiting: ((line: string | null) => void) | null = null;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** The answer without blanks around it; null where no more comes. */
  async ask(question: string): Promise<string | null> {
    this.#terminal.stdout.write(question);
    if (this.#lines === null && !this.#ended) this.#listen();
    const early = this.#early.shift();
    if (early !== undefined) return early.trim();
    if (this.#ended) return null;
    return new Promise((resolve) => {
      this.#waiting = (line) => resolve(line === null ? null : line.trim());
    });
  }

  /** A terminal is let go of; what a pipe sent is kept. */
  letGo(): void {
    if (!this.#terminal.stdin.isTTY) return;
    this.#lines?.close();
    this.#lines = null;
    this.#ended = false;
  }

  close(): void {
    this.#lines?.close();
  }

  #listen(): void {
    const { stdin, stdout } = this.#terminal;
    const lines = createInterface({ input: stdin, ...(stdin.isTTY ? { output: stdout } : {}) });
    lines.on("line", (line) => {
      if (this.#waiting === null) this.#early.push(line);
      else this.#answer(line);
    });
    lines.on("close", () => {
      if (this.#lines !== lines) return;
      this.#ended = true;
      this.#answer(null);
    });
    this.#lines = lines;
  }

  #answer(line: string | null): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.(line);
  }
}
