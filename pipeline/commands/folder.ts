import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { InvalidArgumentError } from "commander";

/** Commander's parser for a folder to write to: it, or the nearest above it that exists, is no file. */
export function folder(text: string): string {
  let place = path.resolve(text);
  while (!existsSync(place) && path.dirname(place) !== place) place = path.dirname(place);
  if (existsSync(place) && !statSync(place).isDirectory()) {
    throw new InvalidArgumentError(`${path.relative(".", place) || place} is a file; name a folder`);
  }
  return text;
}
