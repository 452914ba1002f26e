import { literal, type Store } from "../../../store/open.js";

/** A supply by the name of its file. */
export interface SupplyFile {
  extract: string;
  received: number;
  territory: string;
  file: string;
  /** the last month that it covers, YYYY-MM */
  ends: string;
}

/** The supplies in force of the source of `extract` that cover months, in the order in which they were received. */
export const readFiles = (store: Store, extract: string): Promise<SupplyFile[]> =>
  store.rows<SupplyFile>(
    `select extract, received, territory, file, strftime(covers_to, '%Y-%m') as ends from supplies
    where source = (select source from supplies where extract = ${literal(extract)})
      and not removed and supplements is null and covers_to is not null
    order by received`,
  );
