import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { contrast } from "../../reports/drawing/contrast.js";
import { htmlStyle } from "../../reports/writers/htmlStyle.js";

const folder = path.join("reports", "charts");
const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".vl.json"))
  .map((file) => file.replaceAll("\\", "/").replace(".vl.json", ""))
  .sort();
const accent = "#1f4e79";

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node =>
  value !== null && typeof value === "object" && !Array.isArray(value);

const readJson = (file: string): Node => JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Node;

/** Every object inside, itself included. */
function nodes(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodes);
  if (!isNode(value)) return [];
  return [value, ...Object.values(value).flatMap(nodes)];
}

const colours = (value: unknown): string[] =>
  [...JSON.stringify(value ?? null).matchAll(/#[0-9a-f]{6}\b/gi)].map(([colour]) => colour.toLowerCase());

/** The views of a specification that have a mark: its layers, and those of its panels. */
const layersOf = (spec: Node): Node[] => nodes(spec).filter(({ mark }) => mark !== undefined);

const markOf = ({ mark }: Node): Node => (isNode(mark) ? mark : { type: mark });

/** A scale of numbers to shades; the figures themselves stand beside or on it. */
function isRamp(encoding: unknown): boolean {
  return isNode(encoding) && encoding.type === "quantitative" && isNode(encoding.scale);
}

const css = htmlStyle(accent);
const dark = /prefers-color-scheme:dark\)\{:root\{(.*?)\}\}/.exec(css)?.[1] ?? "";
const ground = variable("ground");

function variable(name: string): string {
  const found = new RegExp(`--${name}:(#[0-9a-f]{6})`).exec(dark)?.[1];
  if (found === undefined) throw new Error(`no colour for ${name} on a dark ground`);
  return found;
}

/** What the page makes of a chart's colour on a dark ground: another one where it is mapped. */
function onDark(colour: string): string {
  const mapped = new RegExp(`\\.drawing \\[fill="${colour}"\\]\\{fill:var\\(--(\\w+)\\)`).exec(css)?.[1];
  return mapped === undefined ? colour : variable(mapped);
}

describe("the theme", () => {
  const theme = readJson("theme.json");
  const words = ["labelColor", "titleColor"].flatMap((key) =>
    nodes(theme).flatMap((node) => colours(node[key])),
  );
  const text = isNode(theme.text) ? colours(theme.text) : [];

  it("has text that can be read on both grounds", () => {
    expect(words.length).toBeGreaterThan(2);
    for (const colour of [...words, ...text]) {
      expect(contrast(colour, "#ffffff")).toBeGreaterThanOrEqual(4.5);
      expect(contrast(onDark(colour), ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("has series that can be seen on both grounds", () => {
    const range = isNode(theme.range) ? colours(theme.range) : [];
    expect(range.length).toBeGreaterThan(1);
    for (const colour of range) {
      expect(contrast(colour, "#ffffff")).toBeGreaterThanOrEqual(3);
      expect(contrast(onDark(colour), ground)).toBeGreaterThanOrEqual(3);
    }
  });
});

describe.each(names)("chart %s", (name) => {
  const spec = readJson(`${name}.vl.json`);
  const layers = layersOf(spec);
  const shared = isNode(spec.encoding) ? spec.encoding : {};

  it("has marks of 3 : 1 and words of 4.5 : 1 on both grounds", () => {
    expect(layers.length).toBeGreaterThan(0);
    const shaded =
      nodes(spec).some(({ color }) => isRamp(color)) ||
      layers.some(({ encoding }) => {
        const each: Node = { ...shared, ...(isNode(encoding) ? encoding : {}) };
        return each.fill !== undefined && each.color === undefined;
      });
    for (const layer of layers) {
      const mark = markOf(layer);
      const encoding = isNode(layer.encoding) ? layer.encoding : {};
      const wanted = mark.type === "text" ? 4.5 : 3;
      const paints = [
        mark.color,
        // the edge of a shape that a scale fills stands against its fill
        mark.filled === true && encoding.fill !== undefined ? null : mark.stroke,
        isRamp(encoding.color) ? null : encoding.color,
        encoding.stroke,
      ];
      // words on a shade are not held against the page: for a scale of them see below
      if (mark.type === "text" && shaded) continue;
      for (const colour of paints.flatMap(colours)) {
        // a white inside belongs to an open mark, which its stroke draws
        if (colour === "#fefefe") expect(mark.stroke ?? encoding.stroke ?? "none").not.toBe("none");
        else {
          expect(contrast(colour, "#ffffff")).toBeGreaterThanOrEqual(wanted);
          expect(contrast(onDark(colour), ground)).toBeGreaterThanOrEqual(wanted);
        }
      }
      // seen through, a colour is paler than it says; at 0 it only leaves room
      expect([0, 1]).toContain(mark.opacity ?? 1);
    }
    for (const colour of colours(nodes(spec).flatMap(({ title }) => (isNode(title) ? [title.color] : [])))) {
      expect(contrast(onDark(colour), ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("sets words on a scale of shades so that they can be read at both of its ends", () => {
    const ramps = nodes(spec).flatMap(({ color }) => (isRamp(color) ? [colours(color)] : []));
    const inks = layers.filter((layer) => markOf(layer).type === "text").flatMap((layer) => colours(layer));
    for (const ramp of ramps) {
      expect(ramp.length).toBeGreaterThan(1);
      for (const ink of inks) {
        for (const shade of ramp) expect(contrast(ink, shade)).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it("tells its classes by more than their hue", () => {
    for (const layer of layers.filter((each) => markOf(each).type !== "text")) {
      const own = isNode(layer.encoding) ? layer.encoding : {};
      const encoding: Node = { ...shared, ...own };
      const { color } = encoding;
      if (!isNode(color) || isRamp(color)) continue;
      const scale = isNode(color.scale) ? colours(color.scale) : [];
      const theme =
        color.field === undefined || scale.length > 0 ? [] : colours(readJson("theme.json").range);
      const classes = color.field === undefined ? colours(color) : [...scale, ...theme];
      const condition = isNode(color.condition) ? color.condition.test : color.field;
      // shape, size or dash that follows the same test or column, in any layer; or words that do
      const seconds = [shared, ...layers.map(({ encoding: each }) => (isNode(each) ? each : {}))].flatMap(
        (each) => ["shape", "size", "strokeDash", "strokeWidth"].flatMap((channel) => nodes(each[channel])),
      );
      const told = seconds.some(({ test, field }) => [test, field].includes(condition as string));
      const named = JSON.stringify(spec.transform ?? []).includes(`"${String(condition)} ? `);
      for (const [index, one] of classes.entries()) {
        for (const other of classes.slice(index + 1)) {
          const apart = contrast(one, other);
          expect(told || named || apart >= 2.5, `${one} and ${other} of ${name}`).toBe(true);
        }
      }
    }
  });
});
