import { slashDate } from "./calendar.js";
import type { SampleMeasure } from "./calibration.js";
import { type Cell, type Extract, extract } from "./extract.js";
import { pick, random } from "./random.js";
import { occasions } from "./records.js";
import { monthlyCounts } from "./series.js";

interface Kind {
  measure: SampleMeasure;
  label: string;
  titles: readonly string[];
  /** fewest and most who attend; none are counted on a site visit */
  attendees: readonly [number, number] | undefined;
}

const kinds: readonly Kind[] = [
  { measure: "vawg_walks", label: "VAWG walk", titles: ["Evening walk and talk"], attendees: [6, 14] },
  {
    measure: "crime_prevention_events",
    label: "Crime prevention event",
    titles: ["Bike marking", "Street meeting", "Rural crime drop-in", "Shopwatch visit"],
    attendees: [5, 60],
  },
  {
    measure: "site_visits",
    label: "Site visit",
    titles: ["Visit with landowner", "Environmental visual audit", "Lighting survey"],
    attendees: undefined,
  },
  {
    measure: "training_sessions",
    label: "Training",
    titles: [
      "Modern slavery",
      "Prevent",
      "Child sexual exploitation",
      "Domestic abuse awareness",
      "Stalking",
      "County lines",
    ],
    attendees: [9, 41],
  },
];
const places = [
  "Sevenoaks",
  "Swanley",
  "Edenbridge",
  "New Ash Green",
  "Westerham",
  "West Kingsdown",
  "Otford",
  "Online",
];

/** What the community safety unit organised, one row an event; dates as somebody typed them in the last years' sheet. */
export function eventLog(): Extract[] {
  const next = random("event log");
  const rows = kinds.flatMap(({ measure, label, titles, attendees }) =>
    occasions(monthlyCounts(measure), 0, 53, 0.1, next).map(({ index, month, day }) => {
      const [fewest, most] = attendees ?? [0, 0];
      const came: Cell = attendees === undefined ? "n/a" : fewest + Math.floor(next() * (most - fewest + 1));
      return {
        order: index * 100 + day,
        cells: [slashDate(month, day), label, pick(titles, next), pick(places, next), came],
      };
    }),
  );
  rows.sort((a, b) => a.order - b.order);
  return [
    extract("CSU events Apr 2019 to Sep 2023.csv", {
      title: [["CSU event log"], ["SYNTHETIC SAMPLE - invented events"], []],
      header: ["Date of event", "Event type", "Event", "Place", "Attendees"],
      records: rows.map(({ cells }) => cells),
      notes: [[], ["n/a: attendance is not counted on site visits"]],
    }),
  ];
}
