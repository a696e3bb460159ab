/** The look of the report: paper and ink, hairlines, one accent; amber for what needs attention. Light, dark and print. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fbfaf7;--card:#fff;--ink:#1a2024;--soft:#4c565c;--line:#d9d6cd;--accent:#0b5566;--wash:11 85 102;--warn:#8a4b00;--warn-wash:199 110 0;--good:#0b5566;--ok2:#5d9aa8;--ask:#c9c4b4;--amber:#d9902f;--bad:#a2361f}
@media screen and (prefers-color-scheme:dark){:root{--paper:#14191c;--card:#1b2226;--ink:#e9e7e1;--soft:#a9b2b6;--line:#333d42;--accent:#7cc4d4;--wash:124 196 212;--warn:#f0b566;--warn-wash:240 170 80;--good:#7cc4d4;--ok2:#3f7683;--ask:#5d6468;--amber:#e0a048;--bad:#ee8a70}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 "Atkinson Hyperlegible Next","Atkinson Hyperlegible",system-ui,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;font-variant-numeric:tabular-nums}
main,header,footer{max-width:72rem;margin:0 auto;padding:0 clamp(1rem,4vw,2.5rem)}
header{padding-top:clamp(1.5rem,5vw,3.5rem)}
.kind{margin:0;color:var(--accent);font-size:.875rem;letter-spacing:.02em}
h1{font-size:clamp(1.6rem,4.5vw,2.5rem);line-height:1.15;margin:.25rem 0 .5rem;font-weight:650;letter-spacing:-.015em;overflow-wrap:anywhere}
h2{font-size:1.35rem;line-height:1.25;margin:0 0 .25rem;font-weight:650;letter-spacing:-.01em}
h3{font-size:1rem;margin:0 0 .5rem;font-weight:650}
p{max-width:65ch;margin:.4rem 0}
.facts,.note{color:var(--soft);font-size:.9rem}
.facts code{font-size:.85em;overflow-wrap:anywhere}
section{padding:2rem 0;border-top:1px solid var(--line)}
section:first-of-type{border-top:0;padding-top:1.25rem}
.lead{font-size:clamp(1.1rem,2.2vw,1.35rem);line-height:1.45;max-width:50ch}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:1.5rem 2.5rem;align-items:start}
.pair>*{min-width:0}
.scroll{position:relative;overflow-x:auto;margin:.75rem 0;max-width:100%}
.scroll:focus-visible,summary:focus-visible,a:focus-visible{outline:3px solid var(--amber);outline-offset:3px;border-radius:4px}
table{border-collapse:collapse;font-size:.9rem;line-height:1.35}
caption.told{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
caption{text-align:left;color:var(--soft);font-size:.85rem;padding-bottom:.4rem;caption-side:top}
th,td{padding:.36rem .9rem .36rem 0;text-align:left;vertical-align:baseline;border-bottom:1px solid var(--line);font-weight:400}
thead th{color:var(--soft);font-size:.8rem;white-space:nowrap}
tbody th{font-weight:500}
tr>:last-child{padding-right:.25rem}
.n{text-align:right;white-space:nowrap}
.wide{width:100%}
.flag{color:var(--warn);font-weight:600}
.met{color:var(--good);font-weight:600}
.verdict{display:flex;height:1.5rem;margin:1.25rem 0 .75rem;gap:2px;border-radius:6px;overflow:hidden}
.verdict span{min-width:2px}
.sw{display:inline-block;width:.8em;height:.8em;border-radius:2px;margin-right:.5em;vertical-align:-.05em}
.v-right{background:var(--good)}.v-confirmed{background:var(--ok2)}.v-refused{background:var(--ask)}.v-confirmed-wrong{background:var(--amber)}.v-wrong{background:var(--bad)}
svg{display:block;width:100%;height:auto;overflow:visible}
svg text{fill:var(--soft);font:10px "Atkinson Hyperlegible Next",system-ui,sans-serif}
svg .strong{fill:var(--ink);font-weight:600;paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
.axis{stroke:var(--line);stroke-width:1;fill:none}
.curve{stroke:var(--accent);stroke-width:2;fill:none;stroke-linejoin:round}
.band{fill:rgb(var(--wash)/.14)}
.right{fill:var(--good)}.false{fill:var(--bad)}.dot{fill:var(--accent)}.now{fill:var(--card);stroke:var(--accent);stroke-width:2}
.reach{stroke:rgb(var(--wash)/.35);stroke-width:5;stroke-linecap:round}
.best{fill:var(--amber)}.even{stroke:var(--soft);stroke-dasharray:3 3;stroke-width:1}
.span{width:clamp(6rem,18vw,14rem);min-width:6rem;display:inline-block;vertical-align:middle}
figure{margin:0}
figcaption{color:var(--soft);font-size:.85rem;margin:.5rem 0;max-width:60ch}
.chart{max-width:34rem}
details{margin:.75rem 0}
summary{cursor:pointer;color:var(--accent);font-size:.9rem;padding:.6rem 0;min-height:2.75rem}
.matrix th,.matrix td{border:0;padding:0}
.matrix td{width:2.1rem;min-width:2.1rem;height:2.1rem;text-align:center;border:1px solid var(--paper);border-radius:5px;font-size:.8rem}
.matrix tbody th{padding-right:.6rem;white-space:nowrap;font-size:.85rem;position:sticky;left:0;background:var(--paper);text-align:right;vertical-align:middle}
.matrix td{vertical-align:middle}
.matrix thead th{height:10.5rem;vertical-align:bottom;font-size:.85rem;color:var(--ink)}
.matrix.short thead th{height:5.5rem}
.matrix thead th span{writing-mode:vertical-rl;transform:rotate(180deg);padding:.3rem 0}
.matrix thead td{background:none;height:auto}
.matrix .none{color:transparent}
.hit{background:rgb(var(--wash)/var(--a))}.miss{background:rgb(var(--warn-wash)/var(--a));font-weight:600}
ol.errors{list-style:none;padding:0;margin:.5rem 0;display:grid;gap:.9rem}
ol.errors q{display:block;quotes:"”" "”";overflow-wrap:anywhere}
ol.errors small{color:var(--soft);font-size:.85rem;overflow-wrap:anywhere}
footer{padding-top:1.5rem;padding-bottom:3rem;color:var(--soft);font-size:.85rem}
footer dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;max-width:65ch}
footer dt{font-weight:600;color:var(--ink)}footer dd{margin:0}
@media (max-width:40rem){footer dl{grid-template-columns:1fr}footer dd{margin:0 0 .4rem}.hide-s{display:none}th,td{padding-right:.6rem}}
@media print{:root{color-scheme:light}body{font-size:10pt}section{break-inside:avoid-page;padding:1rem 0}.scroll{overflow:visible}details:not([open])>*{display:none}summary{display:none}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
`.trim();
