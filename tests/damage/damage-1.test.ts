import { runCases } from "./runCases.js";

runCases(0, 4);
