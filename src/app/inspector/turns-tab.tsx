import type { Caller, Talk } from '../call/caller.ts';
import type { Service } from '../../service/types.ts';
import { deskName, lineName } from '../../simulator/words.ts';
import { useLang } from '../shell/texts.ts';
import { actWords } from './acts.ts';
import { isPrefix, sharedTurns, type Branch, type Branches } from './branches.ts';
import { machineWords, stateName } from './machine-words.ts';
import { inspectorTexts } from './texts.ts';

interface Props {
  readonly service: Service;
  readonly caller: Caller;
  readonly talk: Talk;
  readonly branches: readonly Branch[];
  readonly onBack: (turns: number) => void;
  readonly onGo: Branches['goTo'];
}

/** What was done, turn by turn, with the way back to each; and what was gone back from, with the way there. */
export function TurnsTab({ service, caller, talk, branches, onBack, onGo }: Props) {
  const { lang } = useLang();
  const t = inspectorTexts[lang];
  const words = machineWords[lang];
  const present = caller.conversation();
  const others = branches.filter(({ conversation }) => !isPrefix(conversation, present));
  const stateBefore = (n: number) => talk.trace.findLast((entry) => entry.type === 'state' && entry.n < n);
  const reached = (turn: number) => {
    const entry = stateBefore(talk.turns[turn]?.from ?? Infinity);
    return entry?.type === 'state' ? stateName(words, entry.value) : '';
  };
  const endOf = ({ state, outcome }: Pick<Branch, 'state' | 'outcome'>) => [
    stateName(words, state), ...(outcome?.line ? [lineName(service, outcome.line, lang)] : []), ...(outcome?.desk ? [deskName(service, outcome.desk, lang)] : []),
  ].join(', ');

  return (
    <>
      <section aria-label={t.turnsSoFar}>
        <h4>{t.turnsSoFar}</h4>
        {talk.turns.length === 0 && <p>{t.noTurns}</p>}
        <ol className="turns">
          {[{ from: -1, name: t.beginning }, ...talk.turns.map(({ act, from }) => ({ from, name: actWords(t, act) }))].map(({ from, name }, i) => (
            <li key={from} aria-current={i === talk.turns.length ? 'step' : undefined}>
              <span className="turn-what"><span className="turn-n">{i}</span> <strong>{name}</strong> <span className="leads"><span aria-hidden="true">→ </span>{reached(i)}</span></span>
              {i === talk.turns.length ? <span className="here">{t.here}</span> : <button type="button" className="quiet" aria-label={`${t.backHere}: ${name}`} onClick={() => onBack(i)}>{t.backHere}</button>}
            </li>
          ))}
        </ol>
      </section>
      {others.length > 0 && (
        <section aria-label={t.branches}>
          <h4>{t.branches}</h4>
          <p className="hint">{t.branchesHint}</p>
          <ul className="branches">
            <li><span className="turn-what"><strong>{t.presentBranch}</strong> <span className="leads">{t.endsIn}: {endOf({ state: talk.view.state, outcome: talk.view.outcome })}</span></span></li>
            {others.map((branch) => (
              <li key={branch.id}>
                <span className="turn-what">
                  <strong>{t.branch(branch.id, branch.conversation.acts.length)}</strong> <span>{t.sharedWith(sharedTurns(present, branch.conversation))}</span>
                  <span>{branch.conversation.acts.slice(sharedTurns(present, branch.conversation)).map((act) => actWords(t, act)).join(' · ')}</span>
                  <span className="leads">{t.endsIn}: {endOf(branch)}</span>
                </span>
                <button type="button" className="quiet" aria-label={`${t.goTo} ${branch.id}`} onClick={() => onGo(branch)}>{t.goTo}</button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
