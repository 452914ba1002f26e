import { lightenFor } from "../drawing/contrast.js";

const darkGround = "#14181c";

/** The colours of reports/charts/theme.json, and what each becomes on a dark ground. */
const chartColours = [
  ["#262b30", "ink"],
  ["#3d444b", "ink"],
  ["#6b747d", "quiet"],
  ["#dfe3e7", "rule"],
  ["#8793a0", "bar"],
  // the inside of an open mark is the page's own white; #ffffff stays white, as a shade of a map
  ["#fefefe", "ground"],
] as const;

/** The style sheet of a document in a house colour: screen light and dark, narrow, and A4. */
export function htmlStyle(accent: string): string {
  const inChart = [...chartColours, [accent, "accent"] as const]
    .map(([colour, name]) =>
      ["fill", "stroke"].map((paint) => `.drawing [${paint}="${colour}"]{${paint}:var(--${name})}`).join(""),
    )
    .join("\n");
  return `:root{color-scheme:light dark;--ground:#fff;--ink:#262b30;--quiet:#59626b;--rule:#dfe3e7;--line:#8a949e;--bar:#8793a0;--accent:${accent};--wash:#f4f6f8;--warn:#8a3b00}
@media (prefers-color-scheme:dark){:root{--ground:${darkGround};--ink:#e6e9ec;--quiet:#a7b0b9;--rule:#343b42;--line:#6f7983;--bar:#626d78;--accent:${lightenFor(accent, darkGround)};--wash:#1d2328;--warn:#f0a868}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.6 Arial,Helvetica,"Liberation Sans","DejaVu Sans",sans-serif;overflow-wrap:break-word}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.18em}
a:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
h1,h2,h3,h4{font-family:Georgia,"Times New Roman","Liberation Serif","DejaVu Serif",serif;line-height:1.2;font-weight:normal;text-wrap:balance}
h1{font-size:clamp(2rem,7vw,3.1rem);margin:0 0 .4rem}
h2{font-size:clamp(1.6rem,5vw,2.1rem);margin:4.5rem 0 1.2rem;padding-top:1rem;border-top:3px solid var(--accent)}
h3{font-size:1.4rem;margin:3.2rem 0 .8rem}
h4{font-size:1.1rem;margin:2rem 0 .5rem}
p,ul,ol,dl{margin:0 0 1.1rem;max-width:42rem}
li{margin-bottom:.45rem}
.skip{position:absolute;left:-100rem;top:0;background:var(--ground);padding:.6rem 1rem;z-index:2}
.skip:focus{left:0}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.cover,.contents,main,.foot{padding-inline:clamp(1rem,4vw,3rem)}
.cover{padding-block:clamp(2.5rem,9vw,6rem) 2.5rem;border-bottom:1px solid var(--rule)}
.cover p{margin:0}
.cover .by{color:var(--quiet);margin-bottom:1.6rem}
.cover .logo{margin-bottom:1.6rem}
.cover .logo img{display:inline-block;max-width:14rem;max-height:6rem;height:auto;background:#fff;padding:.5rem}
.cover .when{font-size:1.3rem}
.callout{border-left:4px solid var(--line);background:var(--wash);padding:.9rem 1.2rem;margin:1.8rem 0 0;max-width:46rem}
.callout p{margin:0}
.callout .name{font-weight:bold}
.callout.warning{border-color:var(--warn)}
.callout.warning .name{color:var(--warn)}
.contents{padding-block:2rem 0}
.contents .title{font-weight:bold;margin-bottom:.5rem}
.contents ol{list-style:none;padding:0;margin:0}
.contents li{margin:.3rem 0}
.contents li ol{padding-left:1rem;font-size:.9rem}
.contents a{text-decoration:none;color:var(--ink);display:inline-block;padding:.15rem 0}
.contents a:hover{text-decoration:underline;color:var(--accent)}
main{padding-bottom:3rem}
.lead{font-size:1.25rem;line-height:1.5}
.note,.units{font-size:.9rem;color:var(--quiet)}
.figure{color:inherit;text-decoration:underline dotted;text-decoration-color:var(--line);white-space:nowrap}
.figure:hover{text-decoration-style:solid;color:var(--accent)}
:target{scroll-margin-top:1rem}
td :target,th :target,.figure:target{background:var(--wash);outline:2px solid var(--accent)}
.tablebox{margin:1.6rem 0 2rem}
.wide{overflow-x:auto;position:relative}
table{border-collapse:collapse;font-size:.92rem;line-height:1.4;min-width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:bold;padding:0 0 .6rem}
caption span{display:inline-block;position:sticky;left:0;max-width:calc(100vw - 2rem)}
th,td{padding:.5rem .8rem .5rem 0;vertical-align:top;text-align:left;border-bottom:1px solid var(--rule);overflow-wrap:normal}
thead th{vertical-align:bottom;border-bottom:2px solid var(--line);font-weight:bold}
tbody th{font-weight:normal;min-width:9rem}
.number{text-align:right;white-space:nowrap}
thead .number{white-space:normal}
.mark{color:var(--accent)}
figure{margin:2rem 0}
figcaption{margin-bottom:.6rem}
figcaption strong{display:block;font-size:1.05rem}
figcaption span{color:var(--quiet);font-size:.92rem}
.drawing{overflow-x:auto;position:relative}
.drawing svg{display:block;width:100%;min-width:30rem;max-width:42rem;height:auto}
details{margin:.6rem 0 0}
summary{cursor:pointer;color:var(--accent);padding:.3rem 0;width:fit-content}
dt{font-weight:bold}
dd{margin:0 0 .7rem}
.provenance td:nth-child(3){min-width:16rem}
.foot{border-top:1px solid var(--rule);padding-block:1.5rem 3rem;color:var(--quiet);font-size:.9rem}
@media (min-width:72rem){
.page:not(.single){display:grid;grid-template-columns:19rem minmax(0,56rem);column-gap:2rem;align-items:start}
.single>main{max-width:62rem}
.single .contents{columns:18rem;padding-inline:0;margin-block:2rem}
.page:not(.single)>.contents{position:sticky;top:0;max-height:100vh;overflow-y:auto;padding-right:0;padding-bottom:2rem;font-size:.92rem}
main h2:first-child{margin-top:2rem}
}
${inChart}
@page{size:A4;margin:15mm 16mm 17mm;@bottom-right{content:counter(page);font:9pt Arial,Helvetica,sans-serif;color:#59626b}}
@page:first{@bottom-right{content:none}}
@media print{
:root{color-scheme:light;--ground:#fff;--ink:#1c2024;--quiet:#4b535b;--rule:#cfd5da;--line:#8a949e;--bar:#8793a0;--accent:${accent};--wash:#f4f6f8;--warn:#8a3b00}
body{font-size:10pt;line-height:1.32}
p,ul,ol,dl{margin-bottom:2mm;max-width:none}
li{margin-bottom:.5mm}
.tablebox{margin:2.5mm 0 3mm}.units{margin-bottom:1.5mm}figure{margin:3mm 0}figcaption{margin-bottom:1mm}.callout{margin-top:4mm;padding:2.5mm 4mm}
.skip,.behind{display:none}
.cover{padding:0;border:0}.cover .by{margin-bottom:1mm}
.contents{padding:0;columns:2;column-gap:12mm}
.contents .title{column-span:all;font:14pt Georgia,serif}
.contents li{break-inside:avoid-column}
main,.foot{padding:0}
h1{font-size:24pt}h2{font-size:16pt;margin:6mm 0 2.5mm;padding-top:2mm}h3{font-size:12.5pt;margin:3.5mm 0 1mm}main h2:first-child{margin-top:0}h4{font-size:11.5pt}
h2,h3,h4,caption,figcaption,.units{break-after:avoid}
.break{break-before:page}.break+h2{margin-top:0}
figure,tr,.callout,.note,.tablebox:not(:has(tbody tr:nth-child(7))){break-inside:avoid}
tbody tr:first-child{break-before:avoid}
.note{break-before:avoid}
.note,.units{font-size:9pt}
thead{display:table-header-group}
p,li{orphans:3;widows:3}
.lead{font-size:11pt}
.wide,.drawing{overflow:visible}
table{font-size:10pt;line-height:1.25}
th,td{padding:.8mm 2mm .8mm 0}
dt{float:left;clear:left;margin-right:2mm}dd{margin-bottom:1mm}
tbody th{min-width:0}
.number{white-space:normal}
.provenance td:nth-child(3){width:38%}
.extracts th,.extracts td{padding-block:.2mm;border:0}
table:has(th:nth-child(7)) tbody th{width:28%}
.drawing svg{min-width:0;width:130mm;max-width:100%}
a{color:inherit}
.figure{text-decoration:none}
details:not([open])::details-content{content-visibility:visible;block-size:auto}
summary{display:none}
}`;
}
