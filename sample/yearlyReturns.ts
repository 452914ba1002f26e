import { preventReferrals, youngPeopleEngaged } from "./calibration.js";
import { countyDistricts } from "./districts.js";
import { accounting, type Cell, type Extract, extract } from "./extract.js";
import { allocate, random } from "./random.js";

const places = ["Swanley", "Chipstead Lake", "The Vine", "Edenbridge", "New Ash Green", "Schools"];

/** Young people engaged on drugs and alcohol, by financial year and place. */
export function kenward(): Extract[] {
  const next = random("kenward");
  const records: Cell[][] = Object.entries(youngPeopleEngaged).flatMap(([year, engaged]) => [
    ...allocate(engaged, [24, 14, 17, 12, 11, 22], next).map((count, i): Cell[] => [
      year,
      places[i] ?? "",
      18 + Math.floor(next() * 30),
      count,
    ]),
    [year, "All places", "", accounting(engaged)],
  ]);
  return [
    extract("Kenward Trust outreach.csv", {
      title: [["Kenward Trust: youth outreach in Sevenoaks District (synthetic sample)"]],
      header: ["Year", "Place", "Sessions", "Young people engaged"],
      records,
    }),
  ];
}

/** Levels of the other districts' Channel referrals in a year, invented. */
const referralLevels: Readonly<Record<string, number>> = {
  Ashford: 7,
  Canterbury: 9,
  Dartford: 8,
  Dover: 6,
  "Folkestone & Hythe": 6,
  Gravesham: 8,
  Maidstone: 10,
  Swale: 9,
  Thanet: 11,
  "Tonbridge & Malling": 5,
  "Tunbridge Wells": 4,
};

/** Referrals to Channel under Prevent, by year ending September and district. */
export function prevent(): Extract[] {
  const next = random("prevent");
  const records: Cell[][] = Object.entries(preventReferrals).flatMap(([year, sevenoaks]) => {
    const counts = countyDistricts.map((district) =>
      district === "Sevenoaks" ? sevenoaks : (referralLevels[district] ?? 0) + Math.floor(next() * 5) - 2,
    );
    const county = counts.reduce((sum, count) => sum + count, 0);
    return [
      ...counts.map((count, i): Cell[] => [`Sep-${year.slice(2)}`, countyDistricts[i] ?? "", count]),
      [`Sep-${year.slice(2)}`, "Total", county],
    ];
  });
  return [
    extract("KCC Prevent Channel referrals.csv", {
      title: [
        ["KCC Prevent team"],
        ["Channel referrals by district, years to 30 September. SYNTHETIC SAMPLE"],
      ],
      header: ["Year to", "District", "Channel referrals"],
      records,
      notes: [[], ["Small numbers. Not for onward circulation."]],
    }),
  ];
}
