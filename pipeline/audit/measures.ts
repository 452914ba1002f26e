/** A measure as documents name it; what is counted decides which words its unit may take. */
export interface MeasureName {
  readonly key: string;
  readonly name: string;
  readonly unit: "incidents" | "offences" | "reports" | "people" | "other";
  /** Counts of 1 to 4 could identify someone. */
  readonly sensitive: boolean;
  readonly pattern: RegExp;
  /** A provider, named for the people it helps. */
  readonly provider?: true;
}

function measure(
  key: string,
  name: string,
  unit: MeasureName["unit"],
  pattern: RegExp,
  sensitive = false,
): MeasureName {
  return { key, name, unit, pattern, sensitive };
}

/** The measures of community safety documents, the more particular before the more general. */
export const MEASURES: readonly MeasureName[] = [
  measure(
    "burglary-residential",
    "burglary residential",
    "offences",
    /\bburglar(?:y|ies)[\s-]*(?:of\s+a?\s*)?(?:residential|dwellings?)(?!\s+(?:and|&|\/))|\b(?:residential|dwelling)\s+burglar/i,
  ),
  measure(
    "burglary-business",
    "burglary business & community",
    "offences",
    /\bburglar(?:y|ies)[\s-]*(?:business|other than|non[\s-]dwelling)|\bBOTD\b|\bbusiness\s*(?:and|&)?\s*(?:community)?\s+burglar|\bnon[\s-]dwelling burglar/i,
  ),
  measure("burglary", "burglary", "offences", /\bburglar(?:y|ies)\b/i),
  measure(
    "theft-of-vehicle",
    "theft of motor vehicle",
    "offences",
    /\bthefts? of (?:a )?(?:motor )?vehicles?\b|\bTOMV\b/i,
  ),
  measure(
    "theft-from-vehicle",
    "theft from motor vehicle",
    "offences",
    /\bthefts? from (?:a )?(?:motor )?vehicles?\b|\bTFMV\b/i,
  ),
  measure("abandoned-vehicles", "abandoned vehicles", "reports", /\babandoned vehicles?\b/i),
  measure("vehicle-crime", "vehicle crime", "offences", /\bvehicle crimes?\b/i),
  measure(
    "repeat-domestic-abuse",
    "repeat victims of domestic abuse",
    "people",
    /\brepeat (?:domestic abuse )?victims?\b/i,
  ),
  measure("helpline", "helpline calls", "other", /\bhelpline\b/i),
  measure(
    "stalking-harassment",
    "stalking & harassment",
    "offences",
    /\bstalking\s*(?:and|&|or)\s*harassment\b|\bstalking\b/i,
  ),
  measure(
    "domestic-abuse",
    "domestic abuse",
    "incidents",
    /\bdomestic (?:abuse|violence)\b|\bDA incidents?\b/i,
  ),
  measure("shoplifting", "shoplifting", "offences", /\bshop[\s-]?lifting\b|\bshop thefts?\b/i),
  measure("drug-offences", "drug offences", "offences", /\bdrugs? offences?\b/i),
  measure(
    "serious-violence",
    "serious violence",
    "offences",
    /\bserious violence\b|\bviolence with injury\b/i,
  ),
  measure(
    "violence",
    "violence against the person",
    "offences",
    /\bviolence against the person\b|\bviolent crimes?\b/i,
  ),
  measure("criminal-damage", "criminal damage", "offences", /\bcriminal damage\b/i),
  measure("robbery", "robbery", "offences", /\brobber(?:y|ies)\b/i),
  measure("knife-crime", "knife crime", "offences", /\bknife(?:[\s-]enabled)? crimes?\b/i),
  measure("arson", "arson", "offences", /\barsons?\b|\bdeliberate fires?\b/i),
  measure("sexual-offences", "sexual offences", "offences", /\bsexual offences?\b|\brapes?\b/i),
  measure("rural-crime", "rural crime", "offences", /\brural crimes?\b/i),
  measure("business-crime", "business crime", "offences", /\bbusiness crimes?\b/i),
  measure(
    "casualties",
    "road casualties",
    "people",
    /\bcasualt(?:y|ies)\b|\bKSIs?\b|\bkilled or seriously injured\b/i,
  ),
  measure("hate-crime", "hate crime", "offences", /\bhate (?:crimes?|incidents?)\b/i),
  measure(
    "modern-slavery",
    "modern slavery",
    "offences",
    /\bmodern slavery\b|\bhuman trafficking\b|\btrafficking\b/i,
    true,
  ),
  measure("cse", "child sexual exploitation", "offences", /\bCSE\b|\bchild sexual exploitation\b/i, true),
  measure(
    "prevent-referrals",
    "Prevent referrals",
    "people",
    /\bprevent\b[^.]{0,30}\breferrals?\b|\bchannel\b[^.]{0,20}\breferrals?\b|\bcounter[\s-]terrorism\b/i,
    true,
  ),
  measure("s136", "section 136 detentions", "other", /\bs\.?\s?136\b|\bsection 136\b/i, true),
  measure(
    "honour-based",
    "honour-based abuse",
    "offences",
    /\bhonou?r[\s-]based\b|\bforced marriages?\b|\bFGM\b/i,
    true,
  ),
  measure("fly-tipping", "fly-tipping", "reports", /\bfly[\s-]?tip(?:ping|s)?\b/i),
  measure("graffiti", "graffiti", "reports", /\bgraffiti\b/i),
  measure("noise", "noise reports", "reports", /\bnoise\b/i),
  measure("taskings", "daily taskings", "other", /\bdaily taskings?\b|\btaskings?\b/i),
  measure(
    "asb-council",
    "ASB reports to the council",
    "reports",
    /\b(?:anti[\s-]social behaviour|ASB)\b[^.]{0,60}\b(?:council|from residents)\b|\bcalls received by the council\b/i,
  ),
  measure("asb", "ASB incidents", "incidents", /\banti[\s-]social behaviour\b|\bASB\b/i),
  measure(
    "all-crime",
    "victim-based crime",
    "offences",
    /\bvictim[\s-]based crimes?\b|\ball (?:recorded )?crimes?\b|\btotal recorded crimes?\b/i,
  ),
  { ...measure("davss", "victims supported by DAVSS", "people", /\bDAVSS\b/), provider: true },
  {
    ...measure("kenward", "young people engaged by the Kenward Trust", "people", /\bKenward(?: Trust)?\b/),
    provider: true,
  },
];

const EVERYWHERE = MEASURES.map((one) => ({
  one,
  pattern: new RegExp(one.pattern.source, `g${one.pattern.flags}`),
}));

export interface MeasureHit {
  readonly measure: MeasureName;
  readonly start: number;
  readonly end: number;
}

/** Measures named in a text, in order; where two names overlap the more particular one stands. */
export function findMeasures(text: string): MeasureHit[] {
  const hits: MeasureHit[] = [];
  for (const { one: measure, pattern } of EVERYWHERE) {
    for (const match of text.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (!hits.some((hit) => start < hit.end && hit.start < end)) hits.push({ measure, start, end });
    }
  }
  return hits.sort((a, b) => a.start - b.start);
}

/** The measure a figure speaks of: the nearest named before it in the sentence, else the nearest after it. */
export function measureNear(text: string, position: number): MeasureName | null {
  const hits = findMeasures(text);
  const before = hits.filter((hit) => hit.start <= position).at(-1);
  const after = hits.find((hit) => hit.start > position);
  // "1,125 reports of fly-tipping": the name follows its count closely.
  // "DAVSS supported 295 victims of domestic abuse": what is counted is the provider's work.
  if (before?.measure.provider && position - before.end < 30) return before.measure;
  if (
    after !== undefined &&
    after.start - position < 40 &&
    !/[.,;()]/.test(text.slice(position, after.start))
  ) {
    return after.measure;
  }
  return (before ?? after)?.measure ?? null;
}
