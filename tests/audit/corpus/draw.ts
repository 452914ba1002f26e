/** Seeded chance, so that the generated texts are the same on every run. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export type Values = Readonly<Record<string, string | number>>;

const MEASURES =
  "shed break-ins,noise complaints,drug-driving arrests,hoax calls,grass fires,road collisions,begging complaints,bogus trader reports,fly-tips,stray dog reports,lead thefts,cycle thefts,courier frauds,needle finds,boat thefts,drone sightings".split(
    ",",
  );
const WARDS =
  "Ashen Hill,Bramwick,Dunnow,Eastmoor,Farrow Green,Hob Lane,Inglemoor,Lintwood,Moss Row,Overdale,Saltgate,Udale".split(
    ",",
  );
const WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

export const print = (value: number): string => value.toLocaleString("en-GB");

/** Made-up values of one claim: a level before and now, a fall, a whole and its parts, a rate, an average, places, years. */
export function draw(seed: number): Values {
  const next = chance(seed);
  const int = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const take = (list: readonly string[], at: number) => list[(at + list.length) % list.length] ?? "";
  const a = int(120, 900);
  const b = Math.round(a * (next() < 0.5 ? 1.06 + next() * 0.4 : 0.55 + next() * 0.38));
  const [fall, low] = a > b ? [a, b] : [b, a];
  const [x, y, z] = [int(100, 290), int(50, 99), int(20, 49)];
  const whole = x + y + z;
  const [people, units, each] = [int(60, 400) * 1000, int(6, 12), int(14, 60)];
  const [share, points] = [int(400, 700) / 10, int(21, 89) / 10];
  const [year, measure, ward] = [int(2013, 2023), int(0, 15), int(0, 11)];
  const label = (from: number) => `${from}/${String(from + 1).slice(2)}`;
  const up = b > a;
  const m = take(MEASURES, measure);
  return {
    a: print(a),
    b: print(b),
    d: print(Math.abs(b - a)),
    p: ((Math.abs(b - a) / a) * 100).toFixed(0),
    p1: ((Math.abs(b - a) / a) * 100).toFixed(1),
    ud: up ? "up" : "down",
    rose: up ? "rose" : "fell",
    rise: up ? "rise" : "fall",
    more: up ? "more" : "fewer",
    above: up ? "above" : "below",
    sign: up ? "+" : "-",
    fall: print(fall),
    low: print(low),
    less: print(fall - low),
    cut: (((fall - low) / fall) * 100).toFixed(0),
    x,
    y,
    z,
    whole: print(whole),
    xy: x + y,
    sx: ((x / whole) * 100).toFixed(0),
    sy: ((y / whole) * 100).toFixed(0),
    sz1: ((z / whole) * 100).toFixed(1),
    yz: y + z,
    five: y * 4,
    five5: y * 5,
    twice: y * 2,
    half: x,
    double: x * 2,
    triple: z * 3,
    people: print(people),
    rate: ((x / people) * 10_000).toFixed(2),
    rate5: ((x / people) * 100_000).toFixed(1),
    units,
    unitWord: WORDS[units] ?? "",
    each,
    made: print(units * each),
    day: each,
    yearly: print(each * 365),
    weekly: print(each * 52),
    mean: Math.round(whole / 3),
    diff: x - y,
    sz: ((z / whole) * 100).toFixed(0),
    index: Math.round((b / a) * 100),
    share: share.toFixed(1),
    points: points.toFixed(1),
    better: (share + points).toFixed(1),
    rest: 100 - y + 40,
    part: y - 40,
    year: label(year),
    last: label(year - 1),
    before: label(year - 2),
    y0: year,
    y1: year + 1,
    m,
    M: `${(m[0] ?? "").toUpperCase()}${m.slice(1)}`,
    m2: take(MEASURES, measure + 5),
    w1: take(WARDS, ward),
    w2: take(WARDS, ward + 3),
    w3: take(WARDS, ward + 7),
  };
}

const TURNED: Readonly<Record<string, string>> = {
  up: "down",
  rose: "fell",
  rise: "fall",
  more: "fewer",
  above: "below",
};

/** A printed value made wrong: words of direction turned, percentages by eleven points, other numbers by two fifths. */
export function spoil(printed: string): string {
  const turned = TURNED[printed] ?? Object.entries(TURNED).find(([, down]) => down === printed)?.[0];
  if (turned !== undefined) return turned;
  const value = Number(printed.replaceAll(",", ""));
  const decimals = printed.split(".")[1]?.length ?? 0;
  const other = value < 100 ? value + (value > 40 ? -17 : 17) : Math.round(value * 1.41);
  return decimals > 0 ? (value * 1.6 + 5).toFixed(decimals) : print(other);
}

/** A template's text; `{name!}` are the figures that can be made wrong, of which `wrong` is. */
export function fill(template: string, values: Values, wrong = -1): string {
  let mark = -1;
  return template.replace(/\{(\w+)(!?)\}/g, (_, name: string, marked: string) => {
    const text = String(values[name] ?? `?${name}`);
    if (marked === "") return text;
    mark += 1;
    return mark === wrong ? spoil(text) : text;
  });
}

export function marks(template: string): number {
  return (template.match(/!\}/g) ?? []).length;
}
