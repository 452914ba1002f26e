import type { Statement } from "../statements/statement.js";
import type { Table } from "../tables/table.js";
import type { DocumentFacts } from "./documentFacts.js";
import type { StoreFigure } from "./storeFigures.js";

/** error: the document contradicts itself or a known fact. suspect: likely, not proved. note: worth a look. */
export type Severity = "error" | "suspect" | "note";

/** One thing wrong, or perhaps wrong, in a document. */
export interface Finding {
  /** File name of the document. */
  readonly document: string;
  /** 1-based. */
  readonly line: number;
  readonly page: number | null;
  readonly rule: string;
  readonly severity: Severity;
  /** The words of the document, white space made single. */
  readonly quote: string;
  /** What is wrong, with the arithmetic in words. */
  readonly message: string;
  /** What was expected instead, "" when the rule cannot say. */
  readonly expected: string;
}

/** A document read: cut into sentences, what they state found, and its tables. */
export interface ReadDocument {
  readonly facts: DocumentFacts;
  readonly statements: readonly Statement[];
  readonly tables: readonly Table[];
}

/** What a rule is given. */
export interface RuleInput extends ReadDocument {
  /** The same partnership's document of the year before, when the reader gave it. */
  readonly previous: ReadDocument | null;
  readonly store: readonly StoreFigure[];
}

/** A finding before the document, line and page are filled in. */
export interface Judgement {
  readonly severity: Severity;
  readonly segment: number;
  /** Character range in the segment that the finding is about. */
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly expected: string;
}

/** One check: its name, why it exists, and what it finds. */
export interface Rule {
  readonly name: string;
  /** One or two sentences for the reader of a finding. */
  readonly explanation: string;
  /** Asked last: it is told only of what no other rule has judged. */
  readonly last?: boolean;
  /** It sets two figures of a sentence against each other: where there are many, others may be meant, and it is not sure. */
  readonly compares?: boolean;
  readonly check: (input: RuleInput) => Judgement[];
}
