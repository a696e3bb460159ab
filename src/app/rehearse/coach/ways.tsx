import type { Tried } from '../../../qa/coach/safety.ts';
import { ruleOf } from '../../../qa/variants/rules.ts';
import type { Service } from '../../../service/types.ts';
import { useLang } from '../../shell/texts.ts';
import { ledWords } from './led-words.ts';

interface Props {
  readonly tried: readonly Tried[];
  readonly service: Service;
}

/** Ways of mishearing a phrase: how it was heard, by which rule, and where that led. */
export function Ways({ tried, service }: Props) {
  const { lang } = useLang();
  return (
    <ul className="ways">
      {tried.map(({ variant: { heard, changes }, led }) => (
        <li key={heard} data-led={led.kind}>
          <q>{heard}</q>
          <span className="ways-rules">{changes.map(({ rule, at }) => <span className="tag" key={`${rule} ${at}`}>{ruleOf(rule)?.name[lang]}</span>)}</span>
          <span className="ways-led">{ledWords(led, service, lang)}</span>
        </li>
      ))}
    </ul>
  );
}
