import type { Decision, Lang } from '../../../../intents/types.ts';
import type { Heard as HeardAs } from '../../../../machines/types.ts';
import type { Service } from '../../../service/types.ts';
import { authorityName, topicName } from '../../../simulator/words.ts';
import { surenessOf } from '../../call/why.ts';
import { useLang } from '../../shell/texts.ts';
import { heardTexts } from './texts.ts';

interface Props {
  readonly service: Service;
  readonly heard: HeardAs;
  readonly decision: Decision;
}

/** What is told beside the likeliest: so many more, and none less likely than this. */
const RIVALS = 2;
const WORTH_TELLING = 0.05;

/** What an utterance was understood as: the hypotheses in words, the best first. */
export function Meaning({ service, heard, decision }: Props) {
  const { lang, t } = useLang();
  const words = heardTexts[lang];
  if (heard.kind !== 'need') return <p>{words.kinds[heard.kind]}</p>;
  const { topics } = decision;
  const told = topics.filter(({ confidence }, i) => i === 0 || (i <= RIVALS && confidence >= WORTH_TELLING));
  return (
    <ol className="heard-best">
      {told.map((entry, i) => {
        const name = 'topic' in entry ? nameOf(service, entry.topic, i === 0 ? decision : null, lang) : authorityName(service, entry.authority, lang);
        return <li key={name} data-sure={surenessOf(entry.confidence)}>{name} <span className="tag">{t.sureness[surenessOf(entry.confidence)]}</span></li>;
      })}
    </ol>
  );
}

function nameOf(service: Service, topic: string, decision: Decision | null, lang: Lang): string {
  const name = topicName(service, topic, lang);
  const errand = decision?.topic === topic ? service.errands.find(({ id }) => id === decision.errand)?.name[lang] : undefined;
  return errand === undefined ? name : `${name}, ${errand}`;
}
