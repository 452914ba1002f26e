/** Texts that something somewhere has taken for more than text. */
const nasty = [
  "",
  "'",
  '"',
  "\\",
  "\0",
  '"\\0x"',
  "';drop table supplies;--",
  "%s%n",
  "%Y-%m",
  "(?<n>x)",
  "(?=x)",
  "\\p{Letter}",
  "[",
  "[]",
  "{x}",
  "*x",
  "&a",
  "!!binary x",
  "<<: *x",
  "null",
  "~",
  "true",
  "-1",
  "0",
  "1e15",
  "999999999999999999999",
  "Infinity",
  "NaN",
  "2023-01",
  "2023-02-30",
  "E07000111",
  "E09999999",
  "partnership",
  "territory",
  "unassigned",
  "__proto__",
  "constructor",
  "İstanbul",
  "ß",
  "\u{1f600}",
  "\ud800",
  "a|b",
  "a,b",
  "x".repeat(3000),
  "- - -",
  "? ",
  ": ",
  "# ",
  "\t",
  "\r\n",
];

export type Random = () => number;

const pick = <Item>(random: Random, items: readonly Item[]): Item => {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
};

/** One to three slips of the hand, the editor or the disk in a text. `others` are texts that parts may come from. */
export function mutate(text: string, random: Random, others: readonly string[]): string {
  let changed = text;
  for (let left = 1 + Math.floor(random() * 3); left > 0; left -= 1) changed = once(changed, random, others);
  return changed;
}

function once(text: string, random: Random, others: readonly string[]): string {
  const lines = text.split("\n");
  const at = Math.floor(random() * lines.length);
  const line = lines[at] ?? "";
  const place = Math.floor(random() * (text.length + 1));
  switch (Math.floor(random() * 11)) {
    case 0: // the value of a setting
      lines[at] = line.replace(/(:\s*).*$/, (_, before: string) => before + pick(random, nasty));
      break;
    case 1: // an item of a list, a cell of a table
      lines[at] = inPart(line, random, () => pick(random, nasty));
      break;
    case 2: // a name
      lines[at] = line.replace(/[\w-]+/, () => pick(random, nasty));
      break;
    case 3:
      lines.splice(at, 1);
      break;
    case 4:
      lines.splice(at, 0, line);
      break;
    case 5: {
      const other = Math.floor(random() * lines.length);
      lines[at] = lines[other] ?? "";
      lines[other] = line;
      break;
    }
    case 6:
      lines[at] = random() < 0.5 ? `  ${line}` : line.replace(/^ {2}/, "");
      break;
    case 7: // from another file
      lines.splice(at, random() < 0.5 ? 1 : 0, pick(random, pick(random, others).split("\n")));
      break;
    case 8:
      return text.slice(0, place) + pick(random, nasty) + text.slice(place);
    case 9:
      return text.slice(0, place) + text.slice(place + 1 + Math.floor(random() * 12));
    default: // two words change places
      lines[at] = inPart(line, random, (part) => part.split(/(\W+)/).reverse().join(""));
  }
  return lines.join("\n");
}

/** A line with one of its parts between separators changed. */
function inPart(line: string, random: Random, change: (part: string) => string): string {
  const parts = line.split(/([,:[\]{}|"])/);
  const at = Math.floor(random() * parts.length);
  parts[at] = change(parts[at] ?? "");
  return parts.join("");
}
