/** The one look at the clock: a record cannot be of a later day than the file came. The ledger keeps the day. */
export const today = (): string => new Date().toISOString().slice(0, 10);
