/** One row per measure of the seeds. */
export interface MeasuresRow {
  measure: string;
  name: string;
  unit: string;
  denominator: string;
  per: number | null;
  polarity: string;
  sensitive: boolean;
  /** false where figures of wards are not published */
  by_ward: boolean;
  priority: string | null;
  position: number;
  /** false where the figure is a share and not a count of events */
  counted: boolean;
  /** the measure of which the figure is a share: a survey's respondents */
  share_of?: string | null;
  /** the name inside a sentence, where it is not the name with a small first letter */
  in_sentence?: string | null;
}
