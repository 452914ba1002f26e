import { UserError } from "../../errors.js";
import { FileRefused } from "../reasons/fileRefused.js";

/** What is refused of a file is said with its name, where no list of files says it. */
export async function namingFile<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    const { hint } = error;
    throw new UserError(`${name}: ${error.message}`, hint === undefined ? {} : { hint });
  }
}
