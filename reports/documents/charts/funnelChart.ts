import { formatPeriod } from "../../../pipeline/calendar/print.js";
import { capital } from "../../../pipeline/words/firstLetter.js";
import { formatCount, formatDecimal } from "../../../pipeline/words/number.js";
import { type Chart, cell, strong } from "../../document.js";
import { populationWords } from "../../words/rows.js";
import type { AssessedFinding } from "../data/assessedFindings.js";
import type { StrategicData } from "../data/strategicData.js";
import { breaksOf } from "../parts/breakNotes.js";
import { drawnPosition, positionWords } from "../parts/certaintyWords.js";

/** The funnel, where it says something that calls for action: the district's rate lies above the common one. Else null. */
export function funnelChart(data: StrategicData, finding: AssessedFinding): Chart | null {
  const { funnel } = finding.evidence;
  if (funnel === null || !funnel.own.position.endsWith("above") || funnel.own.meaning !== "bad") return null;
  const { own, all } = funnel;
  const place = positionWords(own, data.partnership.county);
  const { measure, row } = finding;
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
    title: `${measure.name}: ${own.area_name} lies ${place}`,
    subtitle: `${capital(measure.unit)} per ${per} by ${own.denominator ?? "population"}, ${period}; common rate (line), limits of 95% (dashed) and 99.8% (dotted)`,
    alt: `Funnel chart of ${measure.name} in ${all.length} areas: common rate ${said(own.baseline)} per ${per}; ${own.area_name} ${said(own.rate)}, ${place}.`,
    table: {
      kind: "table",
      id: `funnel-table-${finding.id}`,
      caption: `${measure.name}, ${period}: rates against the common rate`,
      columns: [
        { label: "Area", align: "left" },
        { label: "Population", align: "right" },
        { label: `Per ${per}`, align: "right" },
        { label: "95% limit below", align: "right" },
        { label: "95% limit above", align: "right" },
        { label: "Against the common rate", align: "left" },
      ],
      rows: all.map((area) => [
        cell(area.area === own.area ? strong(area.area_name) : area.area_name),
        { ...cell(formatCount(area.population)), value: area.population },
        { ...cell(said(area.rate)), value: area.rate },
        { ...cell(said(Math.max(0, area.control_lower95))), value: Math.max(0, area.control_lower95) },
        { ...cell(said(area.control_upper95)), value: area.control_upper95 },
        cell(drawnPosition(area)),
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
