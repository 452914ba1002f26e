import { inThread } from "../../../pipeline/thread.js";
import type { Document } from "../../document.js";
import { renderChart } from "../../drawing/renderChart.js";

/** The compiler is loaded in a thread of its own, and only where a PDF is asked for. */
export const writingPdf = inThread<{ document: Document; drawings: ReadonlyMap<string, string> }, Uint8Array>(
  new URL("./pdfThread.js", import.meta.url),
  async () => {
    const { writePdf } = await import("./pdf.js");
    return ({ document, drawings }) => writePdf(document, drawings);
  },
);

/** The bytes of `writePdf`, made beside the main thread. */
export async function writePdfInThread(document: Document): Promise<Uint8Array> {
  const charts = document.blocks.filter((block) => block.kind === "chart");
  const drawn = charts.map(
    async ({ id, chart, rows }): Promise<[string, string]> => [
      id,
      await renderChart(chart, rows, id, document.accent),
    ],
  );
  return writingPdf.ask({ document, drawings: new Map(await Promise.all(drawn)) });
}
