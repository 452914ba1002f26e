import { z } from "zod";

const monthOfYear = z.number().int().min(1).max(12);

/** How a survey was held, of whose respondents the figures are shares; documents say it beside its answers. */
export const survey = z.strictObject({
  asked: monthOfYear
    .optional()
    .describe(
      "the month of each year in which people were asked, by number (10 is October): a break of the register touches the answers only where it lies between two of these months, or in one",
    ),
  sample: z
    .enum(["random", "quota"])
    .optional()
    .describe("how those asked were chosen: an interval allows for chance alone, which a quota is not"),
  weighted: z
    .boolean()
    .optional()
    .describe("the numbers are weighted, so that each of those asked does not count alike"),
});

/** The same, as documents are given it. */
export type Survey = z.infer<typeof survey>;
