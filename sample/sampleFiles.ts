import { adultsAtRisk } from "./adultsAtRisk.js";
import { asbPowers } from "./asbPowers.js";
import { cctvLog } from "./cctvLog.js";
import { councilAsb } from "./councilAsb.js";
import { dailyTasking } from "./dailyTasking.js";
import { directServices } from "./directServices.js";
import { davss, lookAhead } from "./domesticAbuseServices.js";
import { environmentalProtection } from "./environmentalProtection.js";
import { eventLog } from "./eventLog.js";
import type { Extract } from "./extract.js";
import { housingComplaints } from "./housingComplaints.js";
import { policeAsb } from "./policeAsb.js";
import { policeDomesticAbuse } from "./policeDomesticAbuse.js";
import { policeRecordedCrime } from "./policeRecordedCrime.js";
import { policeVulnerability } from "./policeVulnerability.js";
import { residentsSurvey } from "./residentsSurvey.js";
import { kenward, prevent } from "./yearlyReturns.js";
import { youthOffending } from "./youthOffending.js";

/**
 * The sample partnership's extracts as its partners would have sent them: April 2019 to September 2023, invented but
 * adding up to what `calibration.ts` lists. The same bytes on every run and every machine.
 */
export function sampleFiles(): Extract[] {
  return [
    ...policeRecordedCrime(),
    ...policeAsb(),
    ...policeDomesticAbuse(),
    ...policeVulnerability(),
    ...councilAsb(),
    ...dailyTasking(),
    ...environmentalProtection(),
    ...directServices(),
    ...cctvLog(),
    ...housingComplaints(),
    ...adultsAtRisk(),
    ...asbPowers(),
    ...lookAhead(),
    ...davss(),
    ...kenward(),
    ...prevent(),
    ...youthOffending(),
    ...eventLog(),
    ...residentsSurvey(),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
}
