import { runCases } from "./runCases.js";

runCases(1, 4);
