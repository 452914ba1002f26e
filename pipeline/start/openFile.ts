import { spawn } from "node:child_process";

/** The program of a system that opens a file as a double click does, with the words before the file's name. */
const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  win32: ["explorer.exe"],
  darwin: ["open"],
  linux: ["xdg-open"],
};

/** Opens a file in the program that the person has for it; a system without a desktop opens nothing. */
export function openFile(file: string): void {
  const [program, ...words] = openers[process.platform] ?? [];
  if (program === undefined) return;
  const opening = spawn(program, [...words, file], { detached: true, stdio: "ignore" });
  // no such program: the path has been printed, and can be opened by hand
  opening.on("error", () => undefined);
  opening.unref();
}
