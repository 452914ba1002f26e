import { groupBy } from "../../../groupBy.js";
import type { Cell } from "./cell.js";

/** So unlikely (in nats) must it be that figures are equal by chance: one in a million. */
const proof = 14;

/** Of the periods in which both labels have figures, so many in which all are equal. */
const equal = 0.9;

/** More labels than these with the same figures are alike because the figures are few and small. */
const most = 12;

/** Smaller figures are equal by chance. */
const small = 3;

/** All that a file says of a label in a period. */
interface Block {
  file: number;
  label: string;
  /** the measure and the period */
  place: string;
  cells: Cell[];
  says: string;
}

/**
 * The cells of labels of a column (`index`) that are those of another label once more: in nearly all periods of which
 * both speak, every figure of a measure is the same, so that counting both would count them twice. How many are equal by
 * chance depends on their size: two Poisson counts of mean m are equal once in √(4πm). A number that is there again
 * proves nothing more: what never changes is easily equal. Of the two the one that is in fewer periods is meant.
 *
 * @param isName whether a label is no other's, whatever its figures
 */
export function twinLabels(
  cells: readonly Cell[],
  index: number,
  isName: (label: string) => boolean,
): Cell[] {
  const blocks = blocksOf(cells, index);
  const byLabel = groupBy(blocks, ({ file, label }) => `${file}\n${label}`);
  return [...pairsOf(blocks)].flatMap(([, same]) => {
    const [pair] = same;
    if (!pair) return [];
    const { one, other } = pair;
    const values = new Set(same.flatMap(({ one: { cells: own } }) => own.map(({ value }) => value)));
    const large = [...values].filter((value) => value > small);
    const surprise = large.reduce((sum, value) => sum + Math.log(4 * Math.PI * value) / 2, 0);
    if (surprise < proof || isName(one.label) || isName(other.label)) return [];
    const ones = byLabel.get(`${one.file}\n${one.label}`) ?? [];
    const others = byLabel.get(`${other.file}\n${other.label}`) ?? [];
    const places = new Set(others.map(({ place }) => place));
    const shared = new Set(ones.map(({ place }) => place).filter((place) => places.has(place)));
    if (same.length < equal * shared.size) return [];
    const meant = others.length <= ones.length ? others : ones;
    return meant.filter(({ place }) => shared.has(place)).flatMap((block) => block.cells);
  });
}

function blocksOf(cells: readonly Cell[], index: number): Block[] {
  const labelled = cells.filter(({ keys }) => keys[index] !== "");
  const groups = groupBy(labelled, ({ file, measure, period, keys }) =>
    [file, measure, period, keys[index]].join("\n"),
  );
  return [...groups.values()].flatMap((own) => {
    const [cell] = own;
    if (!cell) return [];
    const { file, measure, period, keys } = cell;
    const figures = own.map((each) => [...each.keys.filter((_, at) => at !== index), each.value].join("\n"));
    const place = `${measure}\n${period}`;
    return [{ file, label: keys[index] ?? "", place, cells: own, says: figures.sort().join("\n\n") }];
  });
}

/** Each two labels of which a file says the same in a period, by file and labels. */
function pairsOf(blocks: readonly Block[]): Map<string, { one: Block; other: Block }[]> {
  const telling = blocks.filter((block) => block.cells.some(({ value }) => value > small));
  const alike = groupBy(telling, ({ file, place, says }) => `${file}\n${place}\n\n${says}`);
  const pairs = [...alike.values()].flatMap((same) => {
    if (same.length < 2 || same.length > most) return [];
    const sorted = [...same].sort((a, b) => (a.label < b.label ? -1 : 1));
    return sorted.flatMap((one, at) => sorted.slice(at + 1).map((other) => ({ one, other })));
  });
  return groupBy(pairs, ({ one, other }) => `${one.file}\n${one.label}\n\n${other.label}`);
}
