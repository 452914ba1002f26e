import { type IStylesOptions, LineRuleType } from "docx";

const body = "Arial";
const display = "Georgia";
const ink = "262B30";
const quiet = "4B535B";

/** Word's own names for the styles, so that its navigation, contents and captions find them. Sizes in half points. */
export function docxStyle(accent: string): IStylesOptions {
  const colour = accent.slice(1).toUpperCase();
  const heading = (size: number, before: number, after: number) => ({
    run: { font: display, size, color: colour, bold: false },
    paragraph: {
      spacing: { before, after, line: 264, lineRule: LineRuleType.AUTO },
      keepNext: true,
      keepLines: true,
    },
  });
  return {
    default: {
      document: {
        run: { font: body, size: 20, color: ink, language: { value: "en-GB" } },
        paragraph: { spacing: { after: 120, line: 264, lineRule: LineRuleType.AUTO } },
      },
      title: {
        run: { font: display, size: 44, color: ink },
        paragraph: { spacing: { before: 0, after: 60 } },
      },
      heading1: heading(38, 360, 180),
      heading2: heading(26, 260, 80),
      heading3: heading(23, 220, 60),
      hyperlink: { run: { color: colour, underline: {} } },
    },
    paragraphStyles: [
      { id: "Normal", name: "Normal", quickFormat: true },
      { id: "Subtitle", name: "Subtitle", basedOn: "Normal", next: "Normal", run: { size: 26 } },
      {
        id: "Byline",
        name: "Byline",
        basedOn: "Normal",
        run: { size: 24, color: quiet },
        paragraph: { spacing: { after: 0 } },
      },
      {
        id: "ContentsTitle",
        name: "Contents Title",
        basedOn: "Normal",
        run: { font: display, size: 40, color: colour },
      },
      { id: "TOC1", name: "toc 1", basedOn: "Normal", paragraph: { spacing: { before: 40, after: 0 } } },
      { id: "Lead", name: "Lead", basedOn: "Normal", next: "Normal", run: { size: 23 } },
      { id: "Note", name: "Note", basedOn: "Normal", run: { size: 18, color: quiet } },
      { id: "Units", name: "Units", basedOn: "Note", paragraph: { keepNext: true } },
      {
        id: "Caption",
        name: "caption",
        basedOn: "Normal",
        next: "Normal",
        run: { bold: true, size: 20 },
        paragraph: { keepNext: true, spacing: { before: 200, after: 80 } },
      },
      {
        id: "ChartSubtitle",
        name: "Chart Subtitle",
        basedOn: "Note",
        paragraph: { keepNext: true, spacing: { after: 60 } },
      },
      {
        id: "TableText",
        name: "Table Text",
        basedOn: "Normal",
        run: { size: 20 },
        paragraph: { spacing: { before: 16, after: 16, line: 240, lineRule: LineRuleType.AUTO } },
      },
      {
        id: "Callout",
        name: "Callout",
        basedOn: "Normal",
        paragraph: {
          indent: { left: 200 },
          border: { left: { style: "single", size: 24, space: 10, color: "8A949E" } },
          keepLines: true,
        },
      },
    ],
  };
}
