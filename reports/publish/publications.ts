import { annual } from "../documents/annual/publication.js";
import { assessment } from "../documents/assessment/publication.js";
import { committee } from "../documents/committee/publication.js";
import { pack } from "../documents/pack/publication.js";

/** The documents that can be published, one by one or as a set. */
export const publications = { assessment, pack, annual, committee };
