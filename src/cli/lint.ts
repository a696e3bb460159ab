import pc from 'picocolors';
import { collisions, type Finding } from '../qa/collisions.ts';
import { readService } from '../service/load.ts';
import { parseService } from '../service/parse.ts';
import type { Command } from './command.ts';
import { loadEngine, packageFolder } from './engine.ts';
import { print } from './io.ts';

export const lint: Command = {
  name: 'lint',
  usage: 'lint [--json]',
  summary: 'Judges the catalogue: phrases that rank another topic first, phrases and names that two topics share.',
  details: 'Ends with status 1 when something is found.',
  options: { json: { type: 'boolean', help: 'one JSON object per finding' } },
  async run({ options }) {
    const folder = options['service'] as string | undefined;
    const texts = readService(folder ?? packageFolder(), packageFolder());
    const { catalogue } = parseService(texts.service, texts.catalogue, texts.folders);
    const found = collisions(catalogue, loadEngine(folder).matcher);
    for (const finding of found) print(options['json'] === true ? JSON.stringify(finding) : inWords(finding));
    if (options['json'] !== true) print(found.length === 0 ? pc.green('Nothing found.') : `${found.length} found.`);
    return found.length === 0 ? 0 : 1;
  },
};

function inWords(finding: Finding): string {
  if (finding.rule === 'phrase-ranks-elsewhere') return `${finding.owner}: "${finding.phrase}" ranks ${pc.yellow(finding.winner)} first (${finding.confidence}); say more in it, or give it to the other`;
  const what = finding.rule === 'name-of-two' ? 'the name' : 'the phrase';
  return `${finding.owners.join(' and ')}: ${what} "${finding.phrase}" stands in both; keep it where callers mean it`;
}
