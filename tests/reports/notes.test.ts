import { describe, expect, it } from "vitest";
import { UserError } from "../../pipeline/errors.js";
import type { TrendsRow } from "../../pipeline/store/rows.js";
import { plainText } from "../../reports/document.js";
import { NoteFault, noteBlocks, noteText } from "../../reports/documents/notes/noteText.js";
import { type NotedFigure, noteOf } from "../../reports/documents/parts/notesFill.js";
import { packMeasure, steady } from "./syntheticPack.js";

const faultOf = (text: string): NoteFault => {
  try {
    noteText(text);
  } catch (fault) {
    if (fault instanceof NoteFault) return fault;
    throw fault;
  }
  throw new Error("nothing was refused");
};

describe("a note", () => {
  it("holds paragraphs, lists, strong, emphasis, links and references", () => {
    const note =
      "One **two** *three*\nfour.\n\n- a\n- b\n  more\n\n1. c\n\n[d](https://example.org/x) {{asb}} _e_ 2 * 3";
    expect(noteText(note)).toEqual([
      {
        kind: "paragraph",
        inlines: [
          { kind: "text", text: "One " },
          { kind: "strong", text: "two" },
          { kind: "text", text: " " },
          { kind: "emphasis", text: "three" },
          { kind: "text", text: " four." },
        ],
      },
      {
        kind: "list",
        ordered: false,
        items: [[{ kind: "text", text: "a" }], [{ kind: "text", text: "b more" }]],
      },
      { kind: "list", ordered: true, items: [[{ kind: "text", text: "c" }]] },
      {
        kind: "paragraph",
        inlines: [
          { kind: "link", text: "d", href: "https://example.org/x" },
          { kind: "text", text: " " },
          { kind: "reference-to-figure", name: "asb", line: 10 },
          { kind: "text", text: " " },
          { kind: "emphasis", text: "e" },
          { kind: "text", text: " 2 * 3" },
        ],
      },
    ]);
  });

  it("leaves escaped marks and snake_case as they are", () => {
    const [block] = noteBlocks(noteText('\\*no\\* a_b_c 5 < 6 & "x"'), () => ({ kind: "text", text: "" }));
    expect(block?.kind === "paragraph" && plainText(block.inlines)).toBe('*no* a_b_c 5 < 6 & "x"');
  });

  it.each([
    ["fine\n\n# Heading", 3],
    ["<script>alert(1)</script>", 1],
    ["a\nb ![x](y.png)", 2],
    ["| a | b |", 1],
    ["```\ncode", 1],
    ["[x](javascript:alert(1))", 1],
    ["[x](file:///etc/passwd)", 1],
    ["a\n{{open", 2],
    ["**{{asb}}**", 1],
  ])("refuses %j on its line", (text, line) => expect(faultOf(text).line).toBe(line));
});

describe("a reference in a note", () => {
  const { quarter, measure } = packMeasure("steady", steady);
  const row = { ...quarter, value: 60, previous: 50, change: 10, percent: 20 };
  const figure = (more: Partial<TrendsRow> = {}): NotedFigure => ({
    name: measure.name,
    row: { ...row, ...more },
    cite: (text, which) => ({ kind: "figure", text, provenance: which === "current" ? 1 : 2 }),
    places: {
      byRate: null,
      byCount: {
        rank_highest: 12,
        rank_highest_to: 12,
        rank_lowest: 2,
        rank_lowest_to: 2,
        of: 13,
        lacking: 0,
      },
    },
  });
  const filled = (text: string, figures: NotedFigure[] = [figure()]): string =>
    noteOf(
      { byIssue: new Map([["asb", { file: "reports/notes/asb.md", blocks: noteText(text) }]]), named: [] },
      "asb",
      "asb",
      (name) => (name === "steady" || name === "p/steady/E07/2023-07..2023-09" ? figures : []),
    )
      .map((block) => (block.kind === "paragraph" ? plainText(block.inlines) : ""))
      .join("");

  it.each([
    ["{{steady}}", "60"],
    ["{{steady.value}}", "60"],
    ["{{ steady.previous }}", "50"],
    ["{{steady.change}}", "10 more"],
    ["{{steady.percent}}", "20.0%"],
    ["{{steady.rank}}", "2nd lowest of 13 by number"],
    ["{{steady.period}}", "July to September 2023"],
    ["{{p/steady/E07/2023-07..2023-09}}", "60"],
    ["{{p/steady/E07/2023-07..2023-09.change}}", "10 more"],
  ])("%s is %s", (text, words) => expect(filled(text)).toBe(words));

  it("keeps where the figure comes from", () => {
    const [, paragraph] = noteOf(
      { byIssue: new Map([["asb", { file: "x", blocks: noteText("{{steady.previous}}") }]]), named: [] },
      "asb",
      "asb",
      () => [figure()],
    );
    expect(paragraph).toMatchObject({ inlines: [{ kind: "figure", text: "50", provenance: 2 }] });
  });

  it("shows no suppressed figure, and says what stands for it", () => {
    const hidden = [figure({ value: null, change: null, percent: null, status: "suppressed" })];
    const words = filled(
      "{{steady}} {{steady.change}} {{steady.percent}} {{steady.rank}} {{steady.previous}}",
      hidden,
    );
    expect(words).toMatch(/^\[c\] \[c\] \[c\] \[c\] 50\[c\]: suppressed/);
  });

  it.each([
    ["a\n\n{{stedy}}", [figure()], "reports/notes/asb.md:3: {{stedy}} is no figure of this document"],
    ["{{steady.size}}", [figure()], 'reports/notes/asb.md:1: {{steady.size}} asks for "size"'],
    ["{{steady}}", [figure(), figure({ source: "other" })], "could be a figure of police or of other"],
    ["{{steady.percent}}", [figure({ percent: null })], "{{steady.percent}} has no percentage"],
    ["{{steady}}", [figure({ value: null, status: "incomplete" })], "{{steady}} has no whole figure"],
  ])("that does not resolve is an error: %s", (text, figures, message) => {
    expect(() => filled(text, figures)).toThrow(UserError);
    expect(() => filled(text, figures)).toThrow(message);
  });
});
