import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { formatCount, formatDecimal } from "../../../pipeline/words/number.js";
import { type Chart, cell, strong } from "../../document.js";
import { populationWords } from "../../words/rows.js";
import type { AssessedFinding } from "../data/assessedFindings.js";
import type { StrategicData } from "../data/strategicData.js";
import { breaksOf } from "../parts/breakNotes.js";

/** The funnel, where it says something that calls for action: the district lies above its limits. Else null. */
export function funnelChart(data: StrategicData, finding: AssessedFinding): Chart | null {
  const { funnel } = finding.evidence;
  if (funnel === null || !funnel.own.position.endsWith("above") || funnel.own.meaning !== "bad") return null;
  const { own, all } = funnel;
  const { measure, row } = finding;
  const { county } = data.partnership;
  const period = formatPeriod(row.period_start, row.period_end);
  const decimals = own.baseline < 2 ? 2 : 1;
  const said = (value: number) => formatDecimal(value, decimals);
  const per = formatCount(own.per);
  return {
    kind: "chart",
    id: `funnel-${finding.id}`,
    chart: "findings/findings_funnel",
    rows: all.map((area) => ({
      area: area.area,
      area_name: area.area_name,
      population: area.population,
      rate: area.rate,
      baseline: area.baseline,
      control_lower95: area.control_lower95,
      control_upper95: area.control_upper95,
      control_lower998: area.control_lower998,
      control_upper998: area.control_upper998,
      own: area.area === own.area,
    })),
    title: `${measure.name}: ${own.area_name} lies ${own.position} the common rate of ${county}${own.holds_widened ? "" : ", but within the spread among the areas"}`,
    subtitle: `${measure.unit.charAt(0).toUpperCase()}${measure.unit.slice(1)} per ${per} against population, ${period}; common rate (line), limits of 95 % (dashed) and 99.8 % (dotted)`,
    alt: `Funnel chart of ${measure.name} in ${all.length} areas: common rate ${said(own.baseline)} per ${per}; ${own.area_name} ${said(own.rate)}, ${own.position} it${own.holds_widened ? "" : "; limits widened for the differences among the areas hold it"}.`,
    table: {
      kind: "table",
      id: `funnel-table-${finding.id}`,
      caption: `${measure.name}, ${period}: rates against the common rate`,
      columns: [
        { label: "Area", align: "left" },
        { label: "Population", align: "right" },
        { label: `Per ${per}`, align: "right" },
        { label: "95 % from", align: "right" },
        { label: "95 % to", align: "right" },
        { label: "Against the common rate", align: "left" },
      ],
      rows: all.map((area) => [
        cell(area.area === own.area ? strong(area.area_name) : area.area_name),
        { ...cell(formatCount(area.population)), value: area.population },
        { ...cell(said(area.rate)), value: area.rate },
        { ...cell(said(area.lower95)), value: area.lower95 },
        { ...cell(said(area.upper95)), value: area.upper95 },
        cell(area.position),
      ]),
      headerColumn: true,
      units: `Common rate: ${said(own.baseline)} per ${per}. Population: ${populationWords(own)}.`,
      notes: breaksOf(finding.byRate?.rank.breaks ?? []),
      source: finding.supplier,
      group: {
        id: "Funnels",
        title: "Rates against the common rate",
        column: "Measure and period",
        name: `${measure.name}, ${period}`,
      },
    },
  };
}
