import { runCases } from "./runCases.js";

runCases(3, 4);
