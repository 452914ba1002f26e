import type { Command } from "commander";
import { register as sample } from "./sample.js";

/** One file a verb; each registers itself and loads what is heavy only when it runs. */
export const commands: ((program: Command) => void)[] = [sample];
