import { monthAt } from "../../../calendar/day.js";
import { formatMonth } from "../../../calendar/print.js";
import { literal, type Store } from "../../../store/open.js";
import { formatNumber } from "../../../words/number.js";
import { counted } from "../../../words/plural.js";
import type { Contract } from "../../../workspace/contracts/contract.js";
import { nameOf } from "../../type/knownNames.js";
import type { TypedFigures } from "../past/figures.js";
import { afterBlanks } from "./afterBlanks.js";
import { exchangedAreas } from "./exchangedAreas.js";
import { exchangedMeasures } from "./exchangedMeasures.js";
import { farPeriods } from "./farPeriods.js";
import { type Level, levelApart } from "./levels.js";
import { lostNoughts } from "./lostNoughts.js";
import { noneAtAll } from "./noneAtAll.js";
import { oldAlone } from "./oldAlone.js";
import { oneValue } from "./oneValue.js";
import { type Otherwise, othersThroughout } from "./othersThroughout.js";
import { placeholderIn } from "./placeholders.js";
import { type Misplaced, misplaced } from "./places.js";
import { rateApart } from "./rateApart.js";
import { revisedCells } from "./revisedCells.js";
import { type Slid, slid } from "./slid.js";
import { type SmallHidden, smallHidden } from "./smallHidden.js";
import { twinMeasures } from "./twinMeasures.js";
import { besideUsual } from "./usual.js";

/** What typed figures of a newer file show beside those of the series that they continue. */
export async function seriesDoubts(
  store: Store,
  contract: Contract,
  figures: TypedFigures,
): Promise<string[]> {
  const beside = besideUsual(figures);
  const level = levelApart(beside);
  const moved = misplaced(beside);
  const exchanged = moved === null ? exchangedAreas(beside) : null;
  const measures = exchangedMeasures(beside);
  const otherwise = othersThroughout(figures);
  const apart = rateApart(beside);
  const placeholder = placeholderIn(beside, figures.past);
  const old = otherwise === null ? oldAlone(figures) : null;
  const revised = otherwise === null ? revisedCells(figures) : null;
  const twins = twinMeasures(figures);
  const [one, none, far] = [oneValue(beside), noneAtAll(beside), farPeriods(figures)];
  const [hidden, moves] = [smallHidden(beside), otherwise === null ? slid(figures) : null];
  const [noughts, blanks] = [lostNoughts(beside), afterBlanks(beside)];
  return [
    ...(noughts === null
      ? []
      : [
          `${noughts} of its figures are a tenth of what is usual, and none ends in nought: noughts at the end may have been lost`,
        ]),
    ...(blanks
      ? [
          `${await nameOf(store, "measure", blanks.measure)} in ${await nameOf(store, "area", blanks.area)} has ${formatNumber(blanks.value, 0)} from ${monthSaid(blanks.first)} and no figure of ${blanks.blanks === 1 ? "the period" : `the ${blanks.blanks} periods`} before: those may be in it`,
        ]
      : []),
    ...(one
      ? [
          `all figures of ${await nameOf(store, "measure", one.measure)} from ${monthSaid(one.first)} are ${formatNumber(one.value, 3)}, where areas differ otherwise: a cell may have been filled down`,
        ]
      : []),
    ...(none
      ? [
          `all figures of ${await nameOf(store, "area", none.area)} from ${monthSaid(none.first)} are nought, and none before were so: cells may not have been filled`,
        ]
      : []),
    ...(far === null
      ? []
      : [`its periods, from ${monthSaid(far)}, are far from all that are known: its dates may be years off`]),
    ...(level && !(await isExplained(store, contract, level)) ? [await levelSaid(store, level)] : []),
    ...(moved ? [await misplacedSaid(store, moved)] : []),
    ...(exchanged
      ? [
          `in ${monthSaid(exchanged.first)} each of ${await nameOf(store, "area", exchanged.one)} and ${await nameOf(store, "area", exchanged.other)} has the figures that the other had before: they may be exchanged`,
        ]
      : []),
    ...(measures
      ? [
          `in ${monthSaid(measures.first)} each of ${await nameOf(store, "measure", measures.one)} and ${await nameOf(store, "measure", measures.other)} has as many as the other had before: their columns may be exchanged`,
        ]
      : []),
    ...(twins
      ? [
          `all ${twins.cells} new figures of ${await nameOf(store, "measure", twins.one)} and ${await nameOf(store, "measure", twins.other)} are the same, and were not before: one column may have been pasted over the other`,
        ]
      : []),
    ...(apart
      ? [
          `a rate of ${await nameOf(store, "measure", apart.measure)} in ${await nameOf(store, "area", apart.area)} is ${formatNumber(apart.value, 3)} from ${monthSaid(apart.first)}, where it was ${formatNumber(apart.usual, 1)} on average before`,
        ]
      : []),
    ...(hidden ? [hiddenSaid(hidden)] : []),
    ...(moves ? [await slidSaid(store, moves)] : []),
    ...(placeholder
      ? [
          `${placeholder.cells} of its figures are ${formatNumber(placeholder.value, 0)}, far from what is usual there: the number may say that none is known`,
        ]
      : []),
    ...(revised
      ? [
          `it changes ${revised.cells} earlier figures by a third and more, and others not: ${await nameOf(store, "measure", revised.measure)} in ${await nameOf(store, "area", revised.area)} from ${formatNumber(revised.before, 0)} to ${formatNumber(revised.now, 0)}`,
        ]
      : []),
    ...(otherwise ? [otherwiseSaid(otherwise)] : []),
    ...(old
      ? [
          `it speaks of nothing new, and changes ${old.changed} of ${old.of} figures from ${monthSaid(old.first)}, long before the last that is known: its periods may be labelled a year early`,
        ]
      : []),
  ];
}

async function levelSaid(store: Store, { first, measure, times }: Level): Promise<string> {
  const what =
    measure === null ? "all of its figures" : `figures of ${await nameOf(store, "measure", measure)}`;
  return `${what} from ${monthSaid(first)} are together ${formatNumber(times, 2)} times what is usual, and none before were so: they may be of another span, or counted otherwise (where that is meant, name it in seeds/breaks.csv)`;
}

async function misplacedSaid(store: Store, { first, measure, off, of, ofAreas }: Misplaced): Promise<string> {
  const what = measure === "" ? "figures" : `figures of ${await nameOf(store, "measure", measure)}`;
  const whose = ofAreas ? `${off} of ${of} areas` : `${off} of ${of} measures`;
  return `${what} from ${monthSaid(first)} are not where they were before (${whose} have quite other ones): rows, or one column of them, may have moved`;
}

const hiddenSaid = ({ first, most, given, cells, expected }: SmallHidden): string =>
  `none of its figures from ${monthSaid(first)} is ${given > 0 && given <= most ? `another number up to ${most}` : `from 1 to ${most}`}, of which ${formatNumber(expected, 0)} were to be expected, and ${cells} are ${given}: small counts may be given as ${given}`;

async function slidSaid(store: Store, { series, first, by, cells }: Slid): Promise<string> {
  const what = series
    ? ` of ${await nameOf(store, "measure", series.measure)} in ${await nameOf(store, "area", series.area)}`
    : "";
  return `${cells} figures${what} from ${monthSaid(first)} on are now those that the files before it have ${counted(Math.abs(by), "month")} ${by > 0 ? "later" : "earlier"}: cells may have been ${by > 0 ? "deleted" : "inserted"} and the others moved`;
}

const otherwiseSaid = ({ first, changed, of }: Otherwise): string =>
  `${changed} of ${of} figures from ${monthSaid(first)} are others than the files before it have, up and down as those of another period: its periods may be labelled wrongly`;

/** Whether the break register has a change of counting at that time. */
async function isExplained(store: Store, contract: Contract, { first, measure }: Level): Promise<boolean> {
  const names = ["*", contract.source, ...(measure === null ? [] : [measure])].map(literal).join(", ");
  const [found] = await store.rows<{ explained: boolean }>(
    `select exists (from breaks where
      (applies_to in (${names}) or applies_to in (select name from source_groups where source = ${literal(contract.source)}))
      and ${literal(monthAt(first))}::date between date_trunc('month', date) and coalesce(until, date) + interval '2 months') as explained`,
  );
  return found?.explained ?? false;
}

const monthSaid = (index: number): string => formatMonth(monthAt(index));
