import type { Document } from "../../document.js";
import type { AssessmentData } from "../data/assessmentData.js";

/** Who a document is from, in their own colour and with their logo. */
export function letterhead({
  name,
  accent,
  logo,
}: AssessmentData["partnership"]): Pick<Document, "organisation" | "accent" | "logo"> {
  return {
    organisation: name,
    accent: accent ?? "#1f4e79",
    ...(logo === undefined ? {} : { logo }),
  };
}
