import { hoursAt } from '../../../machines/hours.ts';
import type { LineId } from '../../../machines/types.ts';
import { telOf } from '../../simulator/card.ts';
import { calendarOf } from '../../simulator/world.ts';
import type { Lines } from '../../service/types.ts';
import { HoursLine } from '../call/hours-line.tsx';
import { useLang } from '../shell/texts.ts';
import { useNow } from '../shell/use-now.ts';

const LINES: readonly LineId[] = ['private', 'partner', 'press'];

/** The three numbers and whether they are open: of use before anything has been asked. */
export function Numbers({ service, at }: { readonly service: Lines | null; readonly at: number | null }) {
  const { lang, t } = useLang();
  const now = useNow();
  const moment = at ?? now;
  return (
    <section className="numbers" aria-labelledby="numbers-title">
      <h2 id="numbers-title">{t.numbersNow}</h2>
      <ul>
        {service && LINES.map((id) => {
          const { name, number } = service.lines[id];
          return (
            <li key={id}>
              <h3>{name[lang]}</h3>
              <a className="number" href={`tel:${telOf(number)}`}>{number}</a>
              <HoursLine service={service} line={id} hours={hoursAt(calendarOf(service, id), moment)} at={moment} brief />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
