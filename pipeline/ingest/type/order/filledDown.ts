import type { Order } from "./order.js";

/** Rows that follow one another with one word, on days of so many; in nats, their chance: one in a million. */
const [rows, days, proof] = [20, 5, 14];

interface Run {
  word: string;
  length: number;
  days: Set<number>;
  falls: number;
}

/**
 * The columns of kinds and places, by their roles, in which one word was filled down: rows in the order of their days of
 * which so many have it without another between that it has no chance, while all other words come and go (of a file
 * sorted by that column each word is in one run, and the longest is no exception). Many reports of one place on one day
 * are no such run.
 */
export const filledDown = ({ rows: all, kinds }: Order): string[] =>
  kinds.filter((_, kind) => {
    const runs: Run[] = [];
    let before: number | null = null;
    let records = 0;
    for (const { day, read, words } of all) {
      if (day === null || !read) continue;
      const word = words[kind] ?? "";
      let run = runs.at(-1);
      if (run?.word !== word) {
        run = { word, length: 0, days: new Set(), falls: 0 };
        runs.push(run);
      }
      run.length += 1;
      run.days.add(day);
      if (before !== null && day < before) run.falls += 1;
      before = day;
      records += 1;
    }
    runs.sort((a, b) => b.length - a.length || (a.word < b.word ? -1 : a.word > b.word ? 1 : 0));
    const [longest, next] = runs;
    if (!longest || !next || longest.word === "") return false;
    const { word, length, falls } = longest;
    const ofWord = runs.reduce((sum, run) => sum + (run.word === word ? run.length : 0), 0);
    const chance = Math.max(ofWord - length, 1) / Math.max(records - length, 1);
    return (
      length >= rows &&
      longest.days.size >= days &&
      falls === 0 &&
      next.length <= length / 3 &&
      (length - 1) * -Math.log(chance) - Math.log(records) >= proof
    );
  });
