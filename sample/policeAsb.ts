import { addAll } from "../pipeline/bulk.js";
import { excelMonth, months } from "./calendar.js";
import { type District, districts } from "./districts.js";
import { type Cell, type Extract, extract, halfFormatted } from "./extract.js";
import { allocate, random } from "./random.js";
import { monthlyCounts } from "./series.js";

const types = ["Nuisance", "Personal", "Environmental"] as const;
const shares = [0.71, 0.18, 0.11];

/** ASB incidents, wide: one column a month. The e-mail was sent twice, so the same bytes stand under two names. */
export function policeAsb(): Extract[] {
  const force = types.map(() => months.map(() => 0));
  const records: Cell[][] = districts.flatMap((district) => {
    const byType = typed(district);
    byType.forEach((counts, type) => {
      counts.forEach((count, i) => {
        const row = force[type] ?? [];
        row[i] = (row[i] ?? 0) + count;
      });
    });
    return block(district, byType);
  });
  addAll(records, block("Force total", force));
  const sent = extract("Kent Police ASB 2023-10-20.csv", {
    title: [
      ["Kent Police - Anti-Social Behaviour incidents by district and type"],
      ["Apr-19 to Sep-23", "", "SYNTHETIC SAMPLE: invented figures"],
      [],
    ],
    header: ["District", "Type of ASB", ...months.map(excelMonth), "Total"],
    records,
    notes: [
      [],
      ["* Breaches of coronavirus rules were recorded as ASB from 23/03/2020; compare 2020/21 with care."],
      ["Incidents are calls for service, not crimes."],
    ],
  });
  return [sent, { name: "Kent Police ASB 2023-10-20 (1).csv", bytes: sent.bytes }];
}

/** Every month's incidents by type: rows as `types`, columns as `months`. */
function typed(district: District): number[][] {
  const next = random(`asb types ${district}`);
  const byMonth = monthlyCounts("asb_incidents", district).map((count) => allocate(count, shares, next));
  return types.map((_, type) => byMonth.map((counts) => counts[type] ?? 0));
}

function block(name: string, byType: readonly (readonly number[])[]): Cell[][] {
  const all = months.map((_, i) => byType.reduce((sum, counts) => sum + (counts[i] ?? 0), 0));
  return [...byType, all].map((counts, type) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return [name, types[type] ?? "All types", ...counts.map(halfFormatted), halfFormatted(total)];
  });
}
