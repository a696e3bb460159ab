import pc from 'picocolors';
import { runningOut, type RunsOut } from '../qa/calendars.ts';
import { collisions, type Finding } from '../qa/collisions.ts';
import { readService } from '../service/load.ts';
import { parseService } from '../service/parse.ts';
import type { Command } from './command.ts';
import { instantFrom, loadEngine, packageFolder } from './engine.ts';
import { print, warn } from './io.ts';

export const lint: Command = {
  name: 'lint',
  usage: 'lint [--json] [--at ISO]',
  summary: 'Judges the catalogue: phrases that rank another topic first, phrases and names that two topics share.',
  details: 'Ends with status 1 when something is found. Warns, without changing the status, of calendars whose last published year ends soon or has ended.',
  options: {
    json: { type: 'boolean', help: 'one JSON object per finding, warnings marked as such' },
    at: { type: 'string', value: 'ISO', help: 'the day that calendars are looked at, Stockholm time (default: now)' },
  },
  async run({ options }) {
    const at = instantFrom(options['at'] as string | undefined);
    const folder = options['service'] as string | undefined;
    const texts = readService(folder ?? packageFolder(), packageFolder());
    const { catalogue, calendars } = parseService(texts.service, texts.catalogue, texts.folders);
    const all = collisions(catalogue, loadEngine(folder).matcher);
    const [found, exceptions] = [all.filter(({ rule }) => rule !== 'phrase-is-exception'), all.filter(({ rule }) => rule === 'phrase-is-exception')];
    const warnings = runningOut(calendars, at);
    if (options['json'] === true) {
      for (const finding of [...found, ...exceptions.map((exception) => ({ ...exception, severity: 'warning' })), ...warnings]) print(JSON.stringify(finding));
    } else {
      for (const finding of found) print(inWords(finding));
      print(found.length === 0 ? pc.green('Nothing found.') : `${found.length} found.`);
      if (exceptions.length > 0) warn(`${pc.yellow('warning')}: phrase-is-exception: ${exceptions.length} phrases are under their topic only by an exception; --json lists them`);
      for (const warning of warnings) warn(`${pc.yellow('warning')}: ${asWarning(warning)}`);
    }
    return found.length === 0 ? 0 : 1;
  },
};

function inWords(finding: Finding): string {
  if ('winner' in finding) return `${finding.owner}: "${finding.phrase}" ranks ${pc.yellow(finding.winner)} first (${finding.confidence}); say more in it, or give it to the other`;
  const what = finding.rule === 'name-of-two' ? 'the name' : 'the phrase';
  return `${finding.owners.join(' and ')}: ${what} "${finding.phrase}" stands in both; keep it where callers mean it`;
}

function asWarning({ rule, calendars, year, lastDay, daysLeft }: RunsOut): string {
  const when = daysLeft < 0 ? `ended on ${lastDay}` : `ends on ${lastDay} (days left: ${daysLeft})`;
  return `${rule}: ${calendars.join(', ')}: ${year}, the last published year, ${when}; later hours are projected; enter the next year in service/hours.yaml as docs/calendar.md says`;
}
