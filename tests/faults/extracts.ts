/** Small extracts of our own making, in the form of the sample's contracts. */

const districts = ["Ashford", "Canterbury", "Dover", "Maidstone", "Sevenoaks", "Swale", "Thanet"];
const offences = ["Burglary - residential", "Shoplifting", "Drug offences", "Theft of motor vehicle"];

/** Recorded crime by district: every offence and district in each month; counts differ a little with `salt`. */
export function offencesExtract(from: string, months: number, salt: number): string {
  const lines = ["Month,District,Offence,Recorded offences"];
  for (const month of monthsFrom(from, months)) {
    const [year, number] = month.split("-");
    for (const [d, district] of districts.entries()) {
      for (const [o, offence] of offences.entries()) {
        const count = 10 + ((Number(number) * (7 + d) + d * 5 + o * 3) % 23) + ((salt * (d + 1 + o)) % 3);
        lines.push(`01/${number}/${year},${district},${offence},${count}`);
      }
    }
  }
  return `${lines.join("\n")}\n`;
}

/** A tasking log: `perMonth` records each month, the references starting again with each `salt`. */
export function taskingExtract(from: string, months: number, perMonth: number, salt: number): string {
  const wards = ["Swanley White Oak", "Dunton Green and Riverhead", "Sevenoaks Town and St John's"];
  const kinds = ["ASB", "ASB; Drugs", "Neighbour dispute", "Young people; ASB", "Mental health"];
  const lines = ["Ref,Date,Ward,Raised by,Categories,Closed"];
  for (const month of monthsFrom(from, months)) {
    const [year, number] = month.split("-");
    for (let record = 0; record < perMonth; record += 1) {
      const day = String(1 + ((record * 3 + salt) % 28)).padStart(2, "0");
      const ward = wards[(record + salt) % wards.length];
      lines.push(
        `T${salt}-${year}${number}-${record},${day}/${number}/${year},${ward},Police,${kinds[(record + salt) % kinds.length]},Y`,
      );
    }
  }
  return `${lines.join("\n")}\n`;
}

function monthsFrom(from: string, months: number): string[] {
  const [year = 0, month = 0] = from.split("-").map(Number);
  return Array.from({ length: months }, (_, index) => {
    const at = year * 12 + month - 1 + index;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  });
}
