import type { Command } from "commander";
import type { Terminal } from "../terminal.js";
import { formatOption } from "./options.js";
import { type Format, printRows, type Row } from "./printRows.js";

const columns = {
  measure: "measure",
  name: "name",
  unit: "unit",
  denominator: "per",
  polarity: "good",
  priority: "priority",
  sources: "sources",
  first_month: "from",
  last_month: "to",
};

export function register(program: Command, terminal: Terminal): void {
  program
    .command("measures")
    .description("what is counted, in which unit, and which sources supply it for which months")
    .addOption(formatOption())
    .action(async (_options: object, command: Command) => {
      const { workspace, format } = command.optsWithGlobals<{ workspace: string; format: Format }>();
      const { openBuilt } = await import("../build/build.js");
      const { store } = await openBuilt(workspace);
      try {
        const rows = await store.rows<Row>(`
          select coalesce(m.measure, s.measure) as measure, m.name, m.unit, m.denominator, m.per, m.polarity, m.sensitive, m.priority,
            s.sources, s.first_month, s.last_month
          from measures m full join (
            select measure, string_agg(distinct source, ' ' order by source) as sources,
              strftime(min(period_start), '%Y-%m') as first_month, strftime(max(period_end), '%Y-%m') as last_month
            from series group by measure) s on s.measure = m.measure
          order by m.position, measure`);
        terminal.stdout.write(printRows(rows, columns, format));
      } finally {
        store.close();
      }
    });
}
