import { useId, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly children?: ReactNode;
  /** What can be done about it. */
  readonly actions: ReactNode;
}

/** Something that the page has to tell, quietly and above the room. It never takes the focus. */
export function Notice({ title, children, actions }: Props) {
  const id = useId();
  return (
    <section className="notice" aria-labelledby={id}>
      <div className="notice-words">
        <h2 id={id}>{title}</h2>
        {children}
      </div>
      <div className="buttons">{actions}</div>
    </section>
  );
}
