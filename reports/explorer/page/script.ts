import type { Table } from "../../document.js";
import { type PageDocument, pageElement } from "../../page/pageDom.js";
import { escapeHtml } from "../../writers/escapeHtml.js";
import { htmlTable } from "../../writers/htmlTable.js";
import type { ExplorerState } from "../explorerState.js";
import { choices } from "./controls.js";
import { csvOf } from "./csv.js";
import { drawInPage } from "./drawing.js";
import { chosen } from "./figures.js";
import { leadSentence } from "./leadSentence.js";
import { pictureOf } from "./picture.js";
import { pngOf, save } from "./save.js";
import { addressOf, askedIn, type Selection } from "./selection.js";
import { hoursView, nameOf, placesView, runView, trendView, type View, wardsView } from "./views.js";
import { yearsTable } from "./yearsTable.js";

// The script of the explorer's page. It is compiled, put into the page with all it imports, and runs only there: the charts
// and their tables are made by the modules that make those of the documents.

const controls = ["measure", "area", "period", "basis"] as const;
const views = { trend: trendView, run: runView, hours: hoursView, places: placesView, wards: wardsView };

declare const document: PageDocument;
declare const location: { hash: string };
declare function addEventListener(type: string, listener: () => void): void;

function startExplorer(page: PageDocument): void {
  const state = JSON.parse(pageElement(page, "state").textContent ?? "") as ExplorerState;
  const empty = {
    provenance: new Map(),
    accent: "",
    numbers: { of: new Map<string, string>(), provenance: ["", ""] as [string, string] },
  };
  const table = (made: Table) => htmlTable(made, empty);
  let shown = "";
  const files = new Map<string, () => Promise<Blob> | Blob>();
  const fileName = (view: string, { measure, area, period }: Selection, ending: string) =>
    `${[view, measure, area, period].join("-").replaceAll(/[^\w-]+/g, "-")}.${ending}`;

  const showView = async (name: keyof typeof views, view: View, selection: Selection): Promise<void> => {
    const place = pageElement(page, name);
    const drawn = "none" in view ? null : await drawInPage(state.charts, view.chart, view.rows, name);
    if (shown !== addressOf(selection)) return; // another was picked while this one was drawn
    for (const kind of ["csv", "png"]) pageElement(page, `${name}-${kind}`).hidden = drawn === null;
    if ("none" in view || drawn === null) {
      place.innerHTML = `<p>${escapeHtml("none" in view ? view.none : "")}</p>`;
      return;
    }
    place.innerHTML = `<figure><figcaption><strong>${escapeHtml(view.title)}</strong> <span>${escapeHtml(view.subtitle)}</span></figcaption>
<div class="drawing" tabindex="0" role="img" aria-label="${escapeHtml(view.alt)}">${drawn}</div>
<details><summary>The numbers behind this chart<span class="hidden">: ${escapeHtml(view.title)}</span></summary>${table(view.table)}</details></figure>`;
    files.set(fileName(name, selection, "csv"), () => new Blob([csvOf(view.table)], { type: "text/csv" }));
    files.set(fileName(name, selection, "png"), () => pngOf(page, pictureOf(drawn, view)));
  };

  const show = async (asked: Partial<Record<keyof Selection, string>>): Promise<void> => {
    const { figures, selection } = chosen(state, asked);
    const address = addressOf(selection);
    if (address === shown) return;
    shown = address;
    files.clear();
    const made = choices(state, figures, selection);
    for (const control of controls) pageElement(page, control).innerHTML = made[control];
    const name = nameOf(state, selection.area);
    const title = `${figures.measure.measure.name}, ${name}`;
    pageElement(page, "shown").textContent = title;
    pageElement(page, "lead").textContent = leadSentence(figures, selection);
    page.title = `${title}: explorer`;
    pageElement(page, "link").href = address;
    if (location.hash !== address) location.hash = address;
    const years = yearsTable(figures, selection, name);
    pageElement(page, "years").innerHTML = table(years);
    files.set(fileName("years", selection, "csv"), () => new Blob([csvOf(years)], { type: "text/csv" }));
    for (const [view, make] of Object.entries(views) as [keyof typeof views, typeof trendView][])
      await showView(view, make(figures, selection, state), selection);
    page.body.setAttribute("data-shown", address);
  };

  const picked = (): Partial<Record<keyof Selection, string>> =>
    Object.fromEntries(controls.map((control) => [control, pageElement(page, control).value]));
  const told = (showing: Promise<void>): void => {
    showing.catch((fault: unknown) => {
      pageElement(page, "fault").textContent = `This view could not be drawn: ${String(fault)}`;
    });
  };
  for (const control of controls)
    pageElement(page, control).addEventListener("change", () => told(show(picked())));
  for (const [view, kind] of [
    ["years", "csv"],
    ...Object.keys(views).flatMap((name) => [
      [name, "csv"],
      [name, "png"],
    ]),
  ])
    pageElement(page, `${view}-${kind}`).addEventListener("click", () => {
      for (const [name, make] of files)
        if (name.startsWith(`${view}-`) && name.endsWith(`.${kind}`))
          told(Promise.resolve(make()).then((content) => save(page, name, content)));
    });
  addEventListener("hashchange", () => told(show(askedIn(location.hash))));
  told(show(askedIn(location.hash)));
}

startExplorer(document);
