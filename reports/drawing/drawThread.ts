import { answerWith } from "../../pipeline/beside.js";
import { drawChart } from "./drawChart.js";

/** Started by `renderChart`. */
answerWith(drawChart);
