import { UserError } from "../../pipeline/errors.js";
import { channels, contrast } from "../../pipeline/workspace/contrast.js";

export { contrast };

/** Mixes white into a colour until it can be read (4.5 : 1) on a dark ground. */
export function lightenFor(colour: string, ground: string): string {
  const own = channels(colour);
  for (let step = 0; step <= 20; step += 1) {
    const mixed = own.map((channel) => Math.round(channel + (255 - channel) * (step / 20)));
    const made = `#${mixed.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
    if (contrast(made, ground) >= 4.5) return made;
  }
  return "#ffffff";
}

/** @throws UserError where a house colour could not be read on white (WCAG 2.2 AA asks for 4.5 : 1) */
export function checkAccent(colour: string): void {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) {
    throw new UserError(`"${colour}" is not a colour`, { hint: "write it as #rrggbb, like #1f4e79" });
  }
  const ratio = contrast(colour, "#ffffff");
  if (ratio >= 4.5) return;
  // cut, not rounded: 4.46 must not read as the 4.5 that is asked for
  const measured = (Math.floor(ratio * 100) / 100).toFixed(2);
  throw new UserError(`colour ${colour} is too pale: contrast ${measured} to 1 on white`, {
    hint: "use a darker one in partnership.yaml; 4.5 to 1 is needed for everyone to read it",
  });
}
