import { type DecimalSign, isoText, numberText, unworked } from "./cellText.js";
import { attribute } from "./xml.js";

/** A cell of an OpenDocument table while it is read: its value stands in attributes, its text in paragraphs. */
export class OdsCell {
  private paragraphs: string[] = [];
  private within = false;
  private aside = 0;

  constructor(
    private readonly attributes: Readonly<Record<string, string>>,
    readonly times: number,
  ) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "annotation" || name === "shapes") this.aside += 1;
    if (this.aside > 0) return;
    if (name === "p") {
      this.paragraphs.push("");
      this.within = true;
    } else if (name === "s")
      this.add(" ".repeat(Math.min(Number(attribute(attributes, "c") ?? 1) || 1, 1000)));
    else if (name === "tab" || name === "line-break") this.add(" ");
  }

  text(piece: string): void {
    if (this.within && this.aside === 0) this.add(piece);
  }

  close(name: string): void {
    if (name === "annotation" || name === "shapes") this.aside -= 1;
    if (name === "p") this.within = false;
  }

  /** The cell's value as a text, whatever its display; an error by its name. */
  shown(sign?: DecimalSign): string {
    const has = (name: string): string | undefined => attribute(this.attributes, name);
    const text = this.paragraphs.join(" ");
    const error = this.attributes["calcext:value-type"] === "error";
    switch (error ? "error" : has("value-type")) {
      case "float":
      case "currency":
      case "percentage": {
        const value = Number(has("value"));
        return Number.isFinite(value) ? numberText(value, sign) : text;
      }
      case "date":
        return isoText(has("date-value") ?? text);
      case "time":
        return timeText(has("time-value") ?? "") ?? text;
      case "boolean":
        return has("boolean-value") === "true" ? "TRUE" : "FALSE";
      case "string":
      case "error":
        return text === "" ? (has("string-value") ?? "") : text;
      default: {
        const formula = has("formula");
        return text === "" && formula !== undefined
          ? unworked(formula.replace(/^(?:of|msoxl):?=?/, ""))
          : text;
      }
    }
  }

  private add(text: string): void {
    const last = this.paragraphs.length - 1;
    if (last >= 0) this.paragraphs[last] += text;
  }
}

/** `PT14H30M00S` as `14:30:00`; null where it is another length of time than a part of a day. */
function timeText(duration: string): string | null {
  const found = /^PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S$/.exec(duration);
  if (!found || Number(found[1]) > 23) return null;
  return found
    .slice(1, 4)
    .map((part) => part.padStart(2, "0"))
    .join(":");
}
