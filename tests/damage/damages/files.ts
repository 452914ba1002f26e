import { months, thisYear } from "../calendar.js";
import { changed, type Damage, isWide, lastTable } from "../damage.js";
import type { Shape } from "../shape.js";
import { asFile, at, cellOf, type Row, type SentFile, type Table, withCells } from "../table.js";

const whole = (shape: Shape): SentFile[] => shape.tables.map((table) => asFile(table));

/** All records of a shape in one table. */
function together(shape: Shape): Table {
  const table = lastTable(shape);
  return { ...table, rows: shape.tables.flatMap(({ rows }) => rows) };
}

const part = (shape: Shape, name: string, keep: (row: Row, index: number) => boolean): SentFile =>
  asFile({ ...changed(together(shape), (row, _table, index) => (keep(row, index) ? row : null)), name });

/** After the whole supply a newer file, with what `keep` names of it. */
const newer = (
  name: string,
  keep: (shape: Shape, row: Row, index: number) => boolean,
  where: (shape: Shape) => boolean = () => true,
): Damage => ({
  name,
  apply: (shape) =>
    where(shape)
      ? [whole(shape), [part(shape, "z newer.csv", (row, index) => keep(shape, row, index))]]
      : null,
});

const textAt = (shape: Shape, row: Row, label: string | undefined): string =>
  label === undefined ? "" : cellOf(row, at(lastTable(shape), label));

const firstText = (shape: Shape, label: string | undefined): string =>
  textAt(shape, lastTable(shape).rows[0] as Row, label);

const isLog = (shape: Shape): boolean => shape.roles.counts.length === 0;
const isSingle = (shape: Shape): boolean => shape.tables.length === 1 && !isWide(shape);
const hasDays = (shape: Shape): boolean => ["day", "time"].includes(shape.roles.grain);
const notWide = (shape: Shape): boolean => !isWide(shape);
const notStreet = (shape: Shape): boolean => shape.name !== "street";

/** The supply with other counts, as it was before it was corrected; of a log, with records that lack. */
function before(shape: Shape, name: string): SentFile {
  if (isLog(shape)) return part(shape, name, (row, index) => row.month < thisYear || index % 9 !== 4);
  const { counts } = shape.roles;
  const table = changed(together(shape), (row, of) =>
    withCells(
      row,
      Object.fromEntries(
        counts.map((label) => {
          const text = cellOf(row, at(of, label));
          return [at(of, label), /^\d+$/.test(text) ? String(Number(text) + 2) : text];
        }),
      ),
    ),
  );
  return asFile({ ...table, name });
}

/** A newer file with this year's records, of which one has another period. */
const lone = (name: string, year: number): Damage => ({
  name,
  apply(shape) {
    const { period, grain } = shape.roles;
    if (period === undefined || grain === "quarter") return null;
    const table = together(shape);
    const rows = table.rows.filter((row) => row.month >= thisYear);
    const odd = rows.map((row, index) =>
      index === 5
        ? withCells(row, {
            [at(table, period)]: cellOf(row, at(table, period))
              .replace(/20\d\d/, String(year))
              .replace(/-\d\d$/, (tail) =>
                grain === "month" ? `-${String(year % 100).padStart(2, "0")}` : tail,
              ),
          })
        : row,
    );
    return [whole(shape), [asFile({ ...table, name: "z newer.csv", rows: odd })]];
  },
});

export const fileDamages: Damage[] = [
  {
    name: "the supply as it is",
    harmless: true,
    apply: (shape) => [whole(shape)],
  },
  {
    name: "the same file under two names",
    harmless: true,
    apply: (shape) => [
      [...whole(shape), ...shape.tables.map((table) => asFile({ ...table, name: `copy of ${table.name}` }))],
    ],
  },
  {
    name: "the same file again later",
    harmless: true,
    apply: (shape) => [
      whole(shape),
      shape.tables.map((table) => asFile({ ...table, name: `again ${table.name}` })),
    ],
  },
  {
    name: "the same file again with Windows line ends",
    harmless: true,
    apply: (shape) => [
      whole(shape),
      shape.tables.map((table) => asFile({ ...table, name: `again ${table.name}` }, { eol: "\r\n" })),
    ],
  },
  newer(
    "a newer file of one type",
    (shape, row) =>
      row.month >= thisYear &&
      textAt(shape, row, shape.roles.category).includes(
        firstText(shape, shape.roles.category).split("; ")[0] ?? "",
      ),
    (shape) => shape.roles.category !== undefined && notWide(shape),
  ),
  newer(
    "a newer file of one area",
    (shape, row) =>
      row.month >= thisYear && textAt(shape, row, shape.roles.area) === firstText(shape, shape.roles.area),
    (shape) => shape.roles.area !== undefined && notWide(shape),
  ),
  newer("a newer file of one area, wide", (_shape, _row, index) => index < 3, isWide),
  newer(
    "a newer file of one of the towns",
    (shape, row) => textAt(shape, row, shape.roles.text) === firstText(shape, shape.roles.text),
    (shape) => shape.roles.text !== undefined && notStreet(shape),
  ),
  newer(
    "a newer file of a third of the records",
    (_shape, row, index) => row.month >= thisYear && index % 3 === 0,
    notWide,
  ),
  newer(
    "a newer file of the first half of the last month",
    (_shape, row) => row.month === 23 && row.day <= 14,
    hasDays,
  ),
  newer(
    "a newer file of the second half of the last month",
    (_shape, row) => row.month === 23 && row.day > 14,
    hasDays,
  ),
  newer(
    "a newer file of one record",
    (_shape, _row, index) => index === 100,
    (shape) => isLog(shape),
  ),
  newer(
    "a newer file of the first ten records of June",
    (_shape, row, index) => row.month === 20 && index % 5 === 0,
    (shape) => isLog(shape),
  ),
  newer(
    "a newer file from the middle of a month",
    (_shape, row) => row.month > 20 || (row.month === 20 && row.day > 12),
    hasDays,
  ),
  newer(
    "a newer file that ends in the middle of a month",
    (_shape, row) => row.month >= thisYear && (row.month < 20 || (row.month === 20 && row.day < 12)),
    hasDays,
  ),
  newer("a newer file of every second month", (_shape, row) => row.month % 2 === 0, notWide),
  newer("a newer file of this year", (_shape, row) => row.month >= thisYear, notWide),
  lone("a newer file with one date of 2002", 2002),
  lone("a newer file with one date of 2019", 2019),
  lone("a newer file with one date of 2021", 2021),
  lone("a newer file with one date of 2031", 2031),
  {
    name: "weekly files of one month",
    parts: true,
    apply(shape) {
      if (!hasDays(shape)) return null;
      const weeks = [
        [1, 7],
        [8, 14],
        [15, 21],
        [22, 31],
      ] as const;
      return [
        [part(shape, "a to August.csv", (row) => row.month < 23)],
        ...weeks.map(([from, to], index) => [
          part(
            shape,
            `b week ${index + 1}.csv`,
            (row: Row) => row.month === 23 && row.day >= from && row.day <= to,
          ),
        ]),
      ];
    },
  },
  {
    name: "weekly files of one month at once",
    parts: true,
    apply(shape) {
      if (!hasDays(shape)) return null;
      const weeks = [
        [1, 7],
        [8, 14],
        [15, 21],
        [22, 31],
      ] as const;
      return [
        [
          part(shape, "a to August.csv", (row) => row.month < 23),
          ...weeks.map(([from, to], index) =>
            part(
              shape,
              `b week ${index + 1}.csv`,
              (row: Row) => row.month === 23 && row.day >= from && row.day <= to,
            ),
          ),
        ],
      ];
    },
  },
  {
    name: "two halves of the records, a file each",
    parts: true,
    apply: (shape) =>
      notWide(shape)
        ? [
            [
              part(shape, "part 1.csv", (_row, index) => index % 2 === 0),
              part(shape, "part 2.csv", (_row, index) => index % 2 === 1),
            ],
          ]
        : null,
  },
  {
    name: "two halves of the records, the second later",
    parts: true,
    apply: (shape) =>
      notWide(shape)
        ? [
            [part(shape, "part 1.csv", (_row, index) => index % 2 === 0)],
            [part(shape, "part 2.csv", (_row, index) => index % 2 === 1)],
          ]
        : null,
  },
  {
    name: "two suppliers' areas, a file each",
    parts: true,
    apply(shape) {
      const { area } = shape.roles;
      if (area === undefined || isWide(shape)) return null;
      const own = (row: Row): boolean => textAt(shape, row, area) < "Sev";
      return [[part(shape, "landlord A.csv", own), part(shape, "landlord B.csv", (row) => !own(row))]];
    },
  },
  {
    name: "two suppliers' areas in a wide file each",
    parts: true,
    apply: (shape) =>
      isWide(shape)
        ? [
            [
              part(shape, "east.csv", (_row, index) => index < 18),
              part(shape, "west.csv", (_row, index) => index >= 18),
            ],
          ]
        : null,
  },
  {
    name: "two suppliers' types, a file each",
    parts: true,
    apply(shape) {
      const { category, split } = shape.roles;
      if (category === undefined || split !== undefined) return null;
      const one = firstText(shape, category);
      return [
        [part(shape, "A.csv", (row) => textAt(shape, row, category) === one)],
        [part(shape, "B.csv", (row) => textAt(shape, row, category) !== one)],
      ];
    },
  },
  {
    name: "corrected later",
    parts: true,
    apply: (shape) => (notStreet(shape) ? [[before(shape, "a first.csv")], whole(shape)] : null),
  },
  {
    name: "corrected, both files at once",
    parts: true,
    apply: (shape) =>
      notStreet(shape)
        ? [[before(shape, "a provisional.csv"), { ...asFile(together(shape)), name: "b final.csv" }]]
        : null,
  },
  {
    name: "v9 and v10 at once",
    parts: true,
    apply: (shape) =>
      notStreet(shape)
        ? [[{ ...asFile(together(shape)), name: "extract v10.csv" }, before(shape, "extract v9.csv")]]
        : null,
  },
  {
    name: "final before draft by name",
    parts: true,
    apply: (shape) =>
      notStreet(shape)
        ? [[{ ...asFile(together(shape)), name: "extract final.csv" }, before(shape, "extract draft 2.csv")]]
        : null,
  },
  {
    name: "the older file sent again",
    apply: (shape) =>
      isLog(shape) && isSingle(shape)
        ? [whole(shape), [part(shape, "z old.csv", (row) => row.month < 22)]]
        : null,
  },
  {
    name: "one of the monthly files not sent",
    apply: (shape) => (shape.tables.length > 12 ? [whole(shape).filter((_, index) => index !== 17)] : null),
  },
  {
    name: "last year's file not sent",
    apply: (shape) => (shape.tables.length === 2 ? [whole(shape).slice(1)] : null),
  },
  {
    name: "a monthly file under another month's name",
    harmless: true,
    apply(shape) {
      if (shape.tables.length <= 12) return null;
      return [
        whole(shape).map((file, index) => (index === 20 ? { ...file, name: `late ${file.name}` } : file)),
      ];
    },
  },
  {
    name: "a monthly file that holds the month before",
    apply(shape) {
      if (shape.tables.length <= 12) return null;
      const files = whole(shape);
      return [
        files.map((file, index) =>
          index === 20 ? { ...file, bytes: files[19]?.bytes ?? file.bytes } : file,
        ),
      ];
    },
  },
  {
    name: "cumulative files through the year",
    harmless: true,
    apply(shape) {
      if (!isSingle(shape)) return null;
      return [3, 6, 9, 12].map((end) => [
        part(
          shape,
          `to month ${String(thisYear + end).padStart(2, "0")}.csv`,
          (row) => row.month < thisYear + end,
        ),
      ]);
    },
  },
  {
    name: "a file a quarter",
    harmless: true,
    apply(shape) {
      if (!isSingle(shape)) return null;
      return Array.from({ length: months / 3 }, (_, quarter) => [
        part(shape, `quarter ${quarter}.csv`, (row) => Math.floor(row.month / 3) === quarter),
      ]);
    },
  },
  {
    name: "a file a month and a day of the next",
    harmless: true,
    apply(shape) {
      if (!hasDays(shape) || shape.tables.length > 1) return null;
      // each month's file holds the first days of the next month too: the next file repeats them
      return [
        Array.from({ length: months }, (_, month) =>
          part(
            shape,
            `m${String(month).padStart(2, "0")}.csv`,
            (row) => row.month === month || (row.month === month + 1 && row.day <= 2),
          ),
        ),
      ];
    },
  },
  {
    name: "files in falling order of name",
    apply: (shape) =>
      isSingle(shape)
        ? [
            [
              part(shape, "1 this year.csv", (row) => row.month >= thisYear),
              part(shape, "2 last year.csv", (row) => row.month < thisYear),
            ],
          ]
        : null,
    harmless: true,
  },
  {
    name: "a file of another partner in between",
    harmless: true,
    apply: (shape) => [
      [
        ...whole(shape),
        {
          name: "Kenward.csv",
          bytes: Buffer.from("Year,Place,Young people engaged\n2021/22,Swanley,30\n2022/23,Swanley,31\n"),
        },
      ],
    ],
  },
];
