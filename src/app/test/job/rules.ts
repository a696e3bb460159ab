import texts from 'virtual:talsvar-texts';
import shipped from 'virtual:talsvar-shipped';
import { train } from '../../../../intents/model.ts';
import { restore, store, type StoredTrained } from '../../../../intents/store.ts';
import { createMatcher } from '../../../../intents/understand.ts';
import { leanCatalogue } from '../../../service/lean.ts';
import { fingerprint, parseService } from '../../../service/parse.ts';
import type { Service } from '../../../service/types.ts';
import type { Engine } from '../../../simulator/engine.ts';
import { baseOf } from './kind.ts';
import type { Rules } from './wire.ts';

/** A file of rules that somebody chose. */
export interface RuleFile {
  readonly kind: 'service' | 'catalogue';
  readonly path: string;
  readonly text: string;
}

/** An engine with its whole catalogue, and what the page needs to make the same one. */
export interface OwnRules {
  readonly engine: Engine;
  readonly handed: Rules;
}

type Texts = Readonly<Record<string, string>>;

/** The shipped rules with their whole catalogue, as a diff needs them. */
export function shippedWhole(): Engine {
  const service = parseService(texts.service, texts.catalogue);
  return { service, matcher: createMatcher(service.catalogue, restore(shipped.trained)) };
}

/**
 * The shipped rules with some files put in their places. Another catalogue is learnt, as the build learns, so that what
 * moves is not the way of learning.
 * @throws InputError with file and line of the first fault
 */
export function ownRules(files: readonly RuleFile[], atLearning: () => void): OwnRules {
  const service = parseService(overlaid('service', files, texts.service), catalogueOf(files));
  const trained = learnt(service, catalogueOf(files), atLearning);
  return {
    engine: { service, matcher: createMatcher(service.catalogue, restore(trained)) },
    handed: { service: { ...service, catalogue: leanCatalogue(service.catalogue) }, trained },
  };
}

function learnt(service: Service, catalogue: Texts, atLearning: () => void): StoredTrained {
  if (fingerprint({}, catalogue) === shipped.catalogueVersion) return shipped.trained;
  atLearning();
  return store(train(service.catalogue));
}

/** A whole folder of a catalogue takes the place of the shipped one; single files take the places of their namesakes. */
function catalogueOf(files: readonly RuleFile[]): Texts {
  const folder = files.filter(({ kind, path }) => kind === 'catalogue' && /(?:^|\/)catalogue\/[^/]+$/u.test(path));
  return folder.length > 1 ? named(folder) : overlaid('catalogue', files, texts.catalogue);
}

function overlaid(kind: RuleFile['kind'], files: readonly RuleFile[], under: Texts): Texts {
  return { ...under, ...named(files.filter((file) => file.kind === kind)) };
}

function named(files: readonly RuleFile[]): Texts {
  return Object.fromEntries(files.map(({ path, text }) => [baseOf(path), text]));
}
