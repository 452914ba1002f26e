import { type Month, slashDate, spans } from "./calendar.js";
import { type Cell, type Extract, extract } from "./extract.js";
import { pick, type Random, random } from "./random.js";
import { occasions } from "./records.js";
import { monthlyCounts } from "./series.js";
import { anyWard } from "./wards.js";

const noise = [
  "Noise - music",
  "Noise - dog barking",
  "Noise - DIY",
  "Noise - alarm",
  "Noise - commercial",
  "Noise - machinery",
];
const other = [
  "Bonfire smoke",
  "Odour",
  "Light nuisance",
  "Accumulation of rubbish",
  "Drainage",
  "Pests",
  "Dust",
  "Filthy premises",
];

/** Environmental protection's service requests, a system's report for each October–September year: no title, a line at the end. */
export function environmentalProtection(): Extract[] {
  const next = random("environmental protection");
  const at = random("environmental protection's properties");
  let sent = 0;
  return spans(assessmentYear).map(({ label, from, to }) => {
    const requests = (["environmental_noise", "environmental_other"] as const)
      .flatMap((measure) =>
        occasions(monthlyCounts(measure), from, to, 0.3, next).map((date) => ({
          ...date,
          time: clock(next()),
          isNoise: measure === "environmental_noise",
        })),
      )
      .sort((a, b) => a.index - b.index || a.day - b.day || (a.time < b.time ? -1 : a.time > b.time ? 1 : 0));
    const records = requests.map(({ month, day, time, isNoise }): Cell[] => {
      sent += 1;
      const ward = anyWard(next);
      return [
        `EP${String(month.year).slice(2)}/${String(sent).padStart(5, "0")}`,
        `${slashDate(month, day)} ${time}`,
        ward,
        pick(isNoise ? noise : other, next),
        isNoise ? "Y" : "N",
        pick(["Closed", "Closed", "Closed", "Closed - no response", "Open"], next),
        property(ward, at),
      ];
    });
    return extract(`env_protection_requests_${label}-synthetic.csv`, {
      header: ["Request Ref", "Received", "Ward", "Request Type", "Noise (Y/N)", "Status", "UPRN"],
      records,
      notes: [[`*** End of report: ${records.length} requests ***`]],
      padded: false,
      lineEnd: "\n",
    });
  });
}

/** `2022-23`: October to September, with which the team's reports run. */
function assessmentYear({ year, month }: Month): string {
  const start = month >= 10 ? year : year - 1;
  return `${start}-${String(start + 1).slice(2)}`;
}

/**
 * An invented property reference (real ones have no letters); none where the request names no address. Of a ward's 300
 * properties those with low numbers are complained of again and again.
 */
function property(ward: string, next: Random): string {
  if (next() < 0.06) return "";
  const name = ward.replace(/[^A-Za-z]/g, "").toUpperCase();
  return `SYN-${name}-${String(Math.floor(300 * next() ** 3)).padStart(3, "0")}`;
}

/** Office hours, `HH:MM`. */
function clock(share: number): string {
  const minutes = 8 * 60 + Math.floor(share * 10 * 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
}
