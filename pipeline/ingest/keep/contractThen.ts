import { UserError } from "../../errors.js";
import { Contract } from "../../workspace/contracts/contract.js";

/**
 * The contract as it was when the file was read.
 *
 * @throws UserError where it was not kept, or is none to this version
 */
export function contractThen({
  contract,
  source,
  file,
}: {
  contract: string;
  source: string;
  file: string;
}): Contract {
  const read = Contract.safeParse(JSON.parse(contract));
  if (read.success) return read.data;
  throw new UserError(`the contract under which ${file} was read is not known`, {
    hint: `put seeds/contracts/${source}.yaml back and run csp ingest --rebuild; nothing has been changed`,
  });
}
