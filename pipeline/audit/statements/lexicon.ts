/** Nouns and verbs of change. A verb that is missing here does no harm: figures are linked by how they stand. */
export const UP_NOUN =
  "increases?|rises?|growth|uplift|upturn|jumps?|surges?|climbs?|gains?|upswing|spikes?|hikes?|leaps?";
export const DOWN_NOUN =
  "decreases?|reductions?|falls?|drops?|declines?|cuts?|dips?|slumps?|downturns?|plunges?|savings?";
export const UP_VERB =
  "increas(?:ed?|es|ing)|risen|rose|rising|rises?|grew|grown|growing|grows?|climb(?:ed|s|ing)|jump(?:ed|s|ing)|surg(?:ed|es|ing)|soar(?:ed|s|ing)|swell(?:ed|s)?|leapt|gone up|went up|going up|crept up|edged up|moved up|up";
export const DOWN_VERB =
  "decreas(?:ed?|es|ing)|reduc(?:ed?|es|ing)|fell|fallen|falls?|falling|dropp(?:ed|ing)|drops?|declin(?:ed?|es|ing)|gone down|went down|going down|c[ao]me down|brought down|edged down|moved down|shrank|shrunk|slump(?:ed|s)|plunged|dipp(?:ed|ing)|slid|eased|tumbled|cut|down";
/** Changes whose way depends on the measure. */
const OTHER_NOUN = "changes?|difference|variance|variation|movement|gap";
const OTHER_VERB =
  "changed|moved|(?:went|gone)(?!\\s+(?:to|on|into)\\s+(?!⟨))|improv(?:ed|es|ing)|worsen(?:ed|s|ing)|shift(?:ed|s)|deteriorat(?:ed|es|ing)|varied|c[ao]me";
export const CHANGE_NOUN = `${UP_NOUN}|${DOWN_NOUN}|${OTHER_NOUN}`;
export const CHANGE_VERB = `${UP_VERB}|${DOWN_VERB}|${OTHER_VERB}`;
const MORE = "more|additional|extra|higher|greater|above|larger";
const FEWER = "less|fewer|lower|below|smaller";
export const COMPARATIVE = `${MORE}|${FEWER}`;

export type Direction = "up" | "down";

export const UP = new RegExp(
  `\\b(?:${UP_NOUN}|${UP_VERB}|${MORE}|doubled|trebled|tripled|quadrupled|twice)\\b|[▲↑]`,
  "g",
);
export const DOWN = new RegExp(`\\b(?:${DOWN_NOUN}|${DOWN_VERB}|${FEWER}|halved)\\b|[▼↓]`, "g");

/** A multiple ("doubled", "halved") is a change as well. */
const OTHER = new RegExp(`\\b(?:${OTHER_NOUN}|${OTHER_VERB})\\b|⟨F\\d+⟩`);

/** Whether any word of change stands in the stretch. */
export function speaksOfChange(stretch: string): boolean {
  return stretch.search(UP) >= 0 || stretch.search(DOWN) >= 0 || OTHER.test(stretch);
}

/** Phrases with a direction word in them that say nothing of direction. */
export const IDLE =
  /\b(?:more|less|fewer) than (?=⟨t)|\b(?:increasing|rising|decreasing|falling|upward|downward) trends?\b|["“][^"”]{1,60}["”]|\b(?:set|follow(?:ed|ing)?|made|makes?|making|signed?|sign(?:ing|posted)?|picked|broken|break(?:ing)?|taken|took|takes?|taking|coming|came|open(?:ed)?|speak|spoke|back|pick|link(?:ed)?|step(?:ped)?|clean(?:ed|ing)?|clear(?:ed)?|write|turn(?:ed)?|hung|catch|caught|summed|scaled)[\s-]up\b(?!\s+of\b)|\bup[\s-]to(?:[\s-]date)?\b|\block(?:ed)?[\s-]?down\b|\bcrack[\s-]?down\b|\b(?:broken|broke|closed?|shut|slow(?:ed)?|breaks?) down\b|\bup and\b|\bfollow-up\b|\bmore information\b|\bfurther information\b|\bmore vulnerable\b|\b(?:early|higher) (?:risk|level|education|visibility)\b|\bno more\b|\bmore or less\b|\bonce more\b|\bshort(?:er)? cuts?\b|\bfurther (?:details?|work|action)\b|\bwater falls?\b|\b(?:trips|slips)(?: and|,) falls?\b|\bthe figures? (?:above|below)\b|\b(?:above|below)-named\b|\b(?:table|chart|list|shown|see|set out|listed|given) (?:above|below)\b|\bbelow\s*:|\bas follows\b|\b(?:above|below|(?:higher|lower) than) [^.;,()]{1,40}? in (?:each|every|all|some)\b/gi;
