import type { Evaluation } from '../evaluation.ts';
import { grouped } from '../figures.ts';
import { html } from './escape.ts';
import { confidenceSection, exampleSection, limitSection, measureSection, outcomeSection, sliceSection, thresholdSection, topicSection, verdictSection } from './sections.ts';
import { STYLE } from './style.ts';

const PART_OF_HASH = 12;

/** The report as one HTML page that needs nothing else and runs nothing: pictures as SVG and coloured tables, their numbers behind them. */
export function asHtml(evaluation: Evaluation): string {
  const { subject, rows } = evaluation;
  const name = subject.file.split(/[\\/]/u).at(-1) ?? subject.file;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Evaluation of ${name}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
<header><p class="kind">Talsvar, evaluation</p><h1>${name}</h1>
<p class="facts">${grouped(rows)} ${rows === 1 ? 'utterance' : 'utterances'}${subject.badRows > 0 ? html`, <span class="flag">${grouped(subject.badRows)} rows could not be read and are not counted</span>` : ''}. Corpus <code>${subject.sha256.slice(0, PART_OF_HASH)}</code>, service <code>${subject.service}</code>.</p></header>
<main>
${verdictSection(evaluation)}
${limitSection(evaluation)}
${measureSection(evaluation)}
${sliceSection(evaluation)}
${topicSection(evaluation)}
${outcomeSection(evaluation)}
${confidenceSection(evaluation)}
${thresholdSection(evaluation)}
${exampleSection(evaluation)}
</main>
<footer><dl>
<dt>right at the first try</dt><dd>the expected outcome, with topic, line and authority right; a confirmation of the right thing counts</dd>
<dt>misroute</dt><dd>sent without a question to a wrong topic, line or authority</dd>
<dt>needless question</dt><dd>the need was clear, and the caller was asked or refused all the same</dd>
<dt>95 % interval</dt><dd>Wilson’s; for thresholds, of paired differences</dd>
</dl><p>Talsvar is a simulator and not affiliated with Försäkringskassan.</p></footer>
</body>
</html>
`.html;
}
