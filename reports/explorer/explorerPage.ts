import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { formatDay } from "../../pipeline/calendar/print.js";
import { smallCounts } from "../../pipeline/disclosure/smallCounts.js";
import { screened } from "../documents/charts/xmrChart.js";
import { notices } from "../documents/parts/notices.js";
import { checkAccent } from "../drawing/contrast.js";
import { compiledModule, inlineModules } from "../page/inlineModules.js";
import { escapeHtml } from "../writers/escapeHtml.js";
import { htmlStyle } from "../writers/htmlStyle.js";
import type { ExplorerData } from "./explorerData.js";
import { explorerState } from "./explorerState.js";
import { explorerStyle } from "./explorerStyle.js";

const packages = createRequire(import.meta.url);

/**
 * The explorer as one page that works from a folder: the protected figures, the specifications of the documents' charts,
 * Vega to draw them with, and a script that is the compiled modules of the documents. Nothing is fetched, and no text of
 * the page becomes a program. The same rows give the same bytes.
 *
 * @throws UserError where the house colour cannot be read on white
 */
export function explorerPage(data: ExplorerData): string {
  checkAccent(data.accent);
  const title = `Explorer: crime and disorder in ${data.district.name}`;
  const small = smallCounts(data.suppressBelow);
  const said = notices(data).concat(
    data.internal === true
      ? [
          {
            tone: "warning",
            title: "Internal: not for publication",
            text: "This copy gives small numbers in full. It must not be published or passed on.",
          },
        ]
      : [],
  );
  const state = JSON.stringify(explorerState(data)).replaceAll("<", "\\u003c");
  const script = inlineModules(compiledModule("reports", "explorer", "page", "script.js"), {
    "vega-interpreter": { file: packages.resolve("vega-interpreter") },
    "vega-util": { global: "vega" },
  });
  return `<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="dcterms.date" content="${escapeHtml(data.end)}">
<title>${escapeHtml(title)}</title>
<style>
${htmlStyle(data.accent)}
${explorerStyle}
</style>
</head>
<body>
<a class="skip" href="#main">Skip to the figures</a>
<header class="cover">
<p class="by">${escapeHtml(data.organisation)}</p>
<h1>${escapeHtml(data.internal === true ? `INTERNAL: ${title}` : title)}</h1>
<p>Figures to ${escapeHtml(formatDay(data.end))}. Pick what to look at; the address of the page leads back to it.</p>
${said.map(({ tone, title, text }) => `<div class="callout ${tone}"><p class="name">${escapeHtml(title)}</p><p>${escapeHtml(text)}</p></div>`).join("\n")}
<div class="picks">
${pick("measure", "Measure")}
${pick("area", "Area")}
${pick("period", "Twelve months")}
${pick("basis", "Places and wards by")}
</div>
</header>
<main id="main" tabindex="-1">
<h2 id="shown">Figures</h2>
<p class="lead" id="lead" role="status"></p>
<p class="fault" id="fault" role="alert"></p>
<noscript><p>This page needs a browser that runs scripts. The documents of the same set have its figures without one.</p></noscript>
<p><a id="link" href="#">Link to this view</a></p>
${section("trend", "Month by month", ["csv", "png"])}
${section("run", "Over the years", ["csv", "png"])}
${section("hours", "Hours of the week", ["csv", "png"])}
${section("places", "Among the others", ["csv", "png"])}
${section("wards", "In the wards", ["csv", "png"])}
${section("years", "Year by year", ["csv"])}
</main>
<footer class="foot"><p>${escapeHtml(data.organisation)}. Made by csp explore from the figures of the published set.${small === null || data.internal === true ? "" : ` ${escapeHtml(small)} of sensitive measures are not shown ([c]), and neither is what would give them away.`}</p>
<p>The limits of months are those of XmR charts, 2.66 mean moving ranges from the mean. ${escapeHtml(screened)} The annex of the strategic assessment says how places and readings are made.</p></footer>
<script>${vegaText()}</script>
<script type="application/json" id="state">${state}</script>
<script>${script}</script>
</body>
</html>
`;
}

const pick = (id: string, label: string): string =>
  `<div><label for="${id}">${label}</label><select id="${id}"></select></div>`;

const section = (id: string, title: string, kinds: readonly string[]): string =>
  `<section aria-labelledby="${id}-title"><h3 id="${id}-title">${title}</h3>
<div id="${id}"></div>
<p class="save">${kinds.map((kind) => `<button type="button" id="${id}-${kind}">${kind === "csv" ? "Save the numbers (CSV)" : "Save the picture (PNG)"}<span class="hidden">: ${title}</span></button>`).join("")}</p></section>`;

/** Vega's own build for pages, which sets the global `vega`. */
function vegaText(): string {
  const file = path.join(path.dirname(packages.resolve("vega")), "vega.min.js");
  const text = readFileSync(file, "utf8").replace(/^\/\/# sourceMappingURL=.*$/m, "");
  if (/<\/script/i.test(text)) throw new Error(`${file} holds the end of a script element`);
  return text;
}
