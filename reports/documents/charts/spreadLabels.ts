/**
 * Where the names at the ends of lines stand: at the ends themselves, or pushed apart until none is nearer to another
 * than `apart`; names that would touch stand together about the middle of their ends, none below 0. In the order given.
 *
 * @param ends the last value of each line
 * @param apart in the same unit
 */
export function spreadLabels(ends: readonly number[], apart: number): number[] {
  const order = ends.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at || b.index - a.index);
  const groups: { middle: number; members: number[] }[] = [];
  for (const { at, index } of order) {
    groups.push({ middle: at, members: [index] });
    for (
      let last = groups.at(-1), below = groups.at(-2);
      last && below;
      last = groups.at(-1), below = groups.at(-2)
    ) {
      const needed = (apart * (last.members.length + below.members.length)) / 2;
      if (last.middle - below.middle >= needed) break;
      const members = [...below.members, ...last.members];
      const mean = members.reduce((sum, member) => sum + (ends[member] ?? 0), 0) / members.length;
      groups.splice(-2, 2, { middle: Math.max(mean, (apart * (members.length - 1)) / 2), members });
    }
  }
  const placed: number[] = [];
  for (const { middle, members } of groups) {
    members.forEach((member, position) => {
      placed[member] = middle + apart * (position - (members.length - 1) / 2);
    });
  }
  return placed;
}
