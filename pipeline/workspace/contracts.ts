import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { addAll } from "../bulk.js";
import { UserError } from "../errors.js";
import { ambiguousFormats } from "./ambiguousFormats.js";
import { Contract, periodRoles } from "./contract.js";
import { refuseOpenQuestions } from "./openQuestions.js";
import { spellingKey } from "./spellingKey.js";
import { readYaml } from "./yamlFile.js";

/** Every contract of a workspace, in the order of their file names; none where there is no such folder. */
export function readContracts(workspace: string): Contract[] {
  const folder = path.join(workspace, "seeds", "contracts");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => {
      const file = path.join(folder, name);
      const contract = readContract(file);
      if (`${contract.source}.yaml` !== name) {
        throw new UserError(`${file}: source is "${contract.source}"`, {
          hint: "a contract's file is named after its source",
        });
      }
      return contract;
    });
}

/**
 * One contract, from any place.
 *
 * @throws UserError where it is a draft with open questions, does not fit the schema or contradicts itself
 */
export function readContract(file: string): Contract {
  refuseOpenQuestions(file);
  const contract = readYaml(file, Contract);
  checkRoles(file, contract);
  checkPeriod(file, contract);
  checkMarkers(file, contract);
  return contract;
}

function checkPeriod(file: string, { period }: Contract): void {
  const pair = ambiguousFormats(period.formats);
  if (pair) {
    throw new UserError(
      `${file}: period.formats ${pair[0]} and ${pair[1]} read the same text as different dates`,
      {
        hint: "keep the one that the partner uses; give the other a contract of its own",
      },
    );
  }
  const week = "week" in period ? period.week : undefined;
  if (period.grain === "week" && week === undefined) {
    throw new UserError(`${file}: period.grain is week, but not what its date is`, {
      hint: "say week: ending or week: beginning",
    });
  }
  if (period.grain !== "week" && week !== undefined) {
    throw new UserError(`${file}: period.week is of grain week, and the grain is ${period.grain}`, {
      hint: "say grain: week, or take week out",
    });
  }
}

function checkMarkers(file: string, { markers }: Contract): void {
  const zero = new Set(markers.zero?.map((marker) => marker.toLowerCase()));
  const both = markers.suppressed.find((marker) => zero.has(marker.toLowerCase()));
  if (both === undefined) return;
  throw new UserError(`${file}: markers have "${both}" for nought and for a hidden count`, {
    hint: "a hidden count is never nought: keep it under suppressed alone",
  });
}

/** A role that no column has would make every record silently blank. */
function checkRoles(file: string, contract: Contract): void {
  const wide = "headers" in contract.period ? [contract.period.value] : [];
  const known = new Set([...Object.keys(contract.columns), ...wide]);
  const used: string[] = [
    ...contract.area.columns,
    ...contract.rows.unique_by,
    ...contract.rows.totals.map((rule) => rule.column),
  ];
  if (contract.area.name) used.push(contract.area.name);
  if (contract.territory) used.push(contract.territory);
  used.push(...periodRoles(contract));
  for (const measure of contract.measures) {
    if ("by" in measure) checkLabels(file, measure.values ?? {});
    if ("by" in measure) used.push(measure.by);
    if ("value" in measure && measure.value !== undefined) used.push(measure.value);
    addAll(used, Object.keys(measure.where ?? {}));
  }
  const unknown = used.find((role) => !known.has(role));
  if (unknown !== undefined) {
    throw new UserError(`${file}: no column is called "${unknown}"`, {
      hint: `columns has ${[...known].join(", ")}`,
    });
  }
  const needed = [contract.territory, contract.area.name, ...periodRoles(contract)];
  const optional = needed.find((role) => role !== undefined && contract.columns[role]?.optional);
  if (optional !== undefined) {
    throw new UserError(`${file}: the column "${optional}" may not be optional`, {
      hint: "without the period, the territory or the area's name a file cannot be placed; take optional: true away",
    });
  }
  if (contract.area.columns.length === 0 && contract.area.constant === undefined) {
    throw new UserError(`${file}: area names neither columns nor a constant`, {
      hint: "say which column holds the area",
    });
  }
}

/** Labels are told apart by their letters and digits alone. */
function checkLabels(file: string, values: Readonly<Record<string, string | null>>): void {
  const seen = new Map<string, string>();
  for (const label of Object.keys(values)) {
    const letters = spellingKey(label);
    const other = seen.get(letters);
    if (other !== undefined && values[other] !== values[label]) {
      throw new UserError(
        `${file}: "${other}" and "${label}" are one label to the program, but mean different measures`,
        {
          hint: "labels differ by letters or digits, not by case, spaces or signs",
        },
      );
    }
    seen.set(letters, label);
  }
}
