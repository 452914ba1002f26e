/** What the explorer's page has besides the style of a document (`htmlStyle`). */
export const explorerStyle = `.picks{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:1rem 1.5rem;margin:1.6rem 0 0;max-width:72rem}
.picks label{display:block;font-weight:bold}
.picks select,.save button{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--line);border-radius:3px;min-height:2.6rem;padding:.35rem .5rem;width:100%}
.save{display:flex;flex-wrap:wrap;gap:.6rem;margin:0 0 1rem}
.save button{width:auto;cursor:pointer;padding-inline:1rem}
.save button[hidden]{display:none}
.picks select:focus-visible,.save button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.cover{padding-block:1.6rem}
.cover h1{font-size:clamp(1.7rem,5vw,2.4rem)}
.callout{margin-top:1rem}
main{max-width:76rem}
main h2{margin:1.6rem 0 .6rem}
main h3{margin:2.2rem 0 .6rem}
#years td:not(.number){min-width:15rem;padding-left:.8rem}
#years thead th:not(.number){padding-left:.8rem}
#years thead th:first-child{padding-left:0}
.fault:empty{display:none}
@media print{.picks,.save,.skip{display:none}}`;
