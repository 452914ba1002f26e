/**
 * Which measures each source's figures make: those that it supplies, of themselves, and those that it does not supply, of
 * their parts. Columns source, measure, part.
 */
export const madeOfSql = `
  select distinct source, measure, measure as part from observations
  union
  select distinct o.source, p.measure, p.part from measure_parts p join observations o on o.measure = p.part
  where (o.source, p.measure) not in (select source, measure from observations)`;
