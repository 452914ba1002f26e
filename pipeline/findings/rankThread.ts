import { answerWith } from "../beside.js";
import { rankCertainties } from "./rankCertainty.js";

/** Started by `rankFindings`. */
answerWith(rankCertainties);
