import { useSyncExternalStore, type ReactNode } from 'react';

/** From here on there is room beside the telephone. */
const WIDE = '(min-width: 64rem)';

function watch(listener: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

interface Props {
  readonly title: string;
  readonly className: string;
  /** Also folded where there is room. */
  readonly always?: boolean;
  readonly children: ReactNode;
}

/** A part of the room that stands open where there is room, and is folded where there is none. */
export function Fold({ title, className, always = false, children }: Props) {
  const isWide = useSyncExternalStore(watch, () => matchMedia(WIDE).matches);
  if (!isWide || always) return <details className={`fold ${className}`}><summary><h2>{title}</h2></summary>{children}</details>;
  return <section className={`fold ${className}`}><h2>{title}</h2>{children}</section>;
}
