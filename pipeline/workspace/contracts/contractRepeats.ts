import { z } from "zod";
import { role } from "./contractMeasure.js";

/** What is typed where nobody is named; case and signs do not matter. */
const unknownWords = ["unknown", "not known", "n/k", "n/a", "none", "no fixed address", "nfa", "0", "tbc"];

/** Columns that name the place or the victim of a record. Their words are replaced before anything is kept. */
export const repeats = z.strictObject({
  place: role.optional().describe("the column that names the place: UPRN, address, premises"),
  victim: role
    .optional()
    .describe("the column that names the victim: a reference, never a name where one is to be had"),
  unknown: z
    .array(z.string())
    .default(unknownWords)
    .describe(`words that stand where none is known (${unknownWords.join(", ")} without it)`),
});

/** What can be counted again: a place or a victim. */
export const repeatKinds = ["place", "victim"] as const;
export type RepeatKind = (typeof repeatKinds)[number];

interface Repeating {
  repeats?: z.infer<typeof repeats> | undefined;
  keep: "whole" | "mapped";
}

/** The columns that name places and victims, by their roles. */
export const identifierRoles = ({
  repeats,
}: Pick<Repeating, "repeats">): { kind: RepeatKind; role: string }[] =>
  repeatKinds.flatMap((kind) => {
    const role = repeats?.[kind];
    return role === undefined ? [] : [{ kind, role }];
  });

interface Fault {
  path: PropertyKey[];
  what: string;
  hint: string;
}

/** Identifiers that something else is read from: it would find hashes. */
export const identifiersReadTwice = (
  contract: Pick<Repeating, "repeats">,
  used: readonly { role: string; path: readonly PropertyKey[] }[],
): Fault[] =>
  identifierRoles(contract).flatMap(({ kind, role }) => {
    const other = used.find((use) => use.role === role);
    if (other === undefined) return [];
    const words = other.path.filter((step) => typeof step === "string").join(".");
    return [
      {
        path: ["repeats", kind],
        what: `the column "${role}" is read as ${words} too`,
        hint: "its words are replaced by hashes before anything else is read: name a column that says nothing else",
      },
    ];
  });

/** What is wrong with a contract's repeats: no column, or an archive that would hold the column's words. */
export function repeatsFaults(contract: Repeating): Fault[] {
  if (contract.repeats === undefined) return [];
  const path = ["repeats"];
  if (identifierRoles(contract).length === 0)
    return [{ path, what: "repeats names no column", hint: "say place: ROLE, victim: ROLE or both" }];
  if (contract.keep === "mapped") return [];
  return [
    {
      path,
      what: "repeats names a column whose words may not be kept, and the archive keeps the file whole",
      hint: "say keep: mapped, so that the archive holds keyed hashes in that column",
    },
  ];
}
