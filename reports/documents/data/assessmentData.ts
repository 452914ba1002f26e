import type {
  MeasuresRow,
  MonthlyRow,
  RanksRow,
  SuppliesRow,
  TrendsRow,
} from "../../../pipeline/store/rows.js";
import type { Survey } from "../../../pipeline/workspace/contracts/contractSurvey.js";
import type { Counting } from "../../../pipeline/workspace/contracts/countingOf.js";
import type { OverriddenCheck } from "../../../pipeline/workspace/seeds/overrides.js";
import type { Confirmed } from "../../../pipeline/workspace/seeds/seeds.js";
import type { Logo } from "../../document.js";
import type { Notes } from "../notes/notesRead.js";
import type { Origin } from "./readOrigins.js";
import type { RevisedPeriod } from "./readRevised.js";

/** All that the strategic assessment is written from: plain rows of the marts, and who it is written for. */
export interface AssessmentData {
  partnership: {
    name: string;
    district: { code: string; name: string };
    /** as it is said: "lowest in Surrey" */
    county: string;
    /** house colour, `#rrggbb` */
    accent?: string;
    logo?: Logo;
    /** counts of sensitive measures from 1 to below it are not published */
    suppressBelow: number;
    /** no percentage on a figure below it */
    percentBase: number;
    /** words of its own, explained where a document uses them */
    words?: readonly { term: string; meaning: string }[];
  };
  /** first and last day of the assessment year */
  period: { start: string; end: string };
  /** in the order of the chapters; `rank` where the plan ranks them */
  priorities: { id: string; name: string; rank: number | null }[];
  /** the area lists compared, the one preferred for findings first */
  scopes: { scope: string; name: string }[];
  /** codes that are us in any of the scopes: the district's and its partnership's */
  own: string[];
  wards: string[];
  /** residents and households of the district, by the estimate nearest to the period, and whose it is */
  profile?: { denominator: string; estimate: number; source: string }[];
  /** of how many LSOAs of the district how many are among the most deprived of England, by the latest indices; null where unknown */
  /** residents of the district by age, where they were imported */
  ages?: { source: string; under18: number; adults: number; over65: number } | null;
  deprivation?: { source: string; lsoas: number; tenth: number; fifth: number } | null;
  measures: MeasuresRow[];
  trends: TrendsRow[];
  ranks: RanksRow[];
  monthly: MonthlyRow[];
  supplies: SuppliesRow[];
  /** source → the periods that its contract reads, and how it counts people */
  counting?: ReadonlyMap<string, Counting>;
  /** source → how the survey was held that it is */
  surveys?: ReadonlyMap<string, Survey>;
  /** which of them gave which figures of our areas and wards */
  origins: Origin[];
  /** what was revised in our areas within the three years that the document prints months of */
  revised?: RevisedPeriod[];
  /** checks that failed and were overridden by name: printed on the first page */
  overridden: OverriddenCheck[];
  /** figures that look doubtful and that their suppliers have confirmed, within the two years compared */
  confirmed?: Confirmed[];
  /** the analyst's own paragraphs, by issue */
  notes?: Notes;
  /** the extracts are made up: said on the first page */
  synthetic: boolean;
  /** for those within the partnership: who judged and who overrode is named */
  internal?: boolean;
}
