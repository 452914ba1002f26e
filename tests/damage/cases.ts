import type { Damage, Deliveries } from "./damage.js";
import { damages } from "./damages/index.js";
import type { Shape } from "./shape.js";
import { shapes } from "./shapes/index.js";

/** A damage done to a shape. */
export interface Case {
  name: string;
  shape: Shape;
  damage: Damage;
  deliveries: () => Deliveries;
  /** whether it is one of those that are run by themselves */
  chosen: boolean;
}

/** A few records of each file: enough to say whether a damage makes sense to a shape. */
const few = (shape: Shape): Shape => ({
  ...shape,
  tables: shape.tables.map((table) => ({ ...table, rows: table.rows.slice(0, 8) })),
});

/** All cases in which a damage makes sense; chosen are each damage once, the shapes taken in turn, and each shape clean. */
export function allCases(): Case[] {
  const every = shapes().map((shape) => ({ shape, small: few(shape) }));
  return damages.flatMap((damage, number) => {
    const possible = every.filter(({ small }) => damage.apply(small) !== null);
    return possible.map(({ shape }, index) => ({
      name: `${damage.name} – ${shape.name}`,
      shape,
      damage,
      deliveries: () => damage.apply(shape) ?? [],
      chosen: number === 0 || index === number % possible.length,
    }));
  });
}
