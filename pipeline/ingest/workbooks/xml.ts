import type { Readable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { damaged } from "../archives/zip.js";

export interface XmlSink {
  /** @param name without its prefix */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
  /** whether no more is wanted */
  done?(): boolean;
}

/** Reads XML piece by piece, so that its length needs no memory; entities of its own are not known and refuse it. */
export async function readXml(stream: Readable, sink: XmlSink): Promise<void> {
  const { SaxesParser } = await import("saxes");
  const parser = new SaxesParser();
  const decoder = new StringDecoder("utf8");
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => sink.open(local(name), attributes));
  parser.on("text", (text) => sink.text(text));
  parser.on("closetag", ({ name }) => sink.close(local(name)));
  try {
    for await (const block of stream) {
      parser.write(decoder.write(block as Buffer));
      if (sink.done?.()) return;
    }
    parser.close();
  } catch (cause) {
    throw damaged(cause);
  }
}

/** A name without the prefix of its namespace, which each program chooses. */
export const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/** An attribute whatever the prefix of its name. */
export function attribute(attributes: Readonly<Record<string, string>>, name: string): string | undefined {
  const plain = attributes[name];
  if (plain !== undefined) return plain;
  return Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];
}
