import { changesAround } from "../equations/changesAround.js";
import { headlines } from "../equations/headlines.js";
import { quotients } from "../equations/quotients.js";
import { sharesAround } from "../equations/sharesAround.js";
import type { Rule } from "../facts/finding.js";

/** A share whose part stands beside it and whose whole stands elsewhere. */
export const shareElsewhere: Rule = {
  name: "share-elsewhere",
  explanation: "A share is a part divided by its whole. The counts printed about it give another percentage.",
  last: true,
  check: ({ facts, tables }) => sharesAround(facts, tables),
};

/** A change whose levels stand in the sentence before. */
export const changeElsewhere: Rule = {
  name: "change-elsewhere",
  explanation:
    "The sentence goes on about the figures of the one before and prints the change between them. It is another one.",
  last: true,
  check: ({ facts }) => changesAround(facts),
};

/** A headline's change against the levels of the text. */
export const headline: Rule = {
  name: "headline",
  explanation:
    "The headline or bullet gives a change of something whose levels the text prints. They give another one.",
  last: true,
  check: ({ facts, statements, tables }) => headlines(facts, statements, tables),
};

/** A mean or a price for one of something. */
export const average: Rule = {
  name: "average",
  explanation:
    "An average is the total divided by what it is spread over. The numbers printed with it, or about it, give another one.",
  check: ({ facts, tables }) => quotients(facts, tables, false),
};

/** A rate per so many people. */
export const rate: Rule = {
  name: "rate",
  explanation:
    "A rate is the count divided by the population, times what it is per. The two numbers printed with it give another one.",
  check: ({ facts, tables }) => quotients(facts, tables, true),
};
