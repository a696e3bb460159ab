import { OUTCOMES } from '../../../../intents/types.ts';
import type { Evaluation } from '../evaluation.ts';
import { costly, DASH, grouped, inWords, percent, threshold, valueOf } from '../figures.ts';
import { limitInWords, recommendation } from '../text.ts';
import { costCurve, histogram, reliability } from './charts.ts';
import { html, type Html } from './escape.ts';
import { matrix } from './matrix.ts';
import { folded, intervalMark, table } from './tables.ts';

const n = (name: string) => ({ name, isNumber: true });
const extra = (name: string) => ({ name, isNumber: true, isExtra: true });
const t = (name: string) => ({ name });
/** A matrix of more topics is no picture any more. */
const MOST_IN_MATRIX = 40;
const MOST_TOPICS = 15;

export function verdictSection({ verdicts, rows, measures }: Evaluation): Html {
  const value = (id: string) => measures.find((each) => each.id === id)?.value ?? null;
  return html`<section aria-labelledby="glance"><h2 id="glance">At a glance</h2>
<p class="lead">${percent(value('first-try'))} of ${grouped(rows)} utterances came to the right place at the first try; ${percent(value('misroutes'))} were sent to a wrong one without a question.</p>
<div class="verdict" aria-hidden="true">${verdicts.filter((each) => each.rows > 0).map((each) => html`<span class="v-${each.verdict}" style="flex:${each.rows}"></span>`)}</div>
${table('Verdicts: every utterance is one of these', [t('verdict'), n('utterances'), n('share')], verdicts.map((each) => [html`<span class="sw v-${each.verdict}"></span>${inWords(each.verdict)}`, grouped(each.rows), percent(each.rows / rows)]), false)}</section>`;
}

export function limitSection({ limits }: Evaluation): Html {
  return limits.length === 0 ? html`` : html`<section aria-labelledby="limits"><h2 id="limits">Limits</h2>
${table('What was asked for, and whether it was met', [t('limit'), t('result')], limits.map((limit) => [limitInWords(limit), limit.isMet ? html`<span class="met">✓ met</span>` : html`<span class="flag">✗ not met</span>`]), false)}</section>`;
}

export function measureSection({ measures, costUnit }: Evaluation): Html {
  return html`<section aria-labelledby="measures"><h2 id="measures">Measures</h2>
<p class="note">The band is where the true share lies with 95 % confidence: the fewer rows, the wider.</p>
${table('Measures with their intervals', [t('measure'), n('value'), { name: '0 to 100 %', isExtra: true }, extra('95 % interval'), n('rows')], measures.map((measured) => {
    const { name, value, low, high, hits, of, isCost } = measured;
    const hasInterval = value !== null && low !== null && high !== null;
    return [isCost ? `${name}, in ${costUnit}` : name, valueOf(measured), hasInterval ? intervalMark(value, low, high) : '', hasInterval ? `${percent(low)} to ${percent(high)}` : '', hits === null || of === null ? '' : `${grouped(hits)} of ${grouped(of)}`];
  }))}</section>`;
}

export function sliceSection({ slices: { all, worst, leastRows }, rows: total }: Evaluation): Html {
  const rowOf = ({ kind, group, share, low, high, rows, misroutes }: (typeof all)[number]) => [
    html`${kind} <strong>${group}</strong>`, percent(share), intervalMark(share, low, high), `${percent(low)} to ${percent(high)}`, grouped(rows), grouped(misroutes)];
  const heads = [t('group'), n('right at first try'), { name: '0 to 100 %', isExtra: true }, extra('95 % interval'), n('rows'), n('misroutes')];
  const large = all.filter(({ rows }) => rows >= leastRows && rows < total);
  const small = all.filter(({ rows }) => rows < leastRows);
  return html`<section aria-labelledby="groups"><h2 id="groups">Groups</h2>
<p>${worst === null ? `No group of at least ${leastRows} rows.` : html`Worst served: ${worst.kind} <strong class="flag">${worst.group}</strong>, ${percent(worst.share)} right at the first try (of groups with at least ${leastRows} rows).`}</p>
${large.length === 0 ? html`` : table('Groups, the worst first', heads, large.map(rowOf))}
${small.length === 0 ? html`` : folded(`${small.length} groups of fewer rows: too small to judge`, table('Small groups', heads, small.map(rowOf)))}</section>`;
}

export function topicSection({ topics, confusions }: Evaluation): Html {
  const heads = [t('topic'), n('F1'), n('precision'), n('recall'), extra('rows'), t('confused with')];
  const rowOf = ({ topic, f1, precision, recall, wanted, confusedWith }: (typeof topics)[number]) =>
    [topic, percent(f1), percent(precision), percent(recall), grouped(wanted), confusedWith.slice(0, 3).map((each) => `${each.topic} ${each.rows}`).join(', ') || DASH];
  const faulty = topics.filter(({ f1 }) => f1 !== null && f1 < 1);
  return html`<section aria-labelledby="topics"><h2 id="topics">Topics</h2>
<p>${topics.length - faulty.length} of ${topics.length} topics without a fault. Judged by the likeliest topic, whether it was acted on or not.</p>
${faulty.length === 0 ? html`` : table('Topics, the worst first', heads, faulty.slice(0, MOST_TOPICS).map(rowOf))}
${folded(`All ${topics.length} topics`, table('All topics, the worst first', heads, topics.map(rowOf)))}
${topicMatrix(topics, confusions)}</section>`;
}

function topicMatrix(topics: Evaluation['topics'], confusions: Evaluation['confusions']): Html {
  if (confusions.length === 0) return html``;
  const wrong = new Map<string, number>();
  for (const { wanted, got, rows } of confusions) for (const id of [wanted, got]) wrong.set(id, (wrong.get(id) ?? 0) + rows);
  const shown = new Set([...wrong].toSorted(([a, p], [b, q]) => q - p || (a < b ? -1 : 1)).slice(0, MOST_IN_MATRIX).map(([id]) => id));
  const pairs = [...confusions, ...topics.map(({ topic, right }) => ({ wanted: topic, got: topic, rows: right }))].filter(({ wanted, got, rows }) => rows > 0 && shown.has(wanted) && shown.has(got));
  const ids = (side: 'wanted' | 'got') => [...new Set(pairs.map((pair) => pair[side]))].toSorted();
  return html`<h3>What was taken for what</h3><p class="note">${wrong.size > shown.size ? `The ${shown.size} topics with the most errors of ${wrong.size}.` : 'Topics with an error.'} Labelled downwards, heard across; in brackets what is no topic.</p>
${matrix('Confusion of topics', pairs, { wanted: ids('wanted'), got: ids('got') }, ({ wanted, got }) => wanted === got, false)}
${folded('As a list', table('Confusions, the most frequent first', [t('labelled'), t('taken for'), n('rows')], confusions.map(({ wanted, got, rows }) => [wanted, got, grouped(rows)]), false))}`;
}

export function outcomeSection({ outcomes }: Evaluation): Html {
  const ids = (side: 'wanted' | 'got') => [...new Set(outcomes.map((pair) => pair[side]))];
  const ordered = (side: 'wanted' | 'got') => OUTCOMES.filter((id) => ids(side).includes(id));
  return html`<section aria-labelledby="outcomes"><h2 id="outcomes">Outcomes</h2><p class="note">Labelled downwards, what came across. A route may be confirmed first; “clarify” and “none” stand for each other.</p>
${matrix('Confusion of outcomes', outcomes, { wanted: ordered('wanted'), got: ordered('got') }, ({ wanted, got }) => wanted === got || (wanted === 'route' && got === 'confirm') || (wanted === 'clarify' && got === 'none') || (wanted === 'none' && got === 'clarify'), true)}</section>`;
}

export function confidenceSection({ calibration: { error, bins }, confidences }: Evaluation): Html {
  if (error === null) return html``;
  const held = bins.filter(({ rows }) => rows > 0);
  return html`<section aria-labelledby="confidence"><h2 id="confidence">Confidence</h2><div class="pair">
<figure><h3>How sure, when right and when wrong</h3>${histogram(confidences)}<figcaption>Heights are square roots, so that few stay visible beside many.</figcaption></figure>
<figure><h3>Claimed and held</h3>${reliability(bins)}<figcaption>On the dashed line a confidence is a true share. Larger dots stand for more rows, bars for 95 % intervals. The mean distance (ECE) is ${percent(error)}.</figcaption></figure></div>
${folded('The numbers', html`<div class="pair">${table('Confidence of the topic, in twenty bins', [t('from'), n('right'), n('wrong')], confidences.map(({ from, to, right, rows }) => [`${threshold(from)} to ${threshold(to)}`, grouped(right), grouped(rows - right)]))}${
  table('Calibration, in ten bins', [t('claimed'), n('mean'), n('right'), n('rows')], held.map(({ from, to, claimed, right, rows }) => [`${from.toFixed(1)} to ${to.toFixed(1)}`, percent(claimed), percent(right / rows), grouped(rows)]))}</div>`)}</section>`;
}

export function thresholdSection({ thresholds, events, costUnit }: Evaluation): Html {
  if (thresholds === null) return html``;
  return html`<section aria-labelledby="thresholds"><h2 id="thresholds">Thresholds</h2>
<p class="note">What the corpus would have cost with one threshold changed and all else as it is.</p>
<div class="pair">${thresholds.map((curve) => html`<figure>${costCurve(curve)}<figcaption>${recommendation(curve)}</figcaption></figure>`)}</div>
${thresholds.map(({ limit, points, today, cheapest }) => folded(`Threshold “${limit}”, every value`, table(`Threshold “${limit}”`, [t('value'), n('cost'), n('against today'), n('misroutes'), n('needless'), n('confirmed'), t('which')],
    points.map(({ value, cost, difference, events: at }) => [threshold(value), costly(cost), costly(difference), grouped(at.misroute), grouped(at['needless-question']), grouped(at.confirmed + at['wrong-confirmation']), [...(value === today.value ? ['today'] : []), ...(value === cheapest.value ? ['cheapest'] : [])].join(', ')]))))}
${folded('What things cost', table(`Costs, in ${costUnit}`, [t('event'), n('utterances'), n('cost of one'), n('cost of all')], events.map(({ event, rows, cost }) => [inWords(event), grouped(rows), String(cost), (rows * cost).toFixed(1)]), false))}</section>`;
}

export function exampleSection({ examples }: Evaluation): Html {
  const kinds = Object.entries(examples);
  if (kinds.length === 0) return html``;
  return html`<section aria-labelledby="errors"><h2 id="errors">The costliest errors</h2><p class="note">The surest first: no threshold catches them.</p><div class="pair">
${kinds.map(([event, list]) => html`<div><h3>${inWords(event)}</h3><ol class="errors">${list.map(({ line, utterance, wanted, got, confidence }) => html`<li><q>${utterance}</q><small>line ${line}: labelled ${wanted}; came ${got} (${threshold(confidence)})</small></li>`)}</ol></div>`)}</div></section>`;
}
