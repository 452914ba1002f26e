import type { Contract } from "../../workspace/contracts/contract.js";
import type { Examination } from "../read/examination.js";

/** How dates of sheets are written. */
export const isoDays = ["%Y-%m-%d", "%Y-%m-%d %H:%M:%S"];

/**
 * A contract as it reads a sheet: what it says of a CSV file's bytes does not matter there, and dates, which a sheet
 * keeps as such, are read whatever their display.
 */
export function contractOfSheet(contract: Contract): Contract {
  const { encoding: _, delimiter: __, period, ...others } = contract;
  const { times } = contract;
  const rest =
    times?.formats === undefined
      ? others
      : { ...others, times: { ...times, formats: [...times.formats, ...isoDays] } };
  const formats = [...period.formats, ...isoDays];
  if (!("headers" in period)) return { ...rest, period: { ...period, formats } };
  return { ...rest, period: { ...period, formats, headers: `(?:${period.headers})|^\\d{4}-\\d{2}-\\d{2}$` } };
}

/** A contract as it reads an examined file. */
export const asRead = ({ fromSheet }: Pick<Examination, "fromSheet">, contract: Contract): Contract =>
  fromSheet ? contractOfSheet(contract) : contract;
