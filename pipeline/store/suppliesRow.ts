/** One row per supply in force or superseded: what was received, and what became of its lines. */
export interface SuppliesRow {
  extract: string;
  source: string;
  supplier: string;
  title: string;
  file: string;
  sha256: string;
  /** ISO days */
  covers_from: string;
  covers_to: string;
  physical_lines: number;
  accepted: number;
  quarantined: number;
  duplicate: number;
  excluded: number;
  /** replace or add, where it was asked what the file does to those before it; and why it was asked */
  taken: string | null;
  doubt: string | null;
  /** in force or superseded */
  state: string;
}
