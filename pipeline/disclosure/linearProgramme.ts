/** A sum of unknowns of 0 or more: equal to `value`, or that at least or at most. */
export interface Constraint {
  /** numbers of the unknowns, each once */
  unknowns: readonly number[];
  value: number;
  bound?: "least" | "most";
}

export interface Extreme {
  /** Infinity where nothing bounds it */
  value: number;
  /** numbers of the constraints that prove it */
  proof: number[];
}

const tiny = 1e-7;

export interface Programme {
  /** how much of its value each constraint lacks where the unknowns come as near as they can; all 0 where they fit */
  unmet: number[];
  /**
   * The most that a sum can be, `sign` −1 for minus the least; no more is looked for once it is `enough`. Null where no
   * unknowns of 0 or more fit.
   */
  most: ((sum: readonly number[], sign: 1 | -1, enough?: number) => Extreme) | null;
}

/**
 * Sums of unknowns under linear constraints by the simplex method (Dantzig 1951; Bland's rule against cycling), in a
 * dense tableau: for the tables of a document, some hundred unknowns. The constraints are those of counts, so that the
 * coefficients are 0 and 1 and doubles do.
 */
export function linearProgramme(constraints: readonly Constraint[], unknowns: number): Programme {
  const surplus = constraints.flatMap(({ bound }, row) => (bound ? [row] : []));
  const own = unknowns + surplus.length; // columns that may enter; after them one artificial a row, then the right side
  const width = own + constraints.length + 1;
  const right = width - 1;
  const rows = constraints.map((constraint, row) => {
    const line = new Float64Array(width);
    for (const unknown of constraint.unknowns) line[unknown] = 1;
    if (constraint.bound) line[unknowns + surplus.indexOf(row)] = constraint.bound === "least" ? -1 : 1;
    line[own + row] = 1;
    line[right] = constraint.value;
    return line;
  });
  const basis = constraints.map((_, row) => own + row);

  const at = (line: Float64Array | undefined, column: number): number => line?.[column] ?? 0;
  const pivot = (row: number, column: number, objective: Float64Array) => {
    const line = rows[row];
    if (!line) return;
    const scale = at(line, column);
    // most of a line is 0, which changes no other
    const held: number[] = [];
    for (let j = 0; j < width; j++) {
      if (line[j] === 0) continue;
      line[j] = at(line, j) / scale;
      held.push(j);
    }
    const subtract = (other: Float64Array): void => {
      const times = at(other, column);
      if (other === line || times === 0) return;
      for (const j of held) {
        const left = at(other, j) - times * at(line, j);
        other[j] = Math.abs(left) < 1e-11 ? 0 : left;
      }
    };
    for (const other of rows) subtract(other);
    subtract(objective);
    basis[row] = column;
  };

  /** Raises the objective as far as it goes, or until it is enough; false where nothing bounds it. */
  const raise = (objective: Float64Array, met: boolean, enough = Number.POSITIVE_INFINITY): boolean => {
    for (let step = 0; ; step++) {
      if (-at(objective, right) >= enough) return true;
      const patient = step < 20 * rows.length;
      let enter = -1;
      for (let j = 0; j < own && (patient || enter < 0); j++) {
        if (at(objective, j) > tiny && (enter < 0 || at(objective, j) > at(objective, enter))) enter = j;
      }
      if (enter < 0) return true;
      let leave = -1;
      let least = Number.POSITIVE_INFINITY;
      for (const [row, line] of rows.entries()) {
        const slope = at(line, enter);
        // once the constraints are met, an artificial that is left has to stay at 0
        const stays = met && (basis[row] ?? 0) >= own && Math.abs(slope) > tiny;
        if (slope <= tiny && !stays) continue;
        const ratio = stays ? 0 : at(line, right) / slope;
        const first = ratio <= least + tiny && (basis[row] ?? 0) < (basis[leave] ?? width);
        if (ratio < least - tiny || first) leave = row;
        least = Math.min(least, ratio);
      }
      if (leave < 0) return false;
      pivot(leave, enter, objective);
    }
  };

  const unmetSum = new Float64Array(width);
  for (const line of rows) {
    for (let j = 0; j < width; j++) if (j < own || j === right) unmetSum[j] = at(unmetSum, j) + at(line, j);
  }
  raise(unmetSum, false);
  const unmet = constraints.map(() => 0);
  for (const [row, line] of rows.entries()) {
    const lacking = (basis[row] ?? 0) - own;
    if (lacking >= 0 && at(line, right) > 1e-6) unmet[lacking] = at(line, right);
  }
  if (unmet.some((lack) => lack > 0)) return { unmet, most: null };

  const most: Programme["most"] = (sum, sign, enough) => {
    const objective = new Float64Array(width);
    for (const unknown of sum) objective[unknown] = sign;
    for (const [row, line] of rows.entries()) {
      const times = sum.includes(basis[row] ?? -1) ? sign : 0;
      if (times !== 0) for (let j = 0; j < width; j++) objective[j] = at(objective, j) - times * at(line, j);
    }
    if (!raise(objective, true, enough)) return { value: Number.POSITIVE_INFINITY, proof: [] };
    const proof = constraints.flatMap((_, row) => (Math.abs(at(objective, own + row)) > tiny ? [row] : []));
    return { value: -at(objective, right), proof };
  };
  return { unmet, most };
}
