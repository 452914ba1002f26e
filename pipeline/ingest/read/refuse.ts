import { type Reason, reasons } from "../reasons/reasons.js";
import { Source } from "./decode.js";
import type { Examination, Refusal } from "./examination.js";
import type { Head } from "./head.js";
import type { Header } from "./header.js";
import type { PersonalColumn } from "./personal.js";
import { Window } from "./window.js";

/** A refusal with the advice that goes with its reason. */
export const toRefusal = (reason: Reason, message: string, line: number | null): Refusal => ({
  reason,
  message,
  hint: reasons[reason].todo,
  line,
});

/** A refused file is still named by its hash and counted, so that it is known when it comes again. */
export function refuse(
  file: string,
  head: Head,
  refused: Refusal,
  header: Header | null,
  personal: PersonalColumn[] = [],
): Examination {
  const source = new Source(file, head.verdict.encoding, head.verdict.mark);
  const window = new Window(source, head.lineEnd, 1 << 20);
  let physical = 0;
  let last = head.lineEnd as number;
  while (!window.ended) {
    window.fill(window.end);
    for (
      let p = window.buffer.indexOf(head.lineEnd);
      p >= 0 && p < window.end;
      p = window.buffer.indexOf(head.lineEnd, p + 1)
    )
      physical += 1;
    if (window.end > 0) last = window.buffer[window.end - 1] as number;
  }
  source.close();
  const shown = header ?? {
    contract: null,
    delimiter: "," as const,
    line: null,
    lines: 0,
    labels: [],
    columns: {},
    preamble: [],
  };
  return {
    file,
    bytes: source.bytes,
    sha256: source.digest(),
    contract: shown.contract,
    encoding: head.verdict.encoding,
    delimiter: shown.delimiter,
    headerLine: shown.line,
    header: shown.labels,
    columns: shown.columns,
    preamble: shown.preamble,
    lines: {
      physical: physical + (last === head.lineEnd ? 0 : 1),
      preamble: (shown.line ?? 1) - 1,
      header: shown.lines,
      blank: 0,
      note: 0,
    },
    records: 0,
    quarantine: [],
    refused,
    payload: null,
    cells: null,
    personal,
    plan: null,
  };
}
