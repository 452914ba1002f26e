const labels = "or a label: 2022-23, 2022-23 Q1";

/** Why no text can ever be read by a format of a contract's period, and what one looks like; null where some can. */
export function periodFormatFault(format: string): string | null {
  const unknown = [...format.matchAll(/%(-?.?)/g)].find(
    ([, code]) => !/^(?:[abcdfghjmnpuwxyzABGHIMSTUVWXYZ%]|-[djmyHIMS])$/.test(code ?? ""),
  );
  if (unknown) {
    return `"${unknown[0]}" is no part of a date: use %d, %m, %b (Jan), %B (January), %Y, %y, %H, %M, %S, ${labels}`;
  }
  // a label that is read in a way of its own begins with a year
  if (!/%-?[YyGcx]/.test(format) && !/^\d{4}\D/.test(format)) {
    return `it names no year: write it with %Y or %y (%d/%m/%Y), ${labels}`;
  }
  return null;
}
