import { totalmem } from "node:os";
import { afterAll, afterEach, describe, expect, test, vi } from "vitest";
import { memoryLimit, OutOfMemory, withEnough } from "../../pipeline/store/memory.js";
import { openStore } from "../../pipeline/store/open.js";
import { csp } from "../csp.js";
import { removeFolders, workspaceWith } from "./csp.js";
import { offencesExtract } from "./extracts.js";

afterEach(() => vi.unstubAllEnvs());
afterAll(removeFolders);

describe("the limit of memory", () => {
  test("is the usual amount, or half of the machine", () => {
    expect(memoryLimit("usual")).toBe(256e6);
    expect(memoryLimit("most")).toBeGreaterThanOrEqual(256e6);
    expect(memoryLimit("most")).toBeLessThanOrEqual(Math.max(256e6, totalmem() / 2));
  });

  test.each([
    ["2GB", 2e9],
    ["1.5 gb", 1.5e9],
    ["512MiB", 512 * 2 ** 20],
  ])("is CSP_MEMORY for all commands where it is set: %s", (set, bytes) => {
    vi.stubEnv("CSP_MEMORY", set);
    expect([memoryLimit("usual"), memoryLimit("most")]).toEqual([bytes, bytes]);
  });

  test.each(["lots", "0GB", "GB", "80%", "-1GB"])("CSP_MEMORY=%s is refused", (set) => {
    vi.stubEnv("CSP_MEMORY", set);
    expect(() => memoryLimit("usual")).toThrow(`CSP_MEMORY is "${set}", which is no amount of memory`);
  });
});

describe("work that needs more", () => {
  test("is done again with the most, once, and only where memory was what lacked", async () => {
    const tried: string[] = [];
    const lacking = async (memory: string) => {
      tried.push(memory);
      if (memory === "usual") throw new OutOfMemory(256e6, null);
      return "done";
    };
    expect(await withEnough(lacking)).toBe("done");
    expect(tried).toEqual(["usual", "most"]);
    await expect(withEnough(() => Promise.reject(new Error("another")))).rejects.toThrow("another");
  });

  test("is not done again where CSP_MEMORY leaves no more", async () => {
    vi.stubEnv("CSP_MEMORY", "1GB");
    const tried: string[] = [];
    const lacking = (memory: string) => {
      tried.push(memory);
      return Promise.reject(new OutOfMemory(1e9, null));
    };
    await expect(withEnough(lacking)).rejects.toThrow("not enough memory");
    expect(tried).toEqual(["usual"]);
  });

  test("says the limit that it met and what to set", async () => {
    vi.stubEnv("CSP_MEMORY", "40MB");
    vi.stubEnv("CSP_THREADS", ""); // one thread alone sorts with less
    const store = await openStore(":memory:");
    const sorted =
      "create table sorted as select range, md5(range::varchar) as text from range(2000000) order by text";
    const fault: unknown = await store.run(sorted).catch((error: unknown) => error);
    store.close();
    expect(fault).toMatchObject({
      message: expect.stringMatching(
        /^not enough memory: this needs more than the 40 MB that the store may take, of the [\d.]+ [MG]B of this machine$/,
      ),
      hint: "close other programs, set CSP_MEMORY=80MB in the environment and run the command again",
    });
  });
});

test("the setting reaches every command, and one that is no amount is said in a line", async () => {
  const workspace = workspaceWith({ "offences.csv": offencesExtract("2021-04", 6, 1) });
  expect((await csp(workspace, "ingest")).code).toBe(0);
  for (const command of [["ingest"], ["build"], ["status"]]) {
    vi.stubEnv("CSP_MEMORY", "lots");
    expect(await csp(workspace, ...command), command.join(" ")).toMatchObject({
      code: 1,
      err: 'csp: CSP_MEMORY is "lots", which is no amount of memory: write a number and MB or GB, such as CSP_MEMORY=2GB, or take the setting away\n',
    });
    vi.stubEnv("CSP_MEMORY", "1GB");
    expect((await csp(workspace, ...command)).code, command.join(" ")).toBe(0);
  }
});
