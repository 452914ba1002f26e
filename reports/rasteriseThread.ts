import { answerWith } from "./beside.js";
import { rasterise } from "./rasterise.js";

/** Started by `renderPng`. */
answerWith(rasterise);
