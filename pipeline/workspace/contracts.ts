import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { UserError } from "../errors.js";
import { ambiguousFormats } from "./ambiguousFormats.js";
import { Contract, periodRoles } from "./contract.js";
import { refuseOpenQuestions } from "./openQuestions.js";
import { periodFormatFault } from "./periodFormat.js";
import { spellingKey } from "./spellingKey.js";
import { type FromYaml, readYamlPlaced } from "./yamlFile.js";

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
        throw new UserError(`${placeIn(contract, ["source"])}: source is "${contract.source}"`, {
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
  const { data: contract, at } = readYamlPlaced(file, Contract);
  places.set(contract, at);
  checkRoles(contract);
  checkPeriod(contract);
  checkMarkers(contract);
  checkCovers(contract);
  return contract;
}

function checkPeriod(contract: Contract): void {
  const { period } = contract;
  for (const [index, format] of period.formats.entries()) {
    const fault = periodFormatFault(format);
    if (fault === null) continue;
    const path = ["period", "formats", index];
    throw new UserError(`${placeIn(contract, path)}: ${path.join(".")} (it is ${JSON.stringify(format)})`, {
      hint: fault,
    });
  }
  const pair = ambiguousFormats(period.formats);
  if (pair) {
    throw new UserError(
      `${placeIn(contract, ["period", "formats"])}: period.formats ${pair[0]} and ${pair[1]} read the same text as different dates`,
      {
        hint: "keep the one that the partner uses; give the other a contract of its own",
      },
    );
  }
  const week = "week" in period ? period.week : undefined;
  if (period.grain === "week" && week === undefined) {
    throw new UserError(
      `${placeIn(contract, ["period", "grain"])}: period.grain is week, but not what its date is`,
      {
        hint: "say week: ending or week: beginning",
      },
    );
  }
  if (period.grain !== "week" && week !== undefined) {
    throw new UserError(
      `${placeIn(contract, ["period", "week"])}: period.week is of grain week, and the grain is ${period.grain}`,
      {
        hint: "say grain: week, or take week out",
      },
    );
  }
}

function checkMarkers(contract: Contract): void {
  const { markers } = contract;
  const zero = new Set(markers.zero?.map((marker) => marker.toLowerCase()));
  const both = markers.suppressed.find((marker) => zero.has(marker.toLowerCase()));
  if (both === undefined) return;
  throw new UserError(
    `${placeIn(contract, ["markers", "zero"])}: markers have "${both}" for nought and for a hidden count`,
    {
      hint: "a hidden count is never nought: keep it under suppressed alone",
    },
  );
}

const places = new WeakMap<Contract, FromYaml<Contract>["at"]>();

/** `file:line` of a setting of a contract that was read from a file. */
export const placeIn = (contract: Contract, path: readonly PropertyKey[]): string =>
  places.get(contract)?.(path) ?? contract.source;

function checkCovers(contract: Contract): void {
  if (contract.covers === "territory" && contract.territory === undefined) {
    throw new UserError(
      `${placeIn(contract, ["covers"])}: covers is "territory", but the contract has none`,
      {
        hint: "name the column in territory, or give covers a code or partnership",
      },
    );
  }
}

/**
 * The areas that contracts name by themselves must be known: figures of a code misspelt would hang nowhere.
 *
 * @throws UserError naming the line
 */
export function checkContractAreas(contracts: readonly Contract[], areas: readonly { code: string }[]): void {
  const codes = new Set(areas.map(({ code }) => code));
  for (const contract of contracts) {
    const named = [
      { path: ["area", "constant"], code: contract.area.constant, words: ["partnership"] },
      { path: ["area", "blank"], code: contract.area.blank, words: ["partnership", "unassigned"] },
      { path: ["covers"], code: contract.covers, words: ["partnership", "territory"] },
    ];
    for (const { path, code, words } of named) {
      if (code === undefined || codes.has(code) || words.includes(code)) continue;
      throw new UserError(`${placeIn(contract, path)}: ${path.join(".")} is "${code}", which is no area`, {
        hint: `use ${words.join(", ")} or a code in seeds/areas.csv, or import the lookup that has it with csp areas import FILE`,
      });
    }
  }
}

/** A role that no column has would make every record silently blank. */
function checkRoles(contract: Contract): void {
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
  for (const role of periodRoles(contract)) use(role, "period", "column" in period ? "column" : "columns");
  for (const [index, measure] of measures.entries()) {
    if ("by" in measure) {
      checkLabels(contract, index, measure.values ?? {});
      use(measure.by, "measures", index, "by");
    }
    if ("value" in measure) use(measure.value, "measures", index, "value");
    if ("kind" in measure && measure.kind === "rate" && measure.covers === true) {
      throw new UserError(
        `${placeIn(contract, ["measures", index, "covers"])}: a rate that is not there is not nought`,
        { hint: "take covers away, or kind: rate if these are counts" },
      );
    }
    for (const role of Object.keys(measure.where ?? {})) use(role, "measures", index, "where", role);
  }
  const unknown = used.find(({ role }) => !known.has(role));
  if (unknown !== undefined) {
    throw new UserError(`${placeIn(contract, unknown.path)}: no column is called "${unknown.role}"`, {
      hint: `columns has ${[...known].join(", ")}`,
    });
  }
  const optional = [territory, area.name, ...periodRoles(contract)].find(
    (role) => role !== undefined && columns[role]?.optional,
  );
  if (optional !== undefined) {
    const place = placeIn(contract, ["columns", optional]);
    throw new UserError(`${place}: the column "${optional}" may not be optional`, {
      hint: "without the period, the territory or the area's name a file cannot be placed; take optional: true away",
    });
  }
  if (area.columns.length === 0 && area.constant === undefined) {
    throw new UserError(`${placeIn(contract, ["area"])}: area names neither columns nor a constant`, {
      hint: "say which column holds the area",
    });
  }
}

/** Labels are told apart by their letters and digits alone. */
function checkLabels(
  contract: Contract,
  measure: number,
  values: Readonly<Record<string, string | null>>,
): void {
  const seen = new Map<string, string>();
  for (const label of Object.keys(values)) {
    const letters = spellingKey(label);
    const other = seen.get(letters);
    if (other !== undefined && values[other] !== values[label]) {
      throw new UserError(
        `${placeIn(contract, ["measures", measure, "values", label])}: "${other}" and "${label}" are one label to the program, but mean different measures`,
        {
          hint: "labels differ by letters or digits, not by case, spaces or signs",
        },
      );
    }
    seen.set(letters, label);
  }
}
