import { UserError } from "../pipeline/errors.js";

function channels(colour: string): [number, number, number] {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  if (!found)
    throw new UserError(`"${colour}" is not a colour`, { hint: "write it as #rrggbb, like #1f4e79" });
  return [1, 2, 3].map((at) => Number.parseInt(found[at] ?? "0", 16)) as [number, number, number];
}

function luminance(colour: string): number {
  const [red, green, blue] = channels(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast ratio of two `#rrggbb` colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

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
  const ratio = contrast(colour, "#ffffff");
  if (ratio >= 4.5) return;
  throw new UserError(`colour ${colour} is too pale: contrast ${ratio.toFixed(1)} to 1 on white`, {
    hint: "use a darker one in partnership.yaml; 4.5 to 1 is needed for everyone to read it",
  });
}
