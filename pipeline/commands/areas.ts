import path from "node:path";
import type { Command } from "commander";
import { namedFiles } from "../namedFiles.js";
import type { Terminal } from "../terminal.js";

export function register(program: Command, terminal: Terminal): void {
  const areas = program
    .command("areas")
    .description("import the area tree (LSOA, ward, district, partnership, force) and boundaries for maps");
  areas
    .command("import")
    .description(
      "import files as they are published: the ONS's lookups of areas and estimates of residents and households, the Indices of Deprivation of England",
    )
    .argument("<files...>", "CSV files or workbooks, recognised by their headers")
    .action(async (files: string[], _options: object, command: Command) => {
      const { workspace } = command.optsWithGlobals<{ workspace: string }>();
      const { readWorkspace } = await import("../workspace/workspace.js");
      const { importAreas } = await import("../workspace/areas/importAreas.js");
      const { importDeprivation } = await import("../ingest/published/importDeprivation.js");
      const { importAges } = await import("../ingest/published/importAges.js");
      const { importEstimates } = await import("../ingest/published/importEstimates.js");
      const { tableWith } = await import("../ingest/published/tableWith.js");
      const { isLookupHeader } = await import("../workspace/areas/readLookup.js");
      const { publishedTables } = await import("../ingest/published/sheetRows.js");
      for (const file of namedFiles(files)) {
        const read = readWorkspace(workspace);
        const tables = await publishedTables(file);
        const taken = importDeprivation(read, file, tables) ?? importEstimates(read, file, tables);
        if (taken !== null) {
          const ages = importAges(read, file, tables);
          terminal.stdout.write(`${file}: ${[taken, ...(ages === null ? [] : [ages])].join("; ")}\n`);
          continue;
        }
        const { summary, remarks } = importAreas(
          path.join(workspace, "seeds", "areas.csv"),
          tableWith(isLookupHeader, tables, file),
          read.partnership.district,
        );
        for (const remark of few(remarks)) terminal.stdout.write(`${remark}\n`);
        terminal.stdout.write(`${file}: ${summary}\n`);
      }
    });
  areas
    .command("boundaries")
    .description("import boundaries of wards, districts or partnerships, so that documents draw maps of them")
    .argument("<file>", "GeoJSON in longitude and latitude, as the ONS publishes boundaries")
    .option("--attribution <text>", "the attribution that their licence requires: printed under every map")
    .action(async (file: string, options: { attribution?: string }, command: Command) => {
      const { workspace } = command.optsWithGlobals<{ workspace: string }>();
      const { readWorkspace } = await import("../workspace/workspace.js");
      const { importBoundaries } = await import("../workspace/areas/importBoundaries.js");
      const { level, count, tolerance, remarks } = importBoundaries(readWorkspace(workspace), file, options);
      terminal.stdout.write(
        `${file}: outlines of ${count} of level ${level}, simplified to within ${tolerance} m\n`,
      );
      for (const remark of remarks) terminal.stdout.write(`  ${remark}\n`);
    });
}

/** More remarks than this help nobody: the first ones are printed, the rest counted. */
const mostRemarks = 10;

const few = (remarks: readonly string[]): string[] =>
  remarks.length <= mostRemarks
    ? [...remarks]
    : [...remarks.slice(0, mostRemarks), `and ${remarks.length - mostRemarks} more of the kind`];
