import { closeSync, openSync, readSync } from "node:fs";
import { UserError } from "../../errors.js";
import { fileFault } from "../../fileFault.js";

/** A feature of a GeoJSON file as it stands there, unchecked, and its number from 1. */
export interface BoundaryFeature {
  number: number;
  properties: Record<string, unknown>;
  geometry: unknown;
}

const [openBrace, closeBrace, openBracket, closeBracket, quote, backslash, comma] = Buffer.from('{}[]"\\,');

/** What stands around the features of a real file is a few hundred bytes. */
const mostAround = 1 << 20;
/** The most detailed coast of one area has some tens of megabytes. */
const mostInFeature = 1 << 28;
const mostDepth = 64;

/**
 * The features of a GeoJSON FeatureCollection, one at a time: a file of every ward in full detail has hundreds of
 * megabytes, and as one value would fill a laptop's memory.
 *
 * @throws UserError when the file is none; the features that came before the fault have been given by then
 */
export function* boundaryFeatures(file: string): Generator<BoundaryFeature> {
  let around = "";
  let number = 0;
  for (const { feature, text } of pieces(file)) {
    if (feature) {
      number += 1;
      yield featureOf(file, number, text);
    } else {
      around += text;
      if (around.length > mostAround) throw notGeoJson(file, "its features were not found");
    }
  }
  let whole: unknown;
  try {
    whole = JSON.parse(around);
  } catch (cause) {
    throw notGeoJson(
      file,
      number === 0 ? "it is not JSON" : `it breaks off or is damaged after feature ${number}`,
      cause,
    );
  }
  const type = (whole as { type?: unknown } | null)?.type;
  if (type === "Topology") throw notGeoJson(file, "it is TopoJSON");
  if (type !== "FeatureCollection") {
    throw notGeoJson(file, typeof type === "string" ? `its type is ${type.slice(0, 40)}` : "it says no type");
  }
}

function notGeoJson(file: string, found: string, cause?: unknown): UserError {
  return new UserError(`${file}: not a GeoJSON FeatureCollection: ${found}`, {
    hint: "download or export the boundaries as GeoJSON",
    cause,
  });
}

function featureOf(file: string, number: number, text: string): BoundaryFeature {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch (cause) {
    throw notGeoJson(file, `feature ${number} is damaged`, cause);
  }
  const { properties, geometry } = found as { properties?: unknown; geometry?: unknown };
  const named = typeof properties === "object" && properties !== null && !Array.isArray(properties);
  return { number, properties: named ? (properties as Record<string, unknown>) : {}, geometry };
}

/**
 * Cuts the bytes into the elements of the outermost object's "features" and what stands around them (without the commas
 * between them). Strings are the only place where a bracket is none.
 */
function* pieces(file: string): Generator<{ feature: boolean; text: string }> {
  let depth = 0;
  let inString = false;
  let escaped = false;
  let stringFrom: Buffer[] | null = null;
  let key = "";
  /** the array of features has been entered */
  let inFeatures = false;
  let held: Buffer[] = [];
  for (const chunk of chunks(file)) {
    let from = 0;
    let nameFrom = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === backslash) escaped = true;
        else if (byte === quote) {
          inString = false;
          if (stringFrom !== null) {
            key = Buffer.concat([...stringFrom, chunk.subarray(nameFrom, at)]).toString("utf8", 0, 64);
            stringFrom = null;
          }
        }
      } else if (byte === quote) {
        inString = true;
        // of the outermost object only: what stood last before an array is its name
        if (depth === 1) {
          stringFrom = [];
          nameFrom = at + 1;
        }
      } else if (byte === openBrace || byte === openBracket) {
        depth += 1;
        if (depth > mostDepth) throw notGeoJson(file, "it is nested too deeply");
        if (depth === 2 && byte === openBracket && key === "features") inFeatures = true;
        if (inFeatures && depth === 3) {
          held.push(chunk.subarray(from, at));
          yield { feature: false, text: Buffer.concat(held).toString() };
          held = [];
          from = at;
        }
      } else if (byte === closeBrace || byte === closeBracket) {
        depth -= 1;
        if (inFeatures && depth === 2) {
          held.push(chunk.subarray(from, at + 1));
          yield { feature: true, text: Buffer.concat(held).toString() };
          held = [];
          from = at + 1;
        } else if (inFeatures && depth === 1) inFeatures = false;
      } else if (byte === comma && inFeatures && depth === 2) {
        held.push(Buffer.from(chunk.subarray(from, at)));
        from = at + 1;
      }
    }
    if (stringFrom !== null) {
      stringFrom.push(Buffer.from(chunk.subarray(nameFrom)));
      nameFrom = 0;
    }
    held.push(Buffer.from(chunk.subarray(from)));
    const waiting = held.reduce((sum, { length }) => sum + length, 0);
    if (waiting > mostInFeature) throw notGeoJson(file, "a feature of it does not end");
    if (!inFeatures && waiting > mostAround) throw notGeoJson(file, "its features were not found");
  }
  yield { feature: false, text: Buffer.concat(held).toString() };
}

function* chunks(file: string): Generator<Buffer> {
  let opened: number;
  try {
    opened = openSync(file, "r");
  } catch (cause) {
    throw fileFault(file, cause);
  }
  try {
    const buffer = Buffer.alloc(1 << 20);
    for (let first = true; ; first = false) {
      let read: number;
      try {
        read = readSync(opened, buffer);
      } catch (cause) {
        throw fileFault(file, cause);
      }
      if (read === 0) return;
      const marked = first && buffer.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]));
      yield buffer.subarray(marked ? 3 : 0, read);
    }
  } finally {
    closeSync(opened);
  }
}
