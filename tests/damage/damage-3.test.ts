import { runCases } from "./runCases.js";

runCases(2, 4);
