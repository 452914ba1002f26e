import { UserError } from "../errors.js";
import { counted } from "../words/plural.js";
import { auditDocument, understand } from "./auditDocument.js";
import type { Finding } from "./facts/finding.js";
import type { StoreFigure } from "./facts/storeFigures.js";
import { readDocument } from "./readers/readDocument.js";
import { claimRecords, writeClaims } from "./writers/claims.js";
import { writeHtml } from "./writers/html.js";
import { writeTable } from "./writers/table.js";

export interface AuditRequest {
  /** The document of the year before. */
  readonly previous?: string;
  /** YAML list of dismissed findings. */
  readonly accept?: string;
  /** Print claims instead of findings. */
  readonly claims?: boolean;
  readonly format: "table" | "json" | "html";
}

export interface AuditResult {
  readonly output: string;
  readonly warnings: readonly string[];
  /** True when an error stands: the command then exits 1. */
  readonly failed: boolean;
}

/**
 * Read documents, judge them and print what was found.
 *
 * @param store - the workspace's figures, when there is one
 * @throws UserError for a document or list that cannot be read
 */
export async function runAudit(
  paths: readonly string[],
  request: AuditRequest,
  store: readonly StoreFigure[] = [],
): Promise<AuditResult> {
  if (request.claims === true && request.format === "html") {
    throw new UserError("claims print as a table or as JSON", {
      hint: "use --format table or --format json",
    });
  }
  const documents = await Promise.all(paths.map(readDocument));
  const reads = documents.map(understand);
  if (request.claims === true) {
    const records = reads.flatMap(claimRecords);
    return {
      output: request.format === "json" ? json(records) : writeClaims(records),
      warnings: [],
      failed: false,
    };
  }
  const previous = request.previous === undefined ? null : understand(await readDocument(request.previous));
  const found = reads.flatMap((read) => auditDocument(read, previous, store));
  const { standing, dismissed, unused } =
    request.accept === undefined
      ? { standing: found, dismissed: [], unused: [] }
      : await dismiss(found, request.accept);
  const warnings = unused.map(
    (entry) => `a dismissed finding is no longer found: ${entry.document}, ${entry.rule}: ${entry.quote}`,
  );
  if (dismissed.length > 0)
    warnings.push(`${counted(dismissed.length, "finding")} dismissed by ${request.accept}`);
  const write = {
    table: () => writeTable(standing),
    json: () => json(standing),
    html: () => writeHtml(reads, standing),
  };
  return {
    output: write[request.format](),
    warnings,
    failed: standing.some((finding) => finding.severity === "error"),
  };
}

/** The reader of lists is loaded only where there is one. */
async function dismiss(found: readonly Finding[], path: string) {
  const { applyDismissals, readDismissals } = await import("./dismissals.js");
  return applyDismissals(found, await readDismissals(path));
}

function json(records: readonly unknown[]): string {
  return `${JSON.stringify(records, null, 2)}\n`;
}
