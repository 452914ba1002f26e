/** The style of the workshop page: to be read from the back of a room, by keyboard, on white or dark. */
export const workshopStyle = `:root{color-scheme:light dark;--ground:#fff;--ink:#20262b;--quiet:#545d66;--rule:#d9dee3;--line:#6f7983;--accent:#1d5a87;--wash:#f1f5f8;--judged:#fff4d6;--warn:#8a1f11}
@media (prefers-color-scheme:dark){:root{--ground:#14181c;--ink:#e8ebee;--quiet:#b2bac2;--rule:#343b42;--line:#8a949e;--accent:#8cc0e8;--wash:#1d2328;--judged:#3a3013;--warn:#ffb3a6}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.125rem/1.5 Arial,Helvetica,"Liberation Sans","DejaVu Sans",sans-serif;overflow-wrap:break-word}
h1,h2,h3{font-family:Georgia,"Times New Roman","Liberation Serif","DejaVu Serif",serif;font-weight:normal;line-height:1.2;text-wrap:balance}
h1{font-size:clamp(1.7rem,4vw,2.4rem);margin:0}
h2{font-size:1.6rem;margin:2.5rem 0 .8rem;padding-top:.7rem;border-top:3px solid var(--accent)}
h3{font-size:1.25rem;margin:0;display:inline}
a{color:var(--accent)}
p{margin:.4rem 0 .8rem;max-width:46rem}
.skip{position:absolute;left:-100rem;top:0;background:var(--ground);padding:.6rem 1rem;z-index:2}
.skip:focus{left:0}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
header,main,footer{padding-inline:clamp(1rem,3vw,2.5rem)}
header{padding-block:1.6rem 1rem;border-bottom:1px solid var(--rule)}
header p{margin:.3rem 0 0;color:var(--quiet);max-width:none}
footer{padding-block:1.2rem 3rem;border-top:1px solid var(--rule);color:var(--quiet)}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:bold;padding:0 0 .5rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .8rem .45rem 0;border-bottom:1px solid var(--rule)}
thead th{border-bottom:2px solid var(--line);vertical-align:bottom}
tbody th{font-weight:normal}
.number{white-space:nowrap}
.place{font-size:1.35rem;font-weight:bold;line-height:1.2}
.bar{display:block;width:7rem;height:.45rem;margin-top:.3rem}
.bar .ground{fill:var(--rule)}
.bar .filled{fill:var(--accent)}
.sentence{font-size:1.2rem;border-left:4px solid var(--accent);background:var(--wash);padding:.7rem 1rem;max-width:none}
label,.label{font-weight:bold;display:block}
input,select,textarea,button{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--line);border-radius:3px;padding:.35rem .5rem;min-height:2.2rem;max-width:100%}
input[type=number]{width:6.5rem}
input.reason{width:100%;min-width:16rem}
td:has(>.reason){width:50%}
input[aria-invalid=true]{border:2px solid var(--warn)}
button{background:var(--accent);color:var(--ground);border-color:var(--accent);font-weight:bold;padding:.5rem 1.1rem;margin:0 .6rem .6rem 0;cursor:pointer}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.fields{display:flex;flex-wrap:wrap;gap:1rem 1.5rem;margin:.8rem 0 1.2rem}
tr.judged>*{background:var(--judged)}
details.issue{border:1px solid var(--rule);border-radius:4px;margin:.8rem 0;padding:0 1rem}
details.issue>summary{cursor:pointer;padding:.8rem 0}
details.issue .stands{color:var(--quiet);margin-left:.6rem}
summary{cursor:pointer}
td details summary{color:var(--accent);min-height:1.6rem}
tr[id^=row-]>*{border-bottom:0;padding-bottom:0}
tr.evidence td{padding-top:.2rem}
tr.judged+tr.evidence td{background:var(--judged)}
td ul{margin:.3rem 0;padding-left:1.2rem;font-size:1rem}
td li{margin-bottom:.3rem}
.unknown{color:var(--quiet)}
.faults{border:3px solid var(--warn);padding:.6rem 1rem;margin:1rem 0}
.faults p{font-weight:bold;color:var(--warn)}
textarea{width:100%;min-height:10rem;font-family:"DejaVu Sans Mono",Consolas,monospace;font-size:1rem}
.note{color:var(--quiet);font-size:1rem}
@media (min-width:76rem){
main{display:grid;grid-template-columns:minmax(0,5fr) minmax(0,6fr);gap:2rem;align-items:start}
.live{position:sticky;top:0;max-height:100vh;overflow-y:auto;padding-bottom:1rem}
}
@media (min-width:76rem) and (max-width:105rem){
.live h2{margin-top:.6rem}
.live table,.live .sentence{font-size:1rem;line-height:1.3}
.live th,.live td{padding-right:.5rem}
.live .bar{width:3.5rem}
.place{font-size:1.1rem}
td:has(>.reason){width:45%}
input.reason{min-width:10rem}
}
@media print{.skip,button,#copy{display:none}header,main,footer{padding:0}.live{position:static;max-height:none}}`;
