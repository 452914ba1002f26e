import { addAll } from "../../../pipeline/bulk.js";
import { formatCount } from "../../../pipeline/words/number.js";
import type { Outline } from "../../../pipeline/workspace/areas/boundaries.js";
import type { ChartRow } from "../../document.js";
import type { AreaOutline } from "../data/strategicData.js";
import { hatch, type MapShapes, mapShapes } from "./mapShapes.js";

/** An area of a map in the order of its key, the most first. */
export interface MapArea {
  area: string;
  area_name: string;
  /** null where there is none to show */
  value: number | null;
  /** what stands for the number where there is none: "[c]", "[x]", "[i]" */
  marker: string | null;
  /** behind its number: "▲", "▼"; nothing where left out */
  mark?: string;
  own: boolean;
}

/** In CSS pixels; 143 mm in Word, the page's text in HTML. */
const width = 620;
const line = 17;
const letter = 6.9;
const smallLetter = 6.2;
/** A map that is not much wider than high leaves room for its key beside it. */
const besideBox = { width: 300, height: 470 };
const beneathBox = { width, height: 430 };
/** Light to dark; the words on them are dark or white. */
const shades = ["shade1", "shade2", "shade3", "shade4", "shade5"] as const;
const white = new Set<string>(["shade4", "shade5"]);
const hidden = "[c]";

interface Row {
  kind: "area" | "swatch" | "number" | "words" | "line";
  area: string | null;
  value: number | null;
  paint: string;
  own: boolean;
  outline: string;
  hatch: string;
  x: number;
  y: number;
  words: string;
  align: "left" | "center" | "right";
  tone: "dark" | "white" | "ink" | "quiet";
  size: number;
  line: number;
}

const blank: Row = {
  kind: "line",
  area: null,
  value: null,
  paint: "none",
  own: false,
  outline: "",
  hatch: "",
  x: 0,
  y: 0,
  words: "",
  align: "left",
  tone: "ink",
  size: 12,
  line: 0,
};

/** The outlines fitted to where the map stands: beside its key, or above it. */
export function fitMap(outlines: readonly AreaOutline[]): MapShapes {
  return mapShapes(outlines, [besideBox, beneathBox]);
}

/**
 * The rows of reports/charts/findings/choropleth.vl.json: the areas in their shades, each with a number, the key of the
 * numbers with names and figures, the legend of the shades, and whose boundaries they are. What has no figure to show
 * has no shade: hatched where a small number is hidden, cross-hatched where there is none.
 */
export function choroplethRows(
  areas: readonly MapArea[],
  map: MapShapes,
  attribution: string,
  words: (value: number) => string = formatCount,
): ChartRow[] {
  const beside = map.width <= besideBox.width;
  const classes = classesOf(areas.flatMap(({ value }) => (value === null ? [] : [value])));
  const painted = areas.map((area) => ({ ...area, paint: paintOf(area, classes) }));
  const rows = [...drawnAreas(painted, map)];
  let y = map.height;
  const legend = (at: number) => legendRows(painted, classes, at, words);
  if (beside) {
    const key = keyRows(painted, {
      x: besideBox.width + 30,
      y: 0,
      width: width - besideBox.width - 30,
      columns: 1,
      words,
    });
    const under = legend(Math.max(y, key.bottom) + 14);
    addAll(rows, [...key.rows, ...under.rows]);
    y = under.bottom;
  } else {
    const under = legend(y + 14);
    const key = keyRows(painted, { x: 0, y: under.bottom + 8, width, columns: 2, words });
    addAll(rows, [...under.rows, ...key.rows]);
    y = key.bottom;
  }
  const said = wrapped(attribution, Math.floor(width / smallLetter));
  addAll(
    rows,
    said.map(
      (words, index): Row => ({
        ...blank,
        kind: "words",
        words,
        x: 0,
        y: y + 16 + index * 14,
        tone: "quiet",
        size: 11,
      }),
    ),
  );
  y += 16 + said.length * 14;
  // the height of the picture is its number of lines
  addAll(
    rows,
    Array.from({ length: Math.ceil(y / line) }, (_, index): Row => ({ ...blank, line: index })),
  );
  return rows.map((row) => ({ ...row }));
}

interface Class {
  from: number;
  to: number;
  paint: string;
}

/** Up to five classes of about as many areas each, equal values together; each says its least and its most. */
function classesOf(values: readonly number[]): Class[] {
  const sorted = values.toSorted((a, b) => a - b);
  const limits = new Set(
    shades.map((_, index) => sorted[Math.ceil((sorted.length * (index + 1)) / shades.length) - 1]),
  );
  const tops = [...limits].filter((limit) => limit !== undefined);
  return tops.map((to, index): Class => {
    const below = tops[index - 1] ?? Number.NEGATIVE_INFINITY;
    const at = tops.length === 1 ? 1 : Math.round((index * (shades.length - 1)) / (tops.length - 1));
    return { from: sorted.find((value) => value > below) ?? to, to, paint: shades[at] ?? "shade1" };
  });
}

type Painted = MapArea & { paint: string };

function paintOf({ value, marker }: MapArea, classes: readonly Class[]): string {
  if (value !== null) return classes.find(({ to }) => value <= to)?.paint ?? "none";
  return marker === hidden ? "hidden" : "none";
}

function drawnAreas(areas: readonly Painted[], { shapes }: MapShapes): Row[] {
  const placed = areas.flatMap((area, index) => {
    const shape = shapes.get(area.area);
    return shape === undefined ? [] : [{ ...area, shape, number: index + 1 }];
  });
  const drawn = placed.map(
    ({ area, value, paint, own, shape }): Row => ({
      ...blank,
      kind: "area",
      area,
      value,
      paint,
      own,
      outline: shape.path,
      hatch: hatched(paint, (slant, step) => hatch(shape.parts, slant, step)),
    }),
  );
  const numbers = placed.map(
    ({ area, paint, own, number, shape: { label } }): Row => ({
      ...blank,
      kind: "number",
      area,
      paint,
      own,
      x: Math.round(label.x * 10) / 10,
      y: Math.round(label.y * 10) / 10,
      words: String(number),
      align: "center",
      tone: white.has(paint) ? "white" : "dark",
      size: label.room < 9 ? 9 : 11,
    }),
  );
  return [...drawn, ...numbers];
}

function hatched(paint: string, lines: (slant: 1 | -1, step: number) => string): string {
  if (paint === "hidden") return lines(1, 5);
  return paint === "none" ? lines(1, 9) + lines(-1, 9) : "";
}

function keyRows(
  areas: readonly Painted[],
  at: { x: number; y: number; width: number; columns: number; words: (value: number) => string },
): { rows: Row[]; bottom: number } {
  const columnWidth = (at.width - (at.columns - 1) * 30) / at.columns;
  const inColumn = Math.ceil(areas.length / at.columns);
  const fits = Math.floor((columnWidth - 24 - 44) / letter);
  const rows: Row[] = [];
  let bottom = at.y;
  for (let column = 0; column < at.columns; column += 1) {
    const x = at.x + column * (columnWidth + 30);
    let y = at.y + line / 2;
    const members = areas.slice(column * inColumn, (column + 1) * inColumn);
    for (const [index, { area, area_name, value, marker, mark = "", own }] of members.entries()) {
      const words = { ...blank, kind: "words" as const, area, own, y };
      const names = wrapped(area_name, fits);
      addAll(rows, [
        { ...words, x: x + 16, words: String(column * inColumn + index + 1), align: "right" },
        {
          ...words,
          x: x + columnWidth,
          words: value === null ? (marker ?? "–") : `${mark === "" ? "" : `${mark} `}${at.words(value)}`,
          align: "right",
          value,
        },
        ...names.map((name, turn) => ({ ...words, x: x + 24, words: name, y: y + turn * (line - 3) })),
      ]);
      y += line + (names.length - 1) * (line - 3);
    }
    bottom = Math.max(bottom, y - line / 2);
  }
  return { rows, bottom };
}

/** What the shades and hatchings mean, those only that the map has. */
function legendRows(
  areas: readonly Painted[],
  classes: readonly Class[],
  top: number,
  words: (value: number) => string,
): { rows: Row[]; bottom: number } {
  const items = [
    ...classes.map(({ from, to, paint }) => ({
      paint,
      words: from === to ? words(to) : `${words(from)} to ${words(to)}`,
    })),
    ...(areas.some(({ paint }) => paint === "hidden") ? [{ paint: "hidden", words: "[c] suppressed" }] : []),
    ...(areas.some(({ paint }) => paint === "none") ? [{ paint: "none", words: "no whole figure" }] : []),
  ];
  const rows: Row[] = [];
  let x = 0;
  let y = top;
  for (const { paint, words: named } of items) {
    const needed = 30 + named.length * letter + 16;
    if (x > 0 && x + needed > width) {
      x = 0;
      y += 20;
    }
    const box: Outline = [
      [
        [
          [x, y],
          [x + 24, y],
          [x + 24, y + 14],
          [x, y + 14],
          [x, y],
        ],
      ],
    ];
    rows.push(
      {
        ...blank,
        kind: "swatch",
        paint,
        outline: `M${x},${y}h24v14h-24Z`,
        hatch: hatched(paint, (slant, step) => hatch(box, slant, step)),
      },
      { ...blank, kind: "words", words: named, x: x + 30, y: y + 7 },
    );
    x += needed;
  }
  return { rows, bottom: y + 14 };
}

/** Words in lines of so many letters; a longer word has a line of its own. */
function wrapped(text: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
