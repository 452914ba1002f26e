import path from "node:path";
import type { Command } from "commander";

export function register(program: Command): void {
  program
    .command("areas")
    .description("the area tree: LSOA, ward, district, partnership, force")
    .command("import")
    .description("add ONS lookups as published, so that what is coded by LSOA or ward rolls up")
    .argument("<files...>", "CSV lookups: LSOA to ward to district, district to partnership to force")
    .action(async (files: string[], _options: object, command: Command) => {
      const { workspace } = command.optsWithGlobals<{ workspace: string }>();
      const { readWorkspace } = await import("../workspace/workspace.js");
      const { importAreas } = await import("../workspace/importAreas.js");
      readWorkspace(workspace);
      for (const file of files) {
        const { added, remarks } = importAreas(path.join(workspace, "seeds", "areas.csv"), file);
        const counts = Object.entries(added).map(([level, count]) => `${count} of level ${level}`);
        process.stdout.write(
          `${file}: ${counts.length > 0 ? `added ${counts.join(", ")}` : "nothing new"}\n`,
        );
        for (const remark of remarks) process.stdout.write(`  ${remark}\n`);
      }
    });
}
