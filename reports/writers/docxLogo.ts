import { ImageRun, Paragraph } from "docx";
import type { Logo } from "../document.js";
import { type Png, renderPng } from "../drawing/renderPng.js";
import { printable } from "./printable.js";

/** Room for a logo on the cover, in CSS pixels: 60 mm by 25 mm. */
const room = { width: 227, height: 94 };

/** The logo in a paragraph of its own; a drawing becomes a picture, since not every Word shows SVG. */
export async function logoParagraph(logo: Logo): Promise<Paragraph> {
  const { bytes, width, height } = logo.type === "png" ? pngSize(logo.bytes) : await drawn(logo.bytes);
  const scale = Math.min(room.width / width, room.height / height);
  return new Paragraph({
    children: [
      new ImageRun({
        type: "png",
        data: Buffer.from(bytes),
        transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
        altText: { name: "Logo", title: printable(logo.text), description: printable(logo.text), id: "0" },
      }),
    ],
  });
}

function drawn(svg: Uint8Array): Promise<Png> {
  return renderPng(Buffer.from(svg).toString("utf8"), 4);
}

/** From the header chunk, which every PNG begins with. */
function pngSize(bytes: Uint8Array): Png {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { bytes, width: view.getUint32(16), height: view.getUint32(20) };
}
