/** Subjects of which a count of one to four could identify someone. */
export const SENSITIVE: readonly { readonly name: string; readonly pattern: RegExp }[] = [
  { name: "modern slavery", pattern: /\bmodern slavery\b|\bhuman trafficking\b|\btrafficking\b/gi },
  { name: "child sexual exploitation", pattern: /\bCSE\b|\bchild sexual exploitation\b/gi },
  {
    name: "Prevent referrals",
    pattern:
      /\bprevent\b[^.]{0,30}\breferrals?\b|\bchannel\b[^.]{0,20}\breferrals?\b|\bcounter[\s-]terrorism\b/gi,
  },
  { name: "section 136 detentions", pattern: /\bs\.?\s?136\b|\bsection 136\b/gi },
  { name: "honour-based abuse", pattern: /\bhonou?r[\s-]based\b|\bforced marriages?\b|\bFGM\b/gi },
];
