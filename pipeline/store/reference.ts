import type { Workspace } from "../workspace/workspace.js";
import type { Store } from "./open.js";
import { tableOf } from "./tableOf.js";

/** Puts the seeds into the store as tables: areas and their parents, populations, measures and their parts, priorities. */
export async function loadReference(store: Store, workspace: Workspace): Promise<void> {
  const { areas, ages, forces, populations, measures, priorities } = workspace;
  await tableOf(store, "areas", { code: "VARCHAR", name: "VARCHAR", level: "VARCHAR" }, areas);
  await tableOf(
    store,
    "area_parents",
    { area: "VARCHAR", parent: "VARCHAR" },
    areas.flatMap(({ code, parents }) => parents.map((parent) => ({ area: code, parent }))),
  );
  await tableOf(
    store,
    "area_changes",
    { area: "VARCHAR", became: "VARCHAR" },
    areas.flatMap(({ code, became }) => became.map((other) => ({ area: code, became: other }))),
  );
  await tableOf(
    store,
    "area_aliases",
    { code: "VARCHAR", alias: "VARCHAR" },
    areas.flatMap(({ code, aliases }) => aliases.map((alias) => ({ code, alias }))),
  );
  await tableOf(
    store,
    "force_names",
    { code: "VARCHAR", name: "VARCHAR" },
    forces.flatMap(({ code, name, aliases }) => [name, ...aliases].map((each) => ({ code, name: each }))),
  );
  await tableOf(
    store,
    "populations",
    {
      area: "VARCHAR",
      year: "INTEGER",
      residents: "DOUBLE",
      households: "DOUBLE",
      aged_10_to_17: "DOUBLE",
      source: "VARCHAR",
    },
    [
      ...populations,
      ...ages.map(({ area, year, aged_10_to_17, source }) => ({ area, year, aged_10_to_17, source })),
    ],
  );
  await tableOf(
    store,
    "measures",
    {
      measure: "VARCHAR",
      name: "VARCHAR",
      unit: "VARCHAR",
      denominator: "VARCHAR",
      per: "DOUBLE",
      polarity: "VARCHAR",
      sensitive: "BOOLEAN",
      by_ward: "BOOLEAN",
      priority: "VARCHAR",
      position: "INTEGER",
      counted: "BOOLEAN",
      share_of: "VARCHAR",
    },
    measures.map(({ id, parts, ...measure }, position) => ({ measure: id, ...measure, position })),
  );
  await tableOf(
    store,
    "measure_parts",
    { measure: "VARCHAR", part: "VARCHAR" },
    measures.flatMap(({ id, parts }) => parts.map((part) => ({ measure: id, part }))),
  );
  await tableOf(
    store,
    "priorities",
    { plan_year: "VARCHAR", priority: "VARCHAR", name: "VARCHAR", rank: "INTEGER" },
    priorities,
  );
  const { breaks, confirmed, sourceGroups, harmWeights, groupMembers, tiles, boundaries, contracts } =
    workspace;
  await tableOf(
    store,
    "harm_weights",
    { measure: "VARCHAR", days: "DOUBLE", source: "VARCHAR" },
    harmWeights,
  );
  await tableOf(
    store,
    "group_members",
    { area: "VARCHAR", member: "VARCHAR", group_name: "VARCHAR", illustrative: "BOOLEAN", source: "VARCHAR" },
    groupMembers,
  );
  await tableOf(
    store,
    "tile_layout",
    { area: "VARCHAR", column: "INTEGER", row: "INTEGER", label: "VARCHAR" },
    tiles,
  );
  await tableOf(
    store,
    "boundaries",
    { area: "VARCHAR", name: "VARCHAR", attribution: "VARCHAR", outline: "VARCHAR" },
    boundaries.map(({ outline, ...boundary }) => ({ ...boundary, outline: JSON.stringify(outline) })),
  );
  await tableOf(
    store,
    "confirmed",
    {
      source: "VARCHAR",
      measure: "VARCHAR",
      area: "VARCHAR",
      from: "DATE",
      until: "DATE",
      reason: "VARCHAR",
      role: "VARCHAR",
    },
    confirmed,
  );
  await tableOf(store, "source_groups", { name: "VARCHAR", source: "VARCHAR" }, sourceGroups);
  await tableOf(
    store,
    "breaks",
    {
      id: "INTEGER",
      applies_to: "VARCHAR",
      area: "VARCHAR",
      date: "DATE",
      until: "DATE",
      effect: "VARCHAR",
      reason: "VARCHAR",
      reference: "VARCHAR",
    },
    breaks.map((line, index) => ({ id: index + 1, ...line })),
  );
  await tableOf(
    store,
    "sources",
    {
      source: "VARCHAR",
      title: "VARCHAR",
      supplier: "VARCHAR",
      every: "VARCHAR",
      due_days: "INTEGER",
      expected_from: "VARCHAR",
      asked_month: "INTEGER",
    },
    contracts.map(({ source, title, supplier, expected, survey }) => ({
      source,
      title,
      supplier,
      every: expected?.every ?? null,
      due_days: expected?.due_days ?? null,
      expected_from: expected?.from ?? null,
      asked_month: survey?.asked ?? null,
    })),
  );
}
