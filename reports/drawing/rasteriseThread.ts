import { answerWith } from "../../pipeline/beside.js";
import { rasterise } from "./rasterise.js";

/** Started by `renderPng`. */
answerWith(rasterise);
