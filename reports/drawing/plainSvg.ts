/** How Vega measures words. */
export interface TextMetrics {
  width: (item: TextItem, words?: string) => number;
  height: (item: TextItem) => number;
}

type TextItem = { text?: unknown };

/**
 * Has words measured alike wherever a chart is drawn. Without a canvas Vega takes every letter for 0.8 em wide, and leaves
 * room accordingly; with one it goes by the fonts of the machine. 0.58 em is DejaVu Sans, the widest of the theme's fonts,
 * on English place names.
 */
export function letterWidths(metrics: TextMetrics): void {
  metrics.width = (item, words) => 0.58 * String(words ?? item.text ?? "").length * metrics.height(item);
}

/** Vega's SVG with numbers to a hundredth of a pixel, and without its own roles: what a chart says stands beside it. */
export const plainSvg = (svg: string): string =>
  svg
    .replaceAll(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100))
    .replaceAll(/ (aria-\w+|role|pointer-events|xmlns:xlink)="[^"]*"/g, "");
