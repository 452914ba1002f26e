import { openBuilt } from "../pipeline/build/build.js";
import type { Session } from "../pipeline/build/session.js";
import type { StrategicData } from "../reports/documents/data/strategicData.js";
import type { ExplorerData } from "../reports/explorer/explorerData.js";
import { publishedTo, sampleFolder } from "./samplePartnership.js";

/*
 * What is read from the sample partnership as it is: once for all test files of a process. Nothing here may be changed;
 * a test that changes the partnership's folder takes a copy of its own of samplePartnership.ts.
 */

/** The built sample with its returns and notes, open for reading as long as the process lives. */
export const sampleSession = once((): Promise<Session> => sampleFolder().then((root) => openBuilt(root)));

/** The same without returns and notes. */
export const bareSession = once(
  (): Promise<Session> => sampleFolder({ returns: false }).then((root) => openBuilt(root)),
);

/** What the strategic assessment of the sample is written from. */
export const sampleStrategic = once(async () => strategicOf(await sampleSession()));

/** The same without returns and notes. */
export const bareStrategic = once(async () => strategicOf(await bareSession()));

async function strategicOf(session: Session): Promise<StrategicData> {
  const { readStrategic } = await import("../reports/documents/data/readStrategic.js");
  return readStrategic(session, publishedTo);
}

/** What the explorer of the sample shows, before it is protected. */
export const sampleExplorer = once(async (): Promise<ExplorerData> => {
  const { readExplorer } = await import("../reports/explorer/readExplorer.js");
  return readExplorer(await sampleSession(), publishedTo);
});

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  return () => {
    reading ??= read();
    return reading;
  };
}
