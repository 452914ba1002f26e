import { answerWith } from "./beside.js";
import { drawChart } from "./drawChart.js";

/** Started by `renderChart`. */
answerWith(drawChart);
