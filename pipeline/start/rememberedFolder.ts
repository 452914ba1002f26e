import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { replaceFile } from "../replaceFile.js";

/** Where programs of this person keep their settings; null where the environment does not say. */
function settingsFolder(env: NodeJS.ProcessEnv): string | null {
  if (env.APPDATA) return env.APPDATA;
  if (env.XDG_CONFIG_HOME) return env.XDG_CONFIG_HOME;
  return env.HOME ? path.join(env.HOME, ".config") : null;
}

const fileIn = (settings: string): string => path.join(settings, "csp", "folder.txt");

/** The partnership's folder that was chosen last; null where none was, or it is there no more. */
export function rememberedFolder(env: NodeJS.ProcessEnv): string | null {
  const settings = settingsFolder(env);
  if (settings === null || !existsSync(fileIn(settings))) return null;
  const folder = readFileSync(fileIn(settings), "utf8").trim();
  return existsSync(path.join(folder, "partnership.yaml")) ? folder : null;
}

/** Keeps the choice for the next start; an environment without a place for settings is asked again each time. */
export function rememberFolder(env: NodeJS.ProcessEnv, folder: string): void {
  const settings = settingsFolder(env);
  if (settings !== null) replaceFile(fileIn(settings), `${folder}\n`);
}
