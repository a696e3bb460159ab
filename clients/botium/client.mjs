import { execFile } from 'node:child_process';
import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

// Nothing is to be reported to anybody.
process.env.BOTIUM_ANALYTICS = 'false';
const { BotDriver } = createRequire(import.meta.url)('botium-core');

export const title = 'Botium over REST';

const run = promisify(execFile);
const here = new URL('.', import.meta.url).pathname;

/** The shipped suites as Botium's files, each conversation run by Botium itself; and one with a wrong expectation, which must fail. */
export async function play({ url, root, work }) {
  const folder = join(work, 'botium');
  const { stderr } = await run(process.execPath, [join(root, 'scripts/talsvar.mjs'), 'export', 'botium', '--output', folder], { cwd: root, maxBuffer: 64 * 1024 * 1024 });
  const lost = Number(/(\d+) lost/u.exec(stderr)?.[1] ?? 0);
  const { Capabilities } = JSON.parse(readFileSync(join(here, 'botium.json'), 'utf8')).botium;
  const driver = new BotDriver({ ...Capabilities, SIMPLEREST_URL: `${url}/webhooks/rest/webhook`, TEMPDIR: join(work, 'botiumwork') });
  const container = await driver.Build();

  const failures = [];
  let passed = 0;
  for (const convo of convosIn(driver, folder)) {
    const error = await errorOf(convo, container);
    if (error === null) passed++;
    else failures.push(`${convo.sourceTag?.filename ?? ''} “${convo.header.name}”: ${error}`);
  }
  const planted = await plantedFailure(driver, container, folder, work);
  if (planted === null) failures.push('a planted wrong expectation passed');
  else passed++;
  await container.Clean();
  return { passed, failures, about: `${lost} things of the suites have no place in Botium's files` };
}

function convosIn(driver, folder) {
  const compiler = driver.BuildCompiler();
  for (const name of foldersIn(folder)) compiler.ReadScriptsFromDirectory(name);
  compiler.ExpandConvos();
  return compiler.convos;
}

/** Suites whose names meet have a folder each. */
function foldersIn(folder) {
  const below = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
  return below.length > 0 ? below : [folder];
}

/** @returns what Botium says against it; null when all went as expected */
async function errorOf(convo, container) {
  try {
    await container.Start();
    await convo.Run(container);
    return null;
  } catch (error) {
    return String(error.message ?? error).replaceAll(/\s+/gu, ' ');
  } finally {
    await container.Stop();
  }
}

/** The first call that ends at a desk, told to expect another one. */
async function plantedFailure(driver, container, folder, work) {
  const [from] = foldersIn(folder);
  const wrong = join(work, 'botium-wrong');
  const file = readdirSync(from).find((name) => /custom\.call\.desk\|/u.test(readFileSync(join(from, name), 'utf8')));
  cpSync(join(from, file), join(wrong, file));
  writeFileSync(join(wrong, file), readFileSync(join(wrong, file), 'utf8').replace(/(custom\.call\.desk\|).*/u, '$1nowhere'));
  const [convo] = convosIn(driver, wrong);
  const error = await errorOf(convo, container);
  return error?.includes('nowhere') ? error : null;
}
