import type { Document } from "../document.js";
import { escapeHtml } from "./escapeHtml.js";

/** The properties part of an Office file: title, author, language; its dates are those of the evidence. */
export function coreProperties(document: Document): string {
  const title = escapeHtml(`${document.title}, ${document.subtitle}`);
  const organisation = escapeHtml(document.organisation);
  const when = `${document.date}T00:00:00Z`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dc:subject>${organisation}</dc:subject><dc:creator>${organisation}</dc:creator><cp:lastModifiedBy>${organisation}</cp:lastModifiedBy><dc:language>en-GB</dc:language><cp:revision>1</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">${when}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${when}</dcterms:modified></cp:coreProperties>`;
}
