import { escaped as inHtml } from '../evaluate/html/escape.ts';
import { visible } from '../visible.ts';
import type { CoverageReport } from './report.ts';
import { suggestedSuite } from './report.ts';

/** The report as one page that needs nothing else: no scripts, no fonts, no network. */
export function coveragePage(report: CoverageReport): string {
  const { cases, failing, dimensions, exceptions, suggestions } = report;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Coverage of the suites</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Coverage of the suites</h1>
<p>${cases} ${cases === 1 ? 'case' : 'cases'} run${failing.length > 0 ? `; ${failing.length} failed, and so cover nothing` : ''}.</p>
${table('By dimension', ['Dimension', 'Covered', 'Of', 'Percent', ''], dimensions.map(({ dimension, covered, total, percent }) =>
    `<th scope="row"><a href="#${dimension}">${dimension}</a></th><td>${covered}</td><td>${total}</td><td>${percent.toFixed(1)}</td><td><span class="bar" aria-hidden="true"><span style="width:${percent}%"></span></span></td>`))}
${failing.length > 0 ? table('Cases that failed', ['File', 'Line', 'Name'], failing.map(({ file, line, name }) => `<td>${escaped(file)}</td><td>${line}</td><td>${escaped(name)}</td>`)) : ''}
${dimensions.map(({ dimension, gaps }) => `<h2 id="${dimension}">${dimension}</h2>
${gaps.length === 0 ? '<p>Nothing is missing.</p>' : `<ul>${gaps.map(({ name, why }) => `<li>${escaped(name)}${why === undefined ? '' : ` (${escaped(why)})`}</li>`).join('')}</ul>`}`).join('\n')}
${suggestions.length > 0 ? `<h2>Cases that close the gaps</h2>\n<pre tabindex="0">${escaped(suggestedSuite(report))}</pre>` : ''}
${exceptions.length > 0 ? table('Exceptions: what no suite can cover', ['Dimension', 'Part', 'Why'], exceptions.map(({ dimension, name, reason }) => `<td>${dimension}</td><td>${escaped(name)}</td><td>${escaped(reason)}</td>`)) : ''}
</main>
</body>
</html>
`;
}

function table(caption: string, heads: readonly string[], rows: readonly string[]): string {
  return `<table><caption>${caption}</caption><thead><tr>${heads.map((head) => (head === '' ? '<td></td>' : `<th scope="col">${head}</th>`)).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row}</tr>`).join('\n')}</tbody></table>`;
}

/** Control and direction characters are shown, never obeyed; the lines of a suite stay lines. */
const escaped = (text: string) => inHtml(text.split('\n').map(visible).join('\n'));

const STYLE = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body { margin: 0; } main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
table { border-collapse: collapse; margin: 1.5rem 0; width: 100%; } caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; padding: .25rem .75rem .25rem 0; border-bottom: 1px solid color-mix(in srgb, currentcolor 20%, transparent); overflow-wrap: anywhere; }
.bar { display: block; width: 10rem; height: .75rem; border: 1px solid currentcolor; } .bar span { display: block; height: 100%; background: currentcolor; }
pre { overflow-x: auto; padding: 1rem; border: 1px solid color-mix(in srgb, currentcolor 20%, transparent); }`;
