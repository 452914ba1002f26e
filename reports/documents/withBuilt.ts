export { type Built, withBuilt } from "../../pipeline/analysis/withBuilt.js";
