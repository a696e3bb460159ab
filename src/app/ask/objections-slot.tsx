import { useState } from 'react';
import type { Service } from '../../service/types.ts';
import { lazily } from '../shell/lazily.tsx';
import { useObjections } from './objections.ts';

const ObjectionList = lazily(() => import('./objection-list.tsx'));

/** The place of the list in the room: nothing is loaded or shown for those who have never objected. */
export function Objections({ service }: { readonly service: Service }) {
  const has = useObjections().length > 0;
  // Once shown it stays, so that what was removed can be put back.
  const [had, setHad] = useState(has);
  if (has && !had) setHad(true);
  return had && <ObjectionList service={service} />;
}
