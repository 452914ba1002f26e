import { z } from "zod";
import { contrast } from "./contrast.js";

/** WCAG 2.2 AA, success criterion 1.4.3, for text of body size. */
const leastContrast = 4.5;

/** A colour that headings and links can be written in on white; refused with the ratio that it has. */
export const houseColour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, "write a colour as #rrggbb, like #1f4e79")
  .superRefine((colour, context) => {
    if (!/^#[0-9a-f]{6}$/i.test(colour)) return;
    const ratio = contrast(colour, "#ffffff");
    if (ratio >= leastContrast) return;
    // cut, not rounded: 4.46 must not read as the 4.5 that is asked for
    const measured = (Math.floor(ratio * 100) / 100).toFixed(2);
    context.addIssue({
      code: "custom",
      message: `its contrast on white is ${measured} to 1, and WCAG 2.2 AA asks for ${leastContrast} to 1; use a darker colour`,
    });
  })
  .transform((colour) => colour.toLowerCase());
