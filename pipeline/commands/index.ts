import type { Command } from "commander";

/** One file a verb; each registers itself and loads what is heavy only when it runs. */
export const commands: ((program: Command) => void)[] = [];
