import { existsSync, statSync } from 'node:fs';
import { isAbsolute, join, normalize } from 'node:path';
import shipped from 'virtual:talsvar-shipped';
import { train } from '../../intents/model.ts';
import { restore, store } from '../../intents/store.ts';
import type { Catalogue } from '../../intents/types.ts';
import { createMatcher, type Matcher } from '../../intents/understand.ts';
import { InputError } from '../service/errors.ts';
import { readService, type ServiceTexts } from '../service/load.ts';
import { fingerprint, parseService } from '../service/parse.ts';
import type { Service } from '../service/types.ts';
import type { Engine } from '../simulator/engine.ts';
import { packageFolder } from './engine.ts';
import { visible, warn } from './io.ts';
import { isRevision, readRevision } from './revision.ts';

/**
 * Two versions, each a folder or a git revision, with whole catalogues. What is the same on both sides is read and learnt once.
 * @param folder the folder inside both that holds service and catalogue; "" for their own top
 * @throws InputError
 */
export function loadSides(names: readonly [string, string], folder: string): readonly [Engine, Engine] {
  if (isAbsolute(folder) || normalize(folder).startsWith('..')) throw new InputError(`--service is "${visible(folder)}"; for a diff it takes a folder inside both versions`);
  const [before, after] = names.map((name) => textsOf(name, folder)) as [ServiceTexts, ServiceTexts];
  const isSameCatalogue = isSame(before.catalogue, after.catalogue);
  const was = parseService(before.service, before.catalogue, before.folders);
  const is = parseService(after.service, after.catalogue, after.folders, isSameCatalogue ? was.catalogue : undefined);
  const learn = [before, after].some(({ catalogue }) => isShipped(catalogue)) ? learnAsShipped : createMatcher;
  const matcher = matcherFor(was, before.catalogue, names[0], learn);
  return [{ service: was, matcher }, { service: is, matcher: isSameCatalogue ? matcher : matcherFor(is, after.catalogue, names[1], learn) }];
}

function textsOf(name: string, folder: string): ServiceTexts {
  const root = packageFolder();
  if (name.startsWith('-') || !existsSync(name) || !statSync(name).isDirectory()) {
    return readRevision(name, folder, () => readService(root, root).catalogue);
  }
  if (!/[./\\]/u.test(name) && isRevision(name)) warn(`${visible(name)} is a folder and a revision; the folder is taken (the revision is ${visible(name)}^0)`);
  return readService(join(name, folder), root);
}

function isSame(one: ServiceTexts['service'], other: ServiceTexts['service']): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}

function isShipped(catalogue: ServiceTexts['catalogue']): boolean {
  return fingerprint({}, catalogue) === shipped.catalogueVersion;
}

/**
 * As the build learns, and so less than from a catalogue at hand (KEEP_ALL). Beside the shipped catalogue the other one must
 * be learnt like it: else what moves would be the way of learning.
 */
function learnAsShipped(catalogue: Catalogue): Matcher {
  return createMatcher(catalogue, restore(store(train(catalogue))));
}

/** What the build learnt, where it learnt of this very catalogue; else it is learnt now. */
function matcherFor({ catalogue }: Service, texts: ServiceTexts['catalogue'], name: string, learn: (catalogue: Catalogue) => Matcher): Matcher {
  if (isShipped(texts)) return createMatcher(catalogue, restore(shipped.trained));
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[KLearning the catalogue of ${visible(name)}, up to a minute …`);
  const matcher = learn(catalogue);
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  return matcher;
}
