import type { Block } from "../../document.js";
import type { AssessmentData } from "../data/assessmentData.js";

/** What documents explain at their end, where they use it; docs/terms.md lists all. */
export const glossaryWords: Readonly<Record<string, string>> = {
  ABA: "acceptable behaviour agreement, signed by someone whose behaviour troubles others",
  ASB: "anti-social behaviour",
  CBO: "criminal behaviour order, made by a court after a conviction",
  CCTV: "closed-circuit television",
  CPN: "community protection notice, which must be obeyed",
  CPW: "community protection warning, given before a notice",
  CSE: "child sexual exploitation",
  CSP: "community safety partnership",
  CSU: "community safety unit",
  "environmental protection": "the council's service for noise, smoke, pests and the like",
  FTE: "first-time entrant to the youth justice system",
  IDVA: "independent domestic violence adviser",
  incident: "something reported to the police or a partner; it need not be a crime",
  KSI: "killed or seriously injured on the roads",
  LSOA: "lower-layer super output area, a neighbourhood of some 1,500 residents",
  MARAC: "multi-agency risk assessment conference",
  MSG: "most similar group: the partnerships most like this one",
  OCG: "organised crime group",
  offence: "a crime as the police record it under the Home Office's counting rules",
  ONS: "Office for National Statistics",
  PCC: "police and crime commissioner",
  Prevent: "the programme against people being drawn into terrorism",
  rate: "a number for every 1,000 residents or households, so that areas of different size can be compared",
  refuge: "safe accommodation for those fleeing domestic abuse",
  "section 136":
    "the police power to take a person in mental crisis to a place of safety (Mental Health Act 1983)",
  VAWG: "violence against women and girls",
  ward: "the smallest area that elects councillors",
};

/**
 * The words that the document uses, of the list and of the partnership's own, which go before; written after all else, so that
 * none is explained in vain.
 */
export function glossary(used: string, { words: own = [] }: AssessmentData["partnership"]): Block[] {
  const named = new Map([
    ...Object.entries(glossaryWords),
    ...own.map(({ term, meaning }) => [term, meaning] as const),
  ]);
  const items = [...named]
    .filter(([term]) => appears(term, used))
    .map(([term, meaning]) => ({ term, meaning }))
    .sort((a, b) => a.term.localeCompare(b.term, "en-GB", { sensitivity: "base" }));
  if (items.length === 0) return [];
  return [
    { kind: "heading", level: 1, id: "glossary", text: "Words used" },
    { kind: "terms", items },
  ];
}

function appears(term: string, used: string): boolean {
  const acronym = term === term.toUpperCase();
  return new RegExp(`\\b${literally(term)}s?\\b`, acronym || term === "Prevent" ? "u" : "iu").test(used);
}

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
