import type { Command } from "commander";
import { formatOption } from "../commandLine/options.js";
import { type Columns, type Format, print } from "../commandLine/print.js";
import type { Terminal } from "../terminal.js";

/** A measure with the sources that supply it; one of no seed has no more than its id. */
interface Listed {
  measure: string;
  name: string | null;
  unit: string | null;
  denominator: string | null;
  per: number | null;
  polarity: string | null;
  sensitive: boolean | null;
  priority: string | null;
  sources: string | null;
  first_month: string | null;
  last_month: string | null;
}

const columns = {
  measure: "measure",
  name: "name",
  unit: "unit",
  denominator: "per",
  per: null,
  polarity: "good",
  sensitive: null,
  priority: "priority",
  sources: "sources",
  first_month: "from",
  last_month: "to",
} satisfies Columns<Listed>;

export function register(program: Command, terminal: Terminal): void {
  program
    .command("measures")
    .description("list the measures, their units, and which sources supply them for which months")
    .addOption(formatOption())
    .action(async (_options: object, command: Command) => {
      const { workspace, format } = command.optsWithGlobals<{ workspace: string; format: Format }>();
      const { withSession } = await import("../build/session.js");
      const rows = await withSession(workspace, ({ store }) => store.rows<Listed>(listed));
      terminal.stdout.write(await print(rows, columns, format));
    });
}

const listed = `
  select coalesce(m.measure, s.measure) as measure, m.name, m.unit, m.denominator, m.per, m.polarity, m.sensitive, m.priority,
    s.sources, s.first_month, s.last_month
  from measures m full join (
    select measure, string_agg(distinct source, ' ' order by source) as sources,
      strftime(min(period_start), '%Y-%m') as first_month, strftime(max(period_end), '%Y-%m') as last_month
    from series group by measure) s on s.measure = m.measure
  order by m.position, measure`;
