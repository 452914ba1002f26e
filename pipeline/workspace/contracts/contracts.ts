import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { Faults } from "../../faults.js";
import { nearest } from "../seeds/nearest.js";
import { spellingKey } from "../seeds/spellingKey.js";
import { type FromYaml, readYamlPlaced } from "../seeds/yamlFile.js";
import { ambiguousFormats } from "./ambiguousFormats.js";
import { Contract, periodRoles } from "./contract.js";
import { peopleFaults } from "./contractPeople.js";
import { identifierRoles, identifiersReadTwice, repeatsFaults } from "./contractRepeats.js";
import { timesFaults } from "./contractTimes.js";
import { type Draft, readDraft } from "./draft.js";
import { refuseOpenQuestions } from "./openQuestions.js";
import { periodFormatFault } from "./periodFormat.js";

/** What the folder of a workspace's contracts holds, each in the order of the file names. */
export interface Contracts {
  contracts: Contract[];
  /** those that still ask something: only the files that they would read wait for the answers */
  drafts: Draft[];
}

/**
 * Every contract of a workspace; none where there is no such folder.
 *
 * @throws UserError with the faults of all of them
 */
export function readContracts(workspace: string): Contracts {
  const faults = new Faults();
  const read = collectContracts(workspace, faults);
  faults.throw();
  return read;
}

/** {@link readContracts}, where what is wrong goes to `faults`: those that could be read. */
export function collectContracts(workspace: string, faults: Faults): Contracts {
  const folder = path.join(workspace, "seeds", "contracts");
  const found: Contracts = { contracts: [], drafts: [] };
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names.filter((each) => each.endsWith(".yaml")).sort()) {
    const file = path.join(folder, name);
    const draft = faults.attempt(() => readDraft(file));
    if (draft) found.drafts.push(draft);
    if (draft !== null) continue;
    const contract = faults.attempt(() => readFinished(file));
    if (contract === undefined) continue;
    if (`${contract.source}.yaml` !== name)
      faultsOf(contract, faults)(
        ["source"],
        `source is "${contract.source}"`,
        "a contract's file is named after its source",
      );
    found.contracts.push(contract);
  }
  return found;
}

/**
 * One contract, from any place.
 *
 * @throws UserError where it is a draft with open questions, does not fit the schema or contradicts itself
 */
export function readContract(file: string): Contract {
  refuseOpenQuestions(file);
  return readFinished(file);
}

/** {@link readContract} of one that asks nothing. */
function readFinished(file: string): Contract {
  const read = readYamlPlaced(file, Contract);
  const contract = read.data;
  places.set(contract, read);
  const faults = new Faults();
  const fault = faultsOf(contract, faults);
  checkRoles(contract, fault);
  checkPeriod(contract, fault);
  checkMarkers(contract, fault);
  for (const { path, what, hint } of [
    ...timesFaults(contract),
    ...repeatsFaults(contract),
    ...peopleFaults(contract),
  ])
    fault(path, what, hint);
  if (contract.covers === "territory" && contract.territory === undefined)
    fault(
      ["covers"],
      'covers is "territory", but the contract has none',
      "name the column in territory, or give covers a code or partnership",
    );
  faults.throw();
  return contract;
}

/** Takes what is wrong with a setting. */
type Fault = (path: readonly PropertyKey[], what: string, hint: string) => void;

const places = new WeakMap<Contract, FromYaml<Contract>>();

function faultsOf(contract: Contract, faults: Faults): Fault {
  const read = places.get(contract);
  return (path, what, hint) =>
    faults.add(read?.file ?? contract.source, read?.lineOf(path) ?? null, what, hint);
}

function checkPeriod({ period }: Contract, fault: Fault): void {
  for (const [index, format] of period.formats.entries()) {
    const wrong = periodFormatFault(format);
    if (wrong === null) continue;
    const path = ["period", "formats", index];
    fault(path, `${path.join(".")} (it is ${JSON.stringify(format)})`, wrong);
  }
  const pair = ambiguousFormats(period.formats);
  if (pair)
    fault(
      ["period", "formats"],
      `period.formats ${pair[0]} and ${pair[1]} read the same text as different dates`,
      "keep the one that the partner uses; give the other a contract of its own",
    );
  const week = "week" in period ? period.week : undefined;
  if (period.grain === "week" && week === undefined)
    fault(
      ["period", "grain"],
      "period.grain is week, but not what its date is",
      "say week: ending or week: beginning",
    );
  if (period.grain !== "week" && week !== undefined)
    fault(
      ["period", "week"],
      `period.week is of grain week, and the grain is ${period.grain}`,
      "say grain: week, or take week out",
    );
}

function checkMarkers({ markers }: Contract, fault: Fault): void {
  const zero = new Set(markers.zero?.map((marker) => marker.toLowerCase()));
  const both = markers.suppressed.find((marker) => zero.has(marker.toLowerCase()));
  if (both !== undefined)
    fault(
      ["markers", "zero"],
      `markers have "${both}" for nought and for a hidden count`,
      "a hidden count is never nought: keep it under suppressed alone",
    );
}

/** The areas that contracts name by themselves must be known: figures of a code misspelt would hang nowhere. */
export function checkContractAreas(
  contracts: readonly Contract[],
  codes: ReadonlySet<string>,
  faults: Faults,
): void {
  for (const contract of contracts) {
    const named = [
      { path: ["area", "constant"], code: contract.area.constant, words: ["partnership"] },
      { path: ["area", "blank"], code: contract.area.blank, words: ["partnership", "unassigned"] },
      { path: ["covers"], code: contract.covers, words: ["partnership", "territory"] },
    ];
    for (const { path, code, words } of named) {
      if (code === undefined || codes.has(code) || words.includes(code)) continue;
      faultsOf(contract, faults)(
        path,
        `${path.join(".")} is "${code}", which is no area`,
        `use ${words.join(", ")} or a code in seeds/areas.csv, or import the lookup that has it with csp areas import FILE`,
      );
    }
  }
}

/** Figures of a measure that the seeds do not have would be in no document. */
export function checkContractMeasures(
  contracts: readonly Contract[],
  known: ReadonlySet<string>,
  faults: Faults,
): void {
  for (const contract of contracts) {
    const fault = faultsOf(contract, faults);
    const named = (path: readonly PropertyKey[], measure: string | null): void => {
      if (measure === null || known.has(measure)) return;
      const near = nearest(measure, known);
      fault(
        path,
        `the measure "${measure}" is not in seeds/measures.csv`,
        near === undefined
          ? "add a row for it there"
          : `did you mean ${near}? If not, add a row for it there`,
      );
    };
    for (const [index, measure] of contract.measures.entries()) {
      if ("measure" in measure) named(["measures", index, "measure"], measure.measure);
      else
        for (const [label, id] of Object.entries(measure.values ?? {}))
          named(["measures", index, "values", label], id);
    }
  }
}

/** A role that no column has would make every record silently blank. */
function checkRoles(contract: Contract, fault: Fault): void {
  const { area, columns, measures, period, rows, territory } = contract;
  const wide = "headers" in period ? [period.value] : [];
  const known = new Set([...Object.keys(columns), ...wide]);
  const used: { role: string; path: PropertyKey[] }[] = [];
  const use = (role: string | undefined, ...path: PropertyKey[]) => {
    if (role !== undefined) used.push({ role, path });
  };
  for (const [index, role] of area.columns.entries()) use(role, "area", "columns", index);
  use(area.name, "area", "name");
  use(territory, "territory");
  for (const [index, role] of rows.unique_by.entries()) use(role, "rows", "unique_by", index);
  for (const [index, role] of (rows.copies_by ?? []).entries()) use(role, "rows", "copies_by", index);
  for (const [index, { column }] of (rows.leave_out ?? []).entries())
    use(column, "rows", "leave_out", index, "column");
  for (const [index, { column }] of rows.totals.entries()) use(column, "rows", "totals", index, "column");
  for (const end of ["from", "until"] as const)
    for (const [index, role] of (contract.times?.[end] ?? []).entries()) use(role, "times", end, index);
  for (const role of periodRoles(contract)) use(role, "period", "column" in period ? "column" : "columns");
  for (const [index, measure] of measures.entries()) {
    if ("by" in measure) {
      checkLabels(index, measure.values ?? {}, fault);
      use(measure.by, "measures", index, "by");
    }
    if ("value" in measure) use(measure.value, "measures", index, "value");
    if ("kind" in measure && measure.kind === "rate" && measure.covers === true)
      fault(
        ["measures", index, "covers"],
        "a rate that is not there is not nought",
        "take covers away, or kind: rate if these are counts",
      );
    if ("covers" in measure && measure.covers === true && contract.covers === undefined)
      fault(
        ["measures", index, "covers"],
        "a row that is not there would be 0, but the contract does not say of which area the file holds all rows",
        "add covers: partnership (or an area's code) at the top level of the contract",
      );
    for (const role of Object.keys(measure.where ?? {})) use(role, "measures", index, "where", role);
  }
  for (const { path, what, hint } of identifiersReadTwice(contract, used)) fault(path, what, hint);
  for (const { kind, role } of identifierRoles(contract)) use(role, "repeats", kind);
  for (const { role, path } of used)
    if (!known.has(role))
      fault(path, `no column is called "${role}"`, `columns has ${[...known].join(", ")}`);
  for (const role of new Set([territory, area.name, ...periodRoles(contract)]))
    if (role !== undefined && columns[role]?.optional)
      fault(
        ["columns", role],
        `the column "${role}" may not be optional`,
        "without the period, the territory or the area's name a file cannot be placed; take optional: true away",
      );
  if (area.columns.length === 0 && area.constant === undefined)
    fault(["area"], "area names neither columns nor a constant", "say which column holds the area");
}

/** Labels are told apart by their letters and digits alone. */
function checkLabels(measure: number, values: Readonly<Record<string, string | null>>, fault: Fault): void {
  const seen = new Map<string, string>();
  for (const label of Object.keys(values)) {
    const letters = spellingKey(label);
    const other = seen.get(letters);
    if (other !== undefined && values[other] !== values[label])
      fault(
        ["measures", measure, "values", label],
        `"${other}" and "${label}" are one label to the program, but mean different measures`,
        "labels differ by letters or digits, not by case, spaces or signs",
      );
    seen.set(letters, label);
  }
}
