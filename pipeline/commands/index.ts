import type { Command } from "commander";
import type { Run, Terminal } from "../terminal.js";
import { register as annual } from "./annual.js";
import { register as areas } from "./areas.js";
import { register as assess } from "./assess.js";
import { register as audit } from "./audit.js";
import { register as build } from "./build.js";
import { register as committee } from "./committee.js";
import { register as contract } from "./contract.js";
import { register as explain } from "./explain.js";
import { register as explore } from "./explore.js";
import { register as exportTable } from "./export.js";
import { register as harm } from "./harm.js";
import { register as ingest } from "./ingest.js";
import { register as init } from "./init.js";
import { register as measures } from "./measures.js";
import { register as pack } from "./pack.js";
import { register as plan } from "./plan.js";
import { register as publish } from "./publish.js";
import { register as quarantine } from "./quarantine.js";
import { register as rank } from "./rank.js";
import { register as revisions } from "./revisions.js";
import { register as score } from "./score.js";
import { register as start } from "./start.js";
import { register as status } from "./status.js";
import { register as supply } from "./supply.js";
import { register as targets } from "./targets.js";
import { register as trends } from "./trends.js";
import { register as workshop } from "./workshop.js";

type Register = (program: Command, terminal: Terminal, run: Run) => void;

/** One file a verb, in the groups of the README; each registers itself and loads what is heavy only when it runs. */
export const groups: readonly { heading: string; verbs: readonly Register[] }[] = [
  { heading: "A new partnership:", verbs: [init] },
  { heading: "In the morning:", verbs: [start, ingest, status, quarantine, revisions, supply, contract] },
  {
    heading: "Figures:",
    verbs: [build, measures, trends, rank, explain, plan, score, workshop, targets, areas, harm, exportTable],
  },
  { heading: "Documents:", verbs: [assess, pack, annual, committee, explore, publish, audit] },
];
