import { addAll } from "../../bulk.js";
import { UserError } from "../../errors.js";
import type { Store } from "../../store/open.js";
import type { Contract } from "../../workspace/contracts/contract.js";
import type { Examination } from "../read/examine.js";
import { rowRoles } from "../type/namedRows.js";
import { typesCounts, typesFigures } from "../type/typedCounts.js";
import type { Typing } from "../type/typing.js";
import { readCells } from "./cells/cells.js";
import { cellsApart } from "./cells/cellsApart.js";
import { digitsOfCells } from "./cells/digitsOfCells.js";
import { exchangedPeriods } from "./cells/exchangedPeriods.js";
import { missingRow } from "./cells/missingPair.js";
import { namedTwice } from "./cells/namedTwice.js";
import { namesBesideCodes, namesOfCodes } from "./cells/namesOfCodes.js";
import { nearTwins } from "./cells/nearTwins.js";
import { noughts } from "./cells/noughts.js";
import { shares } from "./cells/shares.js";
import { dayDoubts } from "./days/dayDoubts.js";
import { digits } from "./digits.js";
import { doubledMonths } from "./doubledMonths.js";
import { heldDoubts } from "./held/heldDoubts.js";
import { likeReferences } from "./likeReferences.js";
import { likeTypes } from "./likeTypes.js";
import { drawnTypes } from "./logs/drawnTypes.js";
import { farRecords } from "./logs/farRecords.js";
import { habitDoubts } from "./logs/habitDoubts.js";
import { lostTypes } from "./logs/lostTypes.js";
import { oddPairs } from "./logs/oddPairs.js";
import { pace } from "./logs/pace.js";
import type { LogPast } from "./logs/readLogs.js";
import { repeatedRecords } from "./logs/repeatedRecords.js";
import { readSizes } from "./logs/size.js";
import { swappedTypes } from "./logs/swappedTypes.js";
import { lostLabels } from "./lostLabels.js";
import { midMonth } from "./midMonth.js";
import { midnights } from "./midnights.js";
import { missingRows } from "./missingRows.js";
import { movedRecords } from "./movedRecords.js";
import { namedEnd } from "./namedEnd.js";
import { othersWords } from "./othersWords.js";
import { overlapDoubts } from "./overlaps.js";
import { ownPast } from "./ownPast.js";
import { readFigures } from "./past/figures.js";
import { readFiles } from "./past/files.js";
import { makePast } from "./past/past.js";
import { readSums } from "./past/sums.js";
import { readWords } from "./past/words.js";
import { rateScale } from "./rateScale.js";
import { repeatedFigures } from "./repeats/repeatedFigures.js";
import { cancelledText } from "./rows/cancelledText.js";
import { closedDates } from "./rows/closedDates.js";
import { columnOrder } from "./rows/columnOrder.js";
import { countsInOrder } from "./rows/countsInOrder.js";
import { repeatedReferences } from "./rows/repeatedReferences.js";
import { rowLimit } from "./rows/rowLimit.js";
import { rowLevel } from "./series/rowLevels.js";
import { seriesDoubts } from "./series/seriesDoubts.js";
import { swappedFigures } from "./swappedFigures.js";
import { twinAreas } from "./twinAreas.js";
import type { Span } from "./waiting.js";

/** What a file does to the earlier ones of its source that speak of the same months. */
export type Taken = "replace" | "add";

/** A file that may not be what it seems: nobody was there to ask. */
export class Doubtful extends UserError {
  constructor(
    message: string,
    hint: string,
    /** what it is of */
    readonly span: Span,
  ) {
    super(message, { hint });
  }
}

/** Why a file may not be what it seems. */
export interface Doubts {
  /** it may not replace the earlier supplies of its months */
  overlap: string[];
  /** its own figures may be wrong */
  content: string[];
}

/** No more reasons than these are said of one file. */
const most = 5;

/**
 * Why an entered supply may not be what it seems: whether it replaces the earlier ones of its months is not plain
 * ({@link overlapDoubts}), or its records or figures are as they are after a mistake.
 *
 * Expects the supply's figures in `incoming`, its rows in `supplies`, `supply_months` and `supply_labels`, the temporary
 * tables of `typeRecords`, and what it would replace still there.
 *
 * @param options.only whether it is the only supply of its source and territory
 * @param options.typing what became of its records
 */
export async function doubtsAbout(
  store: Store,
  contract: Contract,
  examination: Examination,
  { extract, file, only, typing }: { extract: string; file: string; only: boolean; typing: Typing },
): Promise<Doubts> {
  return {
    overlap: only ? [] : (await overlapDoubts(store, extract, file)).slice(0, most),
    content: [
      ...new Set([
        ...typing.doubts,
        ...(await recordDoubts(store, contract, [examination])),
        ...(await figureDoubts(store, contract, extract, {
          figures: "incoming",
          only,
          examination,
          ...typing,
        })),
      ]),
    ].slice(0, most),
  };
}

/**
 * What the typed records of one or more files show by themselves. Expects the temporary tables of `typeRecords` and
 * `tableIncoming`.
 *
 * @param examinations of the files in the order in which they were typed
 */
export async function recordDoubts(
  store: Store,
  contract: Contract,
  examinations: readonly Examination[],
): Promise<string[]> {
  const typed = typesCounts(contract);
  const roles = Object.keys(examinations[0]?.columns ?? {});
  const ofRows: string[] = [];
  for (const [number, examination] of examinations.entries())
    addAll(ofRows, [
      ...(await countsInOrder(store, contract, examination, number)),
      ...(await columnOrder(store, contract, examination)),
      ...(await cancelledText(store, contract, examination)),
      ...(await closedDates(store, contract, examination)),
      ...rowLimit(contract, examination),
    ]);
  return [
    ...ofRows,
    ...(await repeatedReferences(store, contract, examinations)),
    ...(await namesBesideCodes(store, contract, examinations)),
    ...(typed ? await cellDoubts(store, contract, roles) : []),
    ...(await namesOfCodes(store, contract, roles)),
    ...(await doubledMonths(store, contract, roles)),
    ...(await midMonth(store, contract, roles)),
    ...(await midnights(store, contract, roles)),
    ...(await dayDoubts(store, contract)),
    ...(await likeReferences(store, contract, roles)),
    ...(await likeTypes(store, contract)),
  ];
}

/** What figures that a partner typed show cell by cell. */
async function cellDoubts(store: Store, contract: Contract, roles: readonly string[]): Promise<string[]> {
  const cells = await readCells(store, contract, roles);
  const words = rowRoles(contract, roles);
  const names = new Set(words.flatMap((role, at) => (contract.area.columns.includes(role) ? [at] : [])));
  return [
    ...cellsApart(cells),
    ...shares(cells),
    ...(await exchangedPeriods(store, cells, names)),
    ...nearTwins(cells),
    ...(await namedTwice(store, cells, names)),
    ...noughts(cells),
    ...(await digitsOfCells(store, contract, cells)),
    ...(await missingRow(store, contract, words, cells)),
  ];
}

/**
 * What a supply's figures and words show by themselves and beside those of the earlier ones.
 *
 * @param options.figures SQL for the supply's figures, as in `observations`
 * @param options.only whether it is the only supply of its source and territory
 * @param options.smallLeftOut the measures whose small counts are left out
 * @param options.log what is known of the time before it, where that was read for several logs together (`readLogs`)
 * @param options.examination of typed counts
 * @param options.quarantined how many of its records are quarantined
 */
export async function figureDoubts(
  store: Store,
  contract: Contract,
  extract: string,
  {
    figures,
    only,
    smallLeftOut,
    log,
    examination,
    quarantined = 0,
  }: {
    figures: string;
    only: boolean;
    log?: LogPast | undefined;
    examination?: Examination;
    quarantined?: number;
  } & Pick<Typing, "smallLeftOut">,
): Promise<string[]> {
  const typed = typesCounts(contract);
  const past = log === undefined ? await makePast(store, extract, { typed, figures }) : null;
  const first = only || (log ?? past)?.any !== true;
  const compared = typesFigures(contract) ? await readFigures(store, figures) : null;
  const alone = [
    ...(typed ? await missingRows(store, contract, extract, smallLeftOut) : []),
    ...(await rateScale(store, contract, figures)),
    ...(compared ? await repeatedFigures(store, compared) : []),
    ...(typed && examination && compared
      ? await heldDoubts(store, contract, extract, { examination, figures: compared })
      : []),
  ];
  if (first && typesFigures(contract)) return alone;
  const sums = log?.sums ?? (await readSums(store, extract, { figures, typed, near: past?.near ?? null }));
  if (first) return [...alone, ...(await ownPast(store, { sums, quarantined }))];
  const words = log?.words ?? (await readWords(store, [extract])).get(extract) ?? [];
  const swapped = await swappedFigures(store, contract, sums, words);
  const sizes = !typed && contract.period.grain === "day" ? await readSizes(store, extract) : null;
  const beside = typed
    ? [
        ...swapped,
        ...rowLevel(sums, words),
        ...(await twinAreas(store, figures)),
        ...(await digits(store, figures)),
      ]
    : [
        ...(await farRecords(store, extract, sums)),
        ...habitDoubts(contract, words, sizes),
        ...(await lostTypes(store, sums, quarantined)),
        ...(await drawnTypes(store, sums)),
        ...oddPairs(contract, words),
        ...(swapped.length > 0 ? swapped : await swappedTypes(store, sums)),
        ...(past ? await repeatedRecords(store, extract, figures, past, sums) : []),
        ...(sizes ? pace(sums, sizes.whole) : []),
      ];
  return [
    ...(await othersWords(store, contract, extract, words)),
    ...(typed ? await lostLabels(store, contract, extract) : []),
    ...alone,
    ...beside,
    ...(compared ? await seriesDoubts(store, contract, compared) : []),
    ...(past ? await movedRecords(store, figures, sums) : []),
    ...(await namedEnd(store, extract, log?.files ?? (await readFiles(store, extract)))),
  ];
}

/** The doubts as one text, for the record; null where there are none. */
export const doubtText = ({ overlap, content }: Doubts): string | null =>
  overlap.length + content.length > 0 ? [...overlap, ...content].join("; ") : null;

/** The refusal with the answers to it. */
export function doubtful(file: string, { overlap, content }: Doubts, span: Span): Doubtful {
  const told = (what: string): string => `csp ingest --${what} "${file}"`;
  return overlap.length > 0
    ? new Doubtful(
        `it is not plain what it does to the files before it: ${[...overlap, ...content].join("; ")}`,
        `${told("replace")} takes it in their place, ${told("add")} adds it to them, ${told("cancel")} leaves it out`,
        span,
      )
    : new Doubtful(
        `its figures may be wrong: ${content.join("; ")}`,
        `look into the file: ${told("replace")} loads it as it is, ${told("cancel")} leaves it out`,
        span,
      );
}
