import type { Figure } from "./figures.js";
import { ROLE_PATTERNS } from "./rolePatterns.js";
import { type Shape, speaksOfChange } from "./shape.js";

export type RoleName = "change" | "current" | "previous" | "none";

/** The part that wording gives a number. */
export interface Role {
  readonly name: RoleName;
  /** True where the words leave no other part open. */
  readonly certain: boolean;
}

/** The role of every count or sum of money in a sentence, by figure; figures of other kinds have none. */
export function assignRoles(figures: readonly Figure[], shape: Shape): Role[] {
  const roles: Role[] = figures.map(() => ({ name: "none", certain: false }));
  for (const { role, pattern, unless } of ROLE_PATTERNS) {
    for (const match of shape.text.matchAll(pattern)) {
      const index = Number(match[1]);
      const inner = match[0].replace(/⟨.*?⟩/g, " ");
      if (roles[index]?.name !== "none" || (unless?.test(inner) ?? false)) continue;
      roles[index] = { name: role, certain: true };
    }
  }
  return withCountedNumber(figures, shape, withDatedNumbers(figures, shape, roles));
}

/** "1,602 in 2019/20 … 2,690 in 2020/21": of two dated numbers the later is current. */
function withDatedNumbers(figures: readonly Figure[], shape: Shape, roles: Role[]): Role[] {
  const after =
    /⟨N(?<number>\d+)⟩[^⟨⟩.;,()]{0,30}?\s\(?(?:in|for|during)\s+(?:the\s+)?(?:year\s+|quarter\s+|period\s+)?⟨D(?<date>\d+)⟩|⟨N(?<number2>\d+)⟩\s*\(⟨D(?<date2>\d+)⟩\)/g;
  const before =
    /⟨D(?<date>\d+)⟩,?\s*(?:there (?:were|was)|it was|was|saw|had|the (?:total|figure|number) was|[:(=])\s*(?:a total of\s+)?⟨N(?<number>\d+)⟩/g;
  const dated = [...shape.text.matchAll(before), ...shape.text.matchAll(after)].flatMap((match) => {
    const [number, date] = [
      Number(match.groups?.number ?? match.groups?.number2),
      figures[Number(match.groups?.date ?? match.groups?.date2)]?.date,
    ];
    return date?.yearGiven === true && !speaksOfChange(match[0]) ? [{ number, from: date.from }] : [];
  });
  const latest = dated
    .map((one) => one.from)
    .sort()
    .at(-1);
  if (dated.length < 2) return withBracketed(shape, roles);
  if (latest === undefined || dated.every((one) => one.from === latest)) return roles;
  for (const { number, from } of dated) {
    // "55, down from 66 in 2019 and from 73 in 2018": the words have said which is the earlier one.
    const said = roles[number]?.name === "change" || (from === latest && roles[number]?.name === "previous");
    if (!said) roles[number] = { name: from === latest ? "current" : "previous", certain: true };
  }
  return roles;
}

/** "40 reports (57 in 2021/22)", "357 vehicles (223)": a lone number in brackets is usually that of the year before. */
function withBracketed(shape: Shape, roles: Role[]): Role[] {
  for (const match of shape.text.matchAll(
    /⟨N\d+⟩[^⟨⟩().;]{0,40}\(\s*⟨N(\d+)⟩(?:\s+(?:in|for|during)\s+⟨D\d+⟩)?\s*\)/g,
  )) {
    const index = Number(match[1]);
    if (roles[index]?.name === "none") roles[index] = { name: "previous", certain: false };
  }
  return roles;
}

const COUNTED =
  /^(?:\s+[a-z][a-z'’&-]*){0,3}?\s+(?:reports|incidents|offences|crimes|calls|complaints|victims|referrals|casualties|burglaries|thefts|detentions|arrests|taskings|requests|admissions)\b/;

/** Where one number alone has no part yet and counts what is reported or recorded, it is the current value. */
function withCountedNumber(figures: readonly Figure[], shape: Shape, roles: Role[]): Role[] {
  if (roles.some((role) => role.name === "current")) return roles;
  const counted = roles.flatMap((role, index) => {
    const mark = `⟨N${index}⟩`;
    const at = shape.at[index] ?? 0;
    // "(12 reports)" and "of the 1,086 requests, 470 …" are not what the sentence is about.
    const aside = /\([^)]*$|\bof\s+(?:the\s+|these\s+|all\s+)?$/.test(shape.text.slice(0, at));
    const fits = figures[index]?.kind === "count" && role.name === "none" && !aside;
    return fits && COUNTED.test(shape.text.slice(at + mark.length)) ? [index] : [];
  });
  const [only] = counted;
  if (only !== undefined && counted.length === 1) roles[only] = { name: "current", certain: true };
  return roles;
}
