import { answerWith } from "../../pipeline/thread.js";
import { drawChart } from "./drawChart.js";

/** Started by `renderChart`. */
answerWith(drawChart);
