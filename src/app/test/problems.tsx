import { AttentionIcon } from '../shell/icons.tsx';
import type { Problem } from './job/wire.ts';
import { useTestTexts } from './texts.ts';

/** What is wrong, each on a line of its own; what the core says is English whatever the page speaks. */
export function Problems({ title, problems }: { readonly title: string; readonly problems: readonly Problem[] }) {
  const { t } = useTestTexts();
  return (
    <div className="lab-problems">
      <p><AttentionIcon /><strong>{title}</strong></p>
      <ul>
        {problems.flatMap((problem) => t.problem(problem).split('\n').map((text) => (
          <li key={text} lang={problem.kind === 'said' ? 'en' : undefined}>{text}</li>
        )))}
      </ul>
    </div>
  );
}

export function Refusal({ problem }: { readonly problem: Problem }) {
  const { t } = useTestTexts();
  return <Problems title={t.refused} problems={[problem]} />;
}
