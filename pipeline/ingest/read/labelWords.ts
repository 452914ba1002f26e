const known =
  /\b(?:id|key|val|value|name|names|code|date|day|month|quarter|year|period|time|area|ward|district|region|county|force|town|place|location|street|lsoa|type|category|group|offence|crime|count|total|number|no|ref|reference|status|outcome|rate|unit|measure|price|description|source|notes?|comments?|address|city|title|label|population|severity|mode|agency|priority|action)s?\b/i;

/** A label's words, however programmers join them. */
const words = (label: string): string =>
  label
    .replace(/_/g, " ")
    .replace(/\d+/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2");

/** Whether a text has one of the words that labels of tables are made of. */
export const hasLabelWord = (label: string): boolean => known.test(words(label));
