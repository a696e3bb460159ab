import { policy } from '../../../intents/policy.ts';
import type { Decision, Hypothesis, Lang } from '../../../intents/types.ts';
import type { Service } from '../../service/types.ts';
import { authorityName, topicName } from '../../simulator/words.ts';
import { useLang } from '../shell/texts.ts';
import { Shares } from './shares.tsx';
import { inspectorTexts } from './texts.ts';

/** One decision of the matcher: what it concluded, from what, and which limits decide. */
export function DecisionView({ service, decision }: { readonly service: Service; readonly decision: Decision }) {
  const { lang } = useLang();
  const t = inspectorTexts[lang];
  const { outcome, ask, topic, authority, errand, role, confidence, rule, needs, pair, topics, evidence } = decision;
  const subject = topic !== null ? topicName(service, topic, lang) : authority === null ? null : authorityName(service, authority, lang);
  const number = new Intl.NumberFormat(lang === 'sv' ? 'sv-SE' : 'en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const facts: readonly (readonly [string, string | null, (string | undefined)?])[] = [
    [t.outcome, t.outcomes[outcome], ask === null ? outcome : `${outcome}, ${ask}`],
    [t.subject, subject, topic ?? authority ?? undefined],
    [t.confidence, number.format(confidence)],
    [t.rule, rule],
    [t.errand, service.errands.find(({ id }) => id === errand)?.name[lang] ?? errand, errand ?? undefined],
    [t.role, service.roles.find(({ id }) => id === role)?.name[lang] ?? role, role],
    [t.language, t.languages[decision.lang]],
    [t.needs, needs.length < 2 ? null : needs.map((need) => topicName(service, need.topic, lang)).join(', ')],
    [t.pair, pair],
  ];
  return (
    <>
      <section aria-label={t.decision}>
        <h4>{t.decision}</h4>
        <dl className="facts-list">
          {facts.map(([name, value, code]) => value !== null && <div key={name}><dt>{name}</dt><dd>{value} {code !== undefined && code !== value && <code>{code}</code>}</dd></div>)}
        </dl>
      </section>
      <div className="beside">
        <Shares title={t.nbest} columns={[t.subject, t.confidence]} rows={topics.map((one) => ({ name: nameOf(service, one, lang), share: one.confidence }))} none={t.nothing} />
        <Shares title={t.evidence} columns={[t.heardWord, t.weight]} rows={evidence.map(({ heard, for: of, weight }) => ({ name: `”${heard}” → ${subjectName(service, of, lang)}`, share: weight }))} none={t.noEvidence} />
      </div>
      <details>
        <summary>{t.thresholds}</summary>
        <table className="plain-table">
          <thead><tr><th scope="col">{t.threshold}</th><th scope="col">{t.value}</th></tr></thead>
          <tbody>{Object.entries(policy.decision).flatMap(([name, value]) => (Object.hasOwn(t.limits, name) ? [<tr key={name}><th scope="row">{t.limits[name as keyof typeof t.limits]} <code>{name}</code></th><td>{number.format(value)}</td></tr>] : []))}</tbody>
        </table>
      </details>
    </>
  );
}

function nameOf(service: Service, one: Hypothesis, lang: Lang): string {
  return 'topic' in one ? topicName(service, one.topic, lang) : authorityName(service, one.authority, lang);
}

/** Evidence speaks for a topic, an authority or a class. */
function subjectName(service: Service, id: string, lang: Lang): string {
  const topic = topicName(service, id, lang);
  return topic === id ? authorityName(service, id, lang) : topic;
}
