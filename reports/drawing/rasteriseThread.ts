import { answerWith } from "../../pipeline/thread.js";
import { rasterise } from "./rasterise.js";

/** Started by `renderPng`. */
answerWith(rasterise);
