const districts =
  "Ashford,Canterbury,Dartford,Dover,Folkestone and Hythe,Gravesham,Maidstone,Medway,Sevenoaks,Swale,Thanet,Tonbridge and Malling,Tunbridge Wells".split(
    ",",
  );

/** The contract of {@link wideFile}. */
export const wideContract = `source: many-series
title: Offences by type and district
supplier: Force
columns: { type: Type, district: District }
rows: { unique_by: [type, district] }
period: { headers: "^\\\\d{4}-\\\\d{2}$", grain: month, formats: ["%Y-%m"], value: n }
area: { columns: [district], level: district }
measures: [{ by: type, value: n, prefix: wide_ }]
`;

/** A wide file: a row for each type in each of thirteen districts, a column for each month from January 2012. */
export function wideFile(types: number, months: number): string {
  const header = Array.from(
    { length: months },
    (_, month) => `${2012 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`,
  );
  const rows = Array.from({ length: types }, (_, type) =>
    districts.map((district, index) =>
      [
        `Type ${type}`,
        district,
        // no two types or districts have the same figures: those would be taken for one under two names
        ...header.map((_, month) => ((type * (month + 3) * 7 + index * (month + 5) * 11 + month) % 139) + 3),
      ].join(","),
    ),
  );
  return `${[["Type", "District", ...header].join(","), ...rows.flat()].join("\n")}\n`;
}
