import path from "node:path";
import type { Command } from "commander";
import type { Terminal } from "../terminal.js";

export function register(program: Command, terminal: Terminal): void {
  const areas = program
    .command("areas")
    .description("the area tree (LSOA, ward, district, partnership, force), and boundaries for maps");
  areas
    .command("import")
    .description("add ONS lookups as published, so that what is coded by LSOA or ward rolls up")
    .argument("<files...>", "CSV lookups: LSOA to ward to district, district to partnership to force")
    .action(async (files: string[], _options: object, command: Command) => {
      const { workspace } = command.optsWithGlobals<{ workspace: string }>();
      const { readWorkspace } = await import("../workspace/workspace.js");
      const { importAreas } = await import("../workspace/areas/importAreas.js");
      const { partnership } = readWorkspace(workspace);
      for (const file of files) {
        const { added, remarks } = importAreas(
          path.join(workspace, "seeds", "areas.csv"),
          file,
          partnership.district,
        );
        const counts = Object.entries(added).map(([level, count]) => `${count} of level ${level}`);
        terminal.stdout.write(
          `${file}: ${counts.length > 0 ? `added ${counts.join(", ")}` : "nothing new"}\n`,
        );
        for (const remark of remarks) terminal.stdout.write(`  ${remark}\n`);
      }
    });
  areas
    .command("boundaries")
    .description("take outlines of wards, districts or partnerships, so that documents draw maps of them")
    .argument("<file>", "GeoJSON in longitude and latitude, as the ONS publishes boundaries")
    .option("--attribution <text>", "whose they are, as their licence wants it said: printed under every map")
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
