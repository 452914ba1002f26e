/** How many texts' answers are kept; then all are let go, so that a long document costs no more memory than a short one. */
const MOST = 20_000;

/** A function of a text alone whose answers are kept: many rules ask it of the same sentence. */
export function remembered<Answer>(work: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= MOST) known.clear();
    const answer = work(text);
    known.set(text, answer);
    return answer;
  };
}
