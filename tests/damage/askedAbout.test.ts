import { describe, expect, test } from "vitest";
import { damages } from "./damages/index.js";
import { refusalsOf } from "./judge.js";
import { shapes } from "./shapes/index.js";

/** Damages by the shape of contract that shows them, with what is asked. */
const asked: Readonly<Record<string, readonly (readonly [shape: string, why: string])[]>> = {
  "formulas of the month before": [["ward counts", "are the very ones of a month before"]],
  "the same month twice under two labels": [
    ["housing", "9 of 9 of the figures from September 2023 above 3 are the very ones of a month before"],
    ["control room", "3 of 3 of the figures from September 2023 above 3 are the very ones of a month before"],
  ],
  "one type's figures left from the month before": [
    ["wide", "are the very ones of a month before"],
    ["control room", "stay the same as a month before, up to September 2023, 3 times"],
  ],
  "one area left as last year": [
    ["wide", "9 figures above 3 of Maidstone are all the very ones of a year before"],
  ],
  "a fifth of the types as Other": [
    ["several types", "27 records have the type “other”, which no file before has"],
    ["street", "15 records have the type “other”, which no file before has"],
  ],
  "a digit lost at the end in one area": [
    ["wide", "it has 23 of Maidstone, where the same months a year before had 249"],
    ["offences", "it has 11 of Gravesham, where the same months a year before had 123"],
    ["indicators", "it has 19 of Gravesham, where the same months a year before had 191"],
  ],
  "one area's figures left from the months before": [
    ["ward counts", "are all the very ones of 3 months before"],
  ],
  "two types' labels exchanged, the whole sent again": [
    ["quarters", "in July 2023 each of two of its rows has figures as the other's are otherwise"],
  ],
  "labels of the year before": [
    ["quarters", "it speaks of nothing new, and changes 2 of 2 figures from July 2022"],
  ],
  "counted twice by a join": [
    ["housing", "each of 27 of its cells is a multiple of 2"],
    ["control room", "are together 2.09 times what is usual"],
  ],
  "rounded to fives": [
    ["housing", "of its cells is a multiple of 5"],
    ["control room", "each of 9 of its figures is a multiple of 5"],
  ],
  "one count column pasted over another": [
    ["control room", "one column may have been pasted over the other"],
  ],
  "shares in per cent": [["control room", "they may be percentages, and no counts"]],
  "two periods' labels exchanged, the whole sent again": [
    ["offences", "its rows of September 2023 stand where those of August 2023 should"],
  ],
  "a type counted under another": [["cases", "it has no record of "]],
  "a filter left on one type": [["several types", "its references leave numbers out in "]],
  "a third of the records lost": [["monthly", "its references leave numbers out in "]],
  "sorted by type and cut": [["monthly", "its references leave numbers out in "]],
  "the first area of the list for half of the records": [["monthly", "the first word of a list"]],
  "an area counted under its neighbour": [
    ["reports", "it has 0 of Crockenhill and Well Hill, where the same months a year before had 14"],
  ],
  "two teams' logs of the same things, the whole sent again": [
    ["cases", "differ from another in their references alone"],
  ],
  "the last month is the one before under new dates": [["events", "are those of a month before once more"]],
  "open cases entered again on one day": [
    ["reports", "records of 12 August 2023, and of no other day more than "],
  ],
  "LSOAs' names sorted without the other columns": [["street", "the name that another has otherwise"]],
  "a row for each outcome": [["street", "have the “Crime ID” of another one"]],
  "cancelled records by a text that nothing maps": [["cases", "in “Notes” that it is none"]],
  "Mondays left out, the whole sent again": [
    ["reports", "of its new months: none of its 164 records is of some days of the week"],
  ],
  "rolling three months": [["housing", "in nearly all of their rows alike"]],
  "noughts at the end lost, the whole sent again": [["offences", "none ends in nought"]],
  "all months of an area in the last, the others blank": [["wide wards", "before: those may be in it"]],
  "an old and a new name of one area, both with its counts": [
    ["annual", "Folkestone and Hythe is in two rows of other names"],
  ],
  "a tenth of the days with last year's number, the whole sent again": [
    ["reports", "are a year from those before and after them"],
  ],
  "a month lost and the next under both months": [
    ["events", "September 2023 are those of the month before once more"],
  ],
  "half of the records lost and the rest numbered again, the whole sent again": [
    ["several types", "its new months have"],
  ],
  "a workbook with an area in merged cells": [["street", "have the name of an area and no code"]],
  "a workbook pasted from one of 1904": [["reports", "are two years and more from all that are known"]],
  "types with a number before": [["several types", "the type “1 noise” is nearly “noise”"]],
  "a row Kent County": [["cases", "“Kent County” beside the codes of"]],
  "records of one place left out": [
    ["events", "has a word in “Place” that 47% of the records before it had"],
  ],
};

const cases = Object.entries(asked).flatMap(([damage, ways]) =>
  ways.map(([shape, why]) => [damage, shape, why] as const),
);

describe("a newer file is asked about", () => {
  test.each(cases)("%s – %s", async (name, of, why) => {
    const shape = shapes().find((each) => each.name === of);
    if (!shape) throw new Error(`no shape "${of}"`);
    const [deliveries] = damages.flatMap((each) =>
      each.name === name ? [each.apply(shape)].filter((made) => made !== null) : [],
    );
    if (!deliveries) throw new Error(`no damage "${name}" of ${of}`);
    expect(await refusalsOf(shape, deliveries)).toContainEqual(expect.stringContaining(why));
  });
});
