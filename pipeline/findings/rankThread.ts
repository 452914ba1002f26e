import { answerWith } from "../thread.js";
import { rankCertainties } from "./rankCertainty.js";

/** Started by `rankFindings`. */
answerWith(rankCertainties);
