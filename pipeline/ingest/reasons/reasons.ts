interface Explanation {
  /** What is quarantined: one record, the whole file, or nothing (only counted). */
  scope: "record" | "file" | "counted";
  what: string;
  todo: string;
}

/**
 * Why a record was quarantined or a file refused: what happened, and what the analyst should do.
 * Names are those of Frictionless Framework (framework.frictionlessdata.io, error types) where it has one.
 */
export const reasons = {
  "blank-row": {
    scope: "counted",
    what: "The line is empty, or all of its cells are.",
    todo: "Nothing: blank rows are counted and left out.",
  },
  "extra-cell": {
    scope: "record",
    what: "The record has more cells than the header has labels, so its cells may be in the wrong columns.",
    todo: "Look for a separator inside a text that is not in quotes; correct the line and release it.",
  },
  "missing-cell": {
    scope: "record",
    what: "The record has fewer cells than the header has labels.",
    todo: "Look for a lost separator, a title or a note; correct the line, or name the note in the contract's rows.notes.",
  },
  "type-error": {
    scope: "record",
    what: "A cell does not have the format that the contract states (a date, a number).",
    todo: "Correct the cell, or add the format or the marker to the contract if the partner uses it on purpose: csp ingest then reads the file again.",
  },
  "formula-error": {
    scope: "record",
    what: "A cell shows a formula's error (#REF!, #N/A, #VALUE!) in place of what was meant, or a formula that was never worked out.",
    todo: "Ask the partner for the sheet with its formulas corrected, or open it in Excel, save it and send it again; a corrected line can be released.",
  },
  "scientific-reference": {
    scope: "record",
    what: "A reference is written in a spreadsheet's scientific notation (1.23E+11), so that different ones look alike.",
    todo: "Ask for the file with the column as text (in Excel: format the cells as text, then save as CSV).",
  },
  "straddling-week": {
    scope: "record",
    what: "The week lies in two months, so what is counted in it belongs to neither.",
    todo: "Ask the partner for the days, or for counts by month.",
  },
  "unknown-area": {
    scope: "record",
    what: "The record's area is neither in the seeds nor in a lookup.",
    todo: "Add the name as an alias in seeds/areas.csv or import the lookup that has it, and csp ingest reads the file again; or correct the cell.",
  },
  "unknown-category": {
    scope: "record",
    what: "The record's category is not in the contract.",
    todo: "Add it to the contract's values: a measure, or null to leave it out; csp ingest then reads the file again.",
  },
  "negative-count": {
    scope: "record",
    what: "A count is below nought.",
    todo: "Ask the partner what it means; where it takes back what an earlier file counted too many, say corrections: true in the contract.",
  },
  "not-whole": {
    scope: "record",
    what: "A count is no whole number: it is a rate, a mean or an amount, or the point separates thousands.",
    todo: "Ask the partner for counts; where the figures are meant so, give the measure kind: amount or kind: rate in the contract.",
  },
  "mixed-marks": {
    scope: "record",
    what: "Cells of one column part thousands by different marks (1,234 and 1 678, or 1,234 and 2.345), so what they mean is not certain.",
    todo: "Ask the partner for the column with one mark, or none; a corrected line can be released.",
  },
  "too-large": {
    scope: "record",
    what: "A count is larger than anything that was ever counted: a reference or a telephone number in its column.",
    todo: "Correct the cell and release the line.",
  },
  "neither-yes-nor-no": {
    scope: "record",
    what: "A cell that should say yes or no says neither in the contract's words.",
    todo: "Add the word to the measure's pattern under where, or to the contract's markers.no; csp ingest then reads the file again.",
  },
  "looks-like-total": {
    scope: "record",
    what: "The row is called a total, or is the sum of others in all of its periods: counted, they would be counted twice.",
    todo: "Name it in the contract's rows.totals; where it is no total, name it in rows.not_totals and csp ingest reads the file again.",
  },
  "same-figures": {
    scope: "record",
    what: "The rows of one label have the very figures of another's, in every period of which both speak: counted, they would be counted twice.",
    todo: "Name one of the two labels in the contract's rows.leave_out; where both are to be counted, name one of them in rows.not_totals and csp ingest reads the file again.",
  },
  "no-record": {
    scope: "record",
    what: "The row says that it is no record of its own: a test, cancelled, a duplicate, a target, part of another.",
    todo: "Name such rows in the contract's rows.leave_out; where it is a record, name it in rows.not_totals and csp ingest reads the file again.",
  },
  "conflicting-key": {
    scope: "record",
    what: "Another record of the same file has the same key and says something else.",
    todo: "Ask the partner which of the two holds.",
  },
  "date-after-receipt": {
    scope: "record",
    what: "The record's date lies after the day on which the file was received.",
    todo: "Correct the date and release the line.",
  },
  "lone-date": {
    scope: "record",
    what: "The record's date lies far from all others of the file, as a mistyped year does.",
    todo: "Correct the date and release the line; where it is right, state the months that records may be of in the contract's dates.",
  },
  "date-outside": {
    scope: "record",
    what: "The record's date lies outside the months that the contract states.",
    todo: "Correct the date, or widen the contract's dates.",
  },
  "total-row": {
    scope: "counted",
    what: "The contract names the row as a total of others.",
    todo: "Nothing: totals are counted and left out.",
  },
  "left-out": {
    scope: "counted",
    what: "The contract's rows.leave_out names the record as one that is knowingly not counted.",
    todo: "Nothing: such records are counted and left out.",
  },
  "no-measure": {
    scope: "counted",
    what: "No measure of the contract takes the record, so that it is in no figure; figures that could lack it say so.",
    todo: "Add a measure for it to the contract, or name such records in rows.leave_out; csp ingest then reads the file again.",
  },
  "blank-category": {
    scope: "counted",
    what: "The record does not say its type: it counts where types do not matter, and figures by type say that they may lack it.",
    todo: "Ask the partner for the types; of merged cells only the first has its text.",
  },
  "missing-column": {
    scope: "counted",
    what: "The file lacks a column that the contract calls optional, and figures that need it say so.",
    todo: "Ask the partner for the column, or add its new label to the contract.",
  },
  "small-counts-left-out": {
    scope: "counted",
    what: "Rows are missing in some periods, and no count of the file is below a number that many rows have: small counts seem to be left out, and figures that could lack them say so.",
    todo: "Ask the partner for the file with all of its rows, or with a sign in place of a hidden count.",
  },
  "encoding-error": {
    scope: "record",
    what: "The line has bytes that are no text in the file's encoding.",
    todo: "Ask for the file in UTF-8, or correct the line and release it.",
  },
  "stray-quote": {
    scope: "record",
    what: "There is a quotation mark inside a cell that does not begin with one.",
    todo: "Put the cell in quotes and double the mark inside it, or remove the mark.",
  },
  "text-after-quote": {
    scope: "record",
    what: "Text follows the quotation mark that closes a cell.",
    todo: "Double the quotation marks inside the cell, or remove the one too many.",
  },
  "unclosed-quote": {
    scope: "record",
    what: "A quotation mark opens a cell and none closes it.",
    todo: "Close the cell, or remove the mark.",
  },
  "joined-records": {
    scope: "record",
    what: "A quotation mark would join this line with the next ones, and each of them is a whole record by itself.",
    todo: "Remove the mark that opens the cell, or double it.",
  },
  "nul-byte": {
    scope: "record",
    what: "The line has NUL bytes: a transfer broke off, or a disk block was never written.",
    todo: "Ask the partner to send the file again.",
  },
  "stray-line-end": {
    scope: "record",
    what: "The line holds a line end of another kind than the file's, outside quotes.",
    todo: "Put one record on each line, and release them.",
  },
  "duplicate-label": {
    scope: "file",
    what: "Two columns have the same label, so which is meant is not known.",
    todo: "Ask the partner for distinct labels.",
  },
  "missing-label": {
    scope: "file",
    what: "The header looks like a known source's but lacks some of its columns.",
    todo: "Ask the partner for the columns, or add the new label to the contract's synonyms.",
  },
  "unknown-header": {
    scope: "file",
    what: "No contract knows this header.",
    todo: "Write a contract (csp contract draft FILE), correct the header, or pass the file over for good (csp ingest --never-mind FILE).",
  },
  "open-question": {
    scope: "file",
    what: "The contract that knows this header is a draft, which still asks something.",
    todo: "Write the answers in place of the questions; csp ingest then loads the file. All other files are loaded meanwhile.",
  },
  "not-wanted": {
    scope: "file",
    what: "No contract knows this header, and it is known not to be wanted: outcomes, or stops and searches, of data.police.uk.",
    todo: "Nothing: csp ingest passes it over. To count it, write a contract (csp contract draft FILE).",
  },
  "damaged-header": {
    scope: "file",
    what: "The header's quotes or cells are damaged, so no column can be trusted.",
    todo: "Correct the header line, or ask for the file again.",
  },
  "header-width": {
    scope: "file",
    what: "The header has another number of cells than the records below it.",
    todo: "Look for a separator too many or too few in the header, or at the end of each record.",
  },
  "header-rows": {
    scope: "file",
    what: "The header seems to have several rows.",
    todo: "Say header: {rows: 2} in the source's contract, or leave one row of labels.",
  },
  "no-header": {
    scope: "file",
    what: "No line is recognisable as the header, so the columns have no names.",
    todo: "Ask the partner for the file with its header row.",
  },
  "unknown-delimiter": {
    scope: "file",
    what: "The separator of the cells is not recognisable (known are comma, semicolon, tab and |).",
    todo: "State the delimiter in the contract, or ask for a comma-separated file.",
  },
  "unknown-quote": {
    scope: "file",
    what: "Cells are quoted with another character than the double quotation mark.",
    todo: "Ask for the file with double quotation marks.",
  },
  "unknown-escape": {
    scope: "file",
    what: "Quotation marks inside cells are written in another way than doubled.",
    todo: "Ask for the file with the marks inside cells doubled.",
  },
  "several-tables": {
    scope: "file",
    what: "There is a second header among the records: several tables in one file.",
    todo: "Save each table as its own file; of one table whose header is repeated on every page say header: {repeated: true} in the contract.",
  },
  "mostly-unread": {
    scope: "file",
    what: "More than half of at least 20 records cannot be read for one and the same reason: the file is another than the contract means.",
    todo: "Correct the contract or the areas as the message says, or ask for the file as it was before.",
  },
  "unread-column": {
    scope: "file",
    what: "In a file with one column a period, a column is neither a period that the contract can read nor anything else that it names.",
    todo: "Correct its label, add its format to the contract's period, or name it in the contract's drop.",
  },
  "repeated-period": {
    scope: "file",
    what: "Two columns are the same period, so which of them is right is not known.",
    todo: "Ask the partner for the file with one column a period.",
  },
  "month-first": {
    scope: "file",
    what: "The dates fit only if day and month are read in the other order than the contract's.",
    todo: "Ask the partner for the dates in the usual order, or correct the contract's period.formats.",
  },
  "several-territories": {
    scope: "file",
    what: "The contract keeps the supplies of several territories apart, and the file holds records of more than one.",
    todo: "Ask for one file for each, since a newer file replaces the months of its own territory.",
  },
  "unknown-territory": {
    scope: "file",
    what: "No force or county is called what the records say their territory is, so it is not known what the file covers.",
    todo: "Add the name as an alias of its area in seeds/areas.csv, or as a row of seeds/forces.csv, and load the file again.",
  },
  "ambiguous-contract": {
    scope: "file",
    what: "The header, the name and the first records fit several contracts.",
    todo: "Tell them apart with match.filename, match.preamble or where, or name one with --contract.",
  },
  "personal-data": {
    scope: "file",
    what: "A column that no contract maps looks like personal data.",
    todo: "Ask for the file without it, or name the column in the contract's drop so that it is never stored.",
  },
  "unread-status": {
    scope: "file",
    what: "A column that no contract maps says of some records that they were cancelled, deleted or the like.",
    todo: "Map the column and name such records in the contract's rows.leave_out; where they count, name the column in its drop.",
  },
  "empty-file": {
    scope: "file",
    what: "The file has no bytes, or only blank lines.",
    todo: "Ask the partner to send the file again.",
  },
  "format-error": {
    scope: "file",
    what: "The file is no text, no workbook and no archive: a PDF, a Word file, or another program's own form.",
    todo: "Open it in its own program and save the table as a workbook or as CSV.",
  },
  encrypted: {
    scope: "file",
    what: "The workbook or the archive has a password, so nothing of it can be read.",
    todo: "Ask for it without one, or open it with the password and save it without.",
  },
  "unpacks-too-large": {
    scope: "file",
    what: "The workbook or the archive would unpack to far more than any extract: it is damaged, or made to fill a disk.",
    todo: "Ask for it in parts.",
  },
  "damaged-container": {
    scope: "file",
    what: "The workbook or the archive is damaged: a transfer broke off, or it holds names that lead out of it.",
    todo: "Ask for it again.",
  },
  "record-too-long": {
    scope: "file",
    what: "A line is longer than 64 MB: this is no table, or its line ends are lost.",
    todo: "Ask for the file again.",
  },
  "too-damaged": {
    scope: "file",
    what: "More than 100,000 records, or more than 64 MB of them, are damaged.",
    todo: "Ask for the file again: it was cut, or written with another dialect.",
  },
  "changed-while-read": {
    scope: "file",
    what: "The file changed while it was read.",
    todo: "Wait until it is written, then run the command again.",
  },
} as const satisfies Record<string, Explanation>;

export type Reason = keyof typeof reasons;
