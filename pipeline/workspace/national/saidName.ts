/** Names that the ONS turns round for its lists: "Bristol, City of", "Unassigned London, City of". */
const turned = /^(Unassigned )?(.+), (City|County) of$/;

/** A name as it is said in a sentence: "City of Bristol" of "Bristol, City of"; others as they are. */
export const saidName = (name: string): string => name.replace(turned, "$1$3 of $2");

/** Without what the ONS puts behind it: "Kingston upon Hull". */
export const bareName = (name: string): string => name.replace(turned, "$1$2");
