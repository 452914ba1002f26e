import type { PageDocument, PageElement } from "../../page/pageDom.js";

interface Canvas extends PageElement {
  width: number;
  height: number;
  getContext(
    kind: "2d",
  ): { scale(x: number, y: number): void; drawImage(image: Picture, x: number, y: number): void } | null;
  toBlob(done: (blob: Blob | null) => void, type: string): void;
}

interface Picture {
  src: string;
  decode(): Promise<void>;
}

declare const Image: new () => Picture;

/** Hands a file to the reader as a download. */
export function save(page: PageDocument, name: string, content: Blob): void {
  const link = page.createElement("a");
  const address = URL.createObjectURL(content);
  link.href = address;
  link.download = name;
  page.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A drawing as a PNG, two pixels for each CSS pixel. */
export async function pngOf(
  page: PageDocument,
  { svg, width, height }: { svg: string; width: number; height: number },
): Promise<Blob> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const canvas = page.createElement("canvas") as Canvas;
  canvas.width = width * 2;
  canvas.height = height * 2;
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("the browser has no canvas");
  context.scale(2, 2);
  context.drawImage(picture, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error("the browser made no picture")) : resolve(blob)),
      "image/png",
    );
  });
}
