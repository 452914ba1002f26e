import type { Link } from "./findStatements.js";
import type { Direction } from "./lexicon.js";
import type { Reading } from "./reading.js";
import { onlyDirection } from "./shape.js";
import { EMPTY } from "./statement.js";

/** "There were fewer robberies in 2019/20 than in 2018/19": a direction without a figure, in a year it names. */
export function bareChange({ segment, figures, shape }: Reading): Link[] {
  const dated = figures.filter((figure) => figure.date !== null);
  if (dated.length === 0 || figures.some((figure) => !["date", "ignored", "page"].includes(figure.kind)))
    return [];
  const direction: Direction | null = onlyDirection(shape.text);
  if (direction === null || !/\b(?:than|rose|fell|was|were|has|have|increased|decreased)\b/.test(shape.text))
    return [];
  return [
    {
      ...EMPTY,
      segment: segment.index,
      kind: "change",
      start: 0,
      end: segment.text.length,
      direction,
      oneWay: true,
    },
  ];
}
