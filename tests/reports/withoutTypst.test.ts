import { describe, expect, test } from "vitest";
import { loadTypst } from "../../reports/writers/pdf/loadTypst.js";

/** The package's own fault, with what the system said of each file that it tried. */
const failing = (code: string, message: string) => () =>
  Promise.reject(
    new Error("Failed to load native binding", { cause: [Object.assign(new Error(message), { code })] }),
  );

describe("a PDF without Typst", () => {
  test("says what to unpack where the native file is not there", async () => {
    await expect(loadTypst(failing("MODULE_NOT_FOUND", "Cannot find module"))).rejects.toMatchObject({
      name: "UserError",
      message: "a PDF cannot be written: this copy of the program came without Typst",
      hint: expect.stringContaining("-pdf.zip"),
    });
  });

  test("says what Windows lacks where the file is there and does not load", async () => {
    const load = failing(
      "ERR_DLOPEN_FAILED",
      "The specified module could not be found.\r\nC:\\csp\\typst.node",
    );
    await expect(loadTypst(load)).rejects.toMatchObject({
      name: "UserError",
      message:
        "a PDF cannot be written: the system does not load Typst (The specified module could not be found.)",
      hint: expect.stringContaining("Visual C++"),
    });
  });
});
