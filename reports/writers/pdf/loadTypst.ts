import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { UserError } from "../../../pipeline/errors.js";

const fromPackage = async (): Promise<typeof NodeCompiler> =>
  (await import("@myriaddreamin/typst-ts-node-compiler")).NodeCompiler;

/**
 * The compiler. A package of the program may leave its native file to a ZIP of its own, for its size; on Windows the file
 * needs Microsoft's Visual C++ runtime (VCRUNTIME140.dll), which Windows itself does not bring.
 *
 * @throws UserError where the native file is not there, or the system does not load it
 */
export async function loadTypst(load = fromPackage): Promise<typeof NodeCompiler> {
  try {
    return await load();
  } catch (cause) {
    const refused = refusalIn(cause);
    if (refused !== undefined)
      throw new UserError(`a PDF cannot be written: the system does not load Typst (${refused})`, {
        hint: "on Windows it needs the Microsoft Visual C++ Redistributable: ask for it, or leave out --as pdf",
        cause,
      });
    throw new UserError("a PDF cannot be written: this copy of the program came without Typst", {
      hint: "unpack the package whose name ends in -pdf.zip over the program's folder, or leave out --as pdf",
      cause,
    });
  }
}

/** What the system says of a native file that is there and does not load, on one line. */
function refusalIn(fault: unknown): string | undefined {
  if (!(fault instanceof Error) || !Array.isArray(fault.cause)) return undefined;
  const refused = fault.cause.find(
    (one: unknown): one is Error => one instanceof Error && "code" in one && one.code === "ERR_DLOPEN_FAILED",
  );
  return refused?.message.split(/\r?\n/)[0];
}
