import { annual } from "../documents/annual/publication.js";
import { assessment, inBrief } from "../documents/assessment/publication.js";
import { committee } from "../documents/committee/publication.js";
import { pack } from "../documents/pack/publication.js";

/** The documents that can be published, one by one or as a set; the assessment's first page goes with the assessment. */
export const publications = { assessment, inBrief, pack, annual, committee };
