/** How many texts of one kind are kept: a workspace has some thirty contracts. */
const most = 100;

const known = new WeakMap<object, Map<string, unknown>>();

/**
 * What was made of the same text before, or else what `make` makes of it now: one command reads the same settings several
 * times. Goes by the text and not by a file's name, so that a file that changes is read again.
 *
 * @param kind what is made of it, such as a schema
 * @param make is asked again where it throws
 */
export function parsedOnce<Made>(kind: object, text: string, make: () => Made): Made {
  const texts = known.get(kind) ?? new Map<string, unknown>();
  known.set(kind, texts);
  if (texts.has(text)) return texts.get(text) as Made;
  const made = make();
  const [oldest] = texts.keys();
  if (texts.size >= most && oldest !== undefined) texts.delete(oldest);
  texts.set(text, made);
  return made;
}
