/**
 * How often a long trial is made: a few times by default, in full under `npm run test:trials`, or as often as the variable
 * of the environment says.
 */
export const trials = (variable: string, few: number, full: number): number =>
  Number(process.env[variable] ?? (process.env.CSP_TRIALS === undefined ? few : full));
