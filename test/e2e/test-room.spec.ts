import { readFileSync } from 'node:fs';
import { test as loud, type Page } from '@playwright/test';
import { expect, expectNoBarriers, ONCE, picture, test } from './page.ts';

/** A suite of which one call and one utterance go another way. */
const FAILING = `suite: Två fel
at: 2025-03-03T10:15
calls:
  - name: Is ill and should come to the family desk
    steps:
      - say: jag är sjuk
      - hear: offer-identification
      - say: nej
      - transfer: { line: private, desk: family }
  - name: Asks for a person
    steps:
      - press: "0"
      - transfer
utterances:
  - { say: jag är sjuk, topic: vab }
  - { say: pappadagar, topic: tio-dagar }
`;

const SV = {
  run: 'Kör', cancel: 'Avbryt', again: 'Kör igen', list: 'Fall', search: 'Sök i namn och skäl', passed: 'godkända', expected: 'Väntat', steps: 'Stegen i fallet',
  tab: { results: 'Resultat', understanding: 'Förståelse', coverage: 'Täckning', compare: 'Jämför' }, lang: '',
};
const EN: typeof SV = {
  run: 'Run', cancel: 'Cancel', again: 'Run again', list: 'Cases', search: 'Search names and reasons', passed: 'passed', expected: 'Expected', steps: 'The steps of the case',
  tab: { results: 'Results', understanding: 'Understanding', coverage: 'Coverage', compare: 'Compare' }, lang: '&lang=en',
};

/** A run of the shipped suites takes some seconds on a busy machine, and learning a catalogue half a minute. */
const SLOW = { timeout: 90_000 };

async function enter(page: Page, { words = SV, view = '' } = {}): Promise<void> {
  await page.goto(`/?room=test${words.lang}${view === '' ? '' : `&view=${view}`}`);
  await expect(page.getByRole('tab', { name: words.tab.results })).toBeVisible();
}

function drop(page: Page, ...files: { readonly name: string; readonly text: string | Buffer }[]): Promise<void> {
  return page.locator('input[type=file]:not([webkitdirectory])').setInputFiles(files.map(({ name, text }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })));
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const grid = (page: Page, words = SV) => page.getByRole('grid', { name: words.list });
const openTab = (page: Page, name: string) => page.getByRole('tab', { name }).click();

/** Takes in a file and runs what is chosen. */
async function runFile(page: Page, name: string, text: string, words = SV): Promise<void> {
  await drop(page, { name, text });
  await expect(page.getByText(name, { exact: true })).toBeVisible(SLOW);
  await button(page, words.run).click();
  await expect(button(page, words.again)).toBeVisible(SLOW);
}

async function downloaded(page: Page, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  return readFileSync(await download.path(), 'utf8');
}

for (const [lang, words] of Object.entries({ sv: SV, en: EN })) {
  test(`The shipped suites are run to green (${lang})`, async ({ page }) => {
    await enter(page, { words });
    await expectNoBarriers(page);
    await picture(page, `test-room-first-${lang}`);
    await button(page, words.run).click();
    await expect(button(page, words.cancel)).toBeVisible();
    await expect(button(page, words.again)).toBeVisible(SLOW);
    await expect(page.getByText(new RegExp(`^0 ${lang === 'sv' ? 'underkända' : 'failed'}$`, 'u'))).toBeVisible();
    await expect(grid(page, words)).toHaveAttribute('aria-rowcount', /^1\d{3}$/u);
    await expectNoBarriers(page);
    await picture(page, `test-room-green-${lang}`);
  });

  test(`A failing suite is dropped, its failure seen and opened at the failing step (${lang})`, async ({ page }) => {
    await enter(page, { words });
    await runFile(page, 'fel.yaml', FAILING, words);
    await expect(grid(page, words).getByRole('row')).toHaveCount(5);
    await grid(page, words).getByRole('row', { name: /family desk/u }).click();
    const picked = page.getByRole('article', { name: 'Is ill and should come to the family desk' });
    await expect(picked.getByRole('list', { name: words.steps })).toBeVisible(SLOW);
    await expect(picked.getByText('fel.yaml', { exact: false })).toBeVisible();
    await expect(picked.getByText('"desk":"sick"', { exact: false })).toBeVisible();
    const steps = picked.getByRole('list', { name: words.steps });
    await expect(steps.getByRole('listitem')).toHaveCount(4);
    await expect(steps.locator('[aria-current=step]')).toContainText('transfer: { line: private, desk: family }');
    await expect(picked.getByRole('region', { name: lang === 'sv' ? 'Samtalet' : 'The call', exact: true })).toContainText('jag är sjuk');
    await expectNoBarriers(page);
    await picture(page, `test-room-failure-${lang}`);
    await button(page, lang === 'sv' ? 'Från början' : 'From the start').click();
    await expect(steps.locator('[aria-current=step]')).toContainText('say: jag är sjuk');
    await expect(picked.getByRole('article', { name: /^(?:Du|You)$/u })).toHaveCount(0);
    await button(page, lang === 'sv' ? 'Stega vidare' : 'Step on').click();
    await expect(picked.getByRole('article', { name: /^(?:Du|You)$/u })).toHaveCount(1);
  });

  test(`A labelled corpus is measured: matrix, thresholds and their tables (${lang})`, async ({ page }) => {
    await enter(page, { words });
    await drop(page, { name: 'corpus.jsonl', text: readFileSync('test/data/utterances-second.jsonl') });
    await expect(page.getByText('corpus.jsonl', { exact: true })).toBeVisible(SLOW);
    await openTab(page, words.tab.understanding);
    await button(page, lang === 'sv' ? 'Mät förståelsen' : 'Measure understanding').click();
    const matrix = page.getByRole('table', { name: lang === 'sv' ? /^Utfall/u : /^Outcomes/u });
    await expect(matrix).toBeVisible(SLOW);
    await expect(matrix.getByRole('rowheader', { name: 'route' })).toBeVisible();
    await expect(page.getByRole('img', { name: lang === 'sv' ? /tröskeln route/u : /threshold route/u })).toBeVisible();
    await page.getByText(lang === 'sv' ? 'Visa som tabell' : 'Show as a table').first().click();
    await expect(page.getByRole('table', { name: lang === 'sv' ? 'Tröskeln route' : 'The threshold route' }).getByRole('row')).toHaveCount(51);
    await expectNoBarriers(page);
    await picture(page, `test-room-understanding-${lang}`);
  });
}

test('Broken files cost only themselves and say what to do', async ({ page }) => {
  await enter(page);
  await drop(page,
    { name: 'trasig.yaml', text: 'suite: S\nat: 2025-03-03T10:15\nutterances:\n  - { say: jag är sjuk, topci: vab }\n' },
    { name: 'excel.csv', text: Buffer.from('say;topic\r\nf\xf6r\xe4ldrapenning;vab\r\n', 'latin1') },
    { name: 'bild.yaml', text: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]) },
    { name: 'tom.jsonl', text: '' },
    { name: 'okänd.txt', text: 'hej' },
    { name: 'hel.yaml', text: FAILING });
  const files = page.getByRole('list', { name: 'Dina filer' });
  await expect(files.getByText('trasig.yaml:4:', { exact: false })).toContainText('did you mean topic', SLOW);
  await expect(files.getByText('verkar vara Latin-1', { exact: false })).toBeVisible();
  await expect(files.getByText('Filen är inte text', { exact: false })).toBeVisible();
  await expect(files.getByText('Filen är tom', { exact: false })).toBeVisible();
  await expect(files.getByText('Det går inte att se vad filen är', { exact: false })).toBeVisible();
  await expectNoBarriers(page);
  await picture(page, 'test-room-broken');
  await button(page, 'Kör').click();
  await expect(button(page, 'Kör igen')).toBeVisible(SLOW);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '5');
});

test('A file of 50 MB is refused with a word, and the page stays', ONCE, async ({ page }) => {
  await enter(page);
  // Made in the page: nobody carries 50 MB over to a browser in a test.
  await page.locator('input[type=file]:not([webkitdirectory])').evaluate((input: HTMLInputElement) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(50 * 1024 * 1024).fill(97)], 'stor.csv'));
    input.files = data.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await expect(page.getByText('Filen är större än 32 MB', { exact: false })).toBeVisible(SLOW);
});

test('A run is cancelled and keeps what was finished', ONCE, async ({ page }) => {
  await enter(page);
  await button(page, 'Kör').click();
  await expect(grid(page)).toBeVisible(SLOW);
  await button(page, 'Avbryt').click();
  await expect(page.getByText('Avbrutet', { exact: false }).first()).toBeVisible();
  await expect(button(page, 'Kör igen')).toBeFocused();
  const report = JSON.parse(await downloaded(page, 'Rapport (JSON)')) as { aborted: boolean; totals: { cases: number } };
  expect(report.aborted).toBe(true);
  expect(report.totals.cases).toBeGreaterThan(0);
});

test('The rows that are shown are saved as JUnit, CSV and a suite', ONCE, async ({ page }) => {
  await enter(page);
  await runFile(page, 'fel.yaml', FAILING);
  await page.getByLabel('Visa', { exact: true }).selectOption('failed');
  await expect(page.getByText('Visar 2 av 4 fall')).toBeVisible();
  const xml = await downloaded(page, 'JUnit XML');
  expect(xml).toContain('<testsuites name="talsvar" tests="2" failures="2" errors="0">');
  expect(xml).toContain('<testcase name="jag är sjuk" classname="Två fel">');
  const csv = await downloaded(page, 'CSV');
  expect(csv).toMatch(/^\uFEFFsuite;file;line;case;/u);
  expect(csv.trim().split('\r\n')).toHaveLength(3);
  const suite = await downloaded(page, 'Svit (YAML)');
  expect(suite).toContain('- name: Is ill and should come to the family desk');
  expect(suite).toContain('{ say: jag är sjuk, topic: vab }');
});

test('Ten thousand rows scroll, filter and are walked with the keys', ONCE, async ({ page }) => {
  const rows = Array.from({ length: 10_000 }, (_, i) => JSON.stringify({ id: `fall ${i}`, say: `jag är sjuk ${i}`, topic: i % 100 === 0 ? 'vab' : 'sjukpenning' })).join('\n');
  await enter(page);
  await runFile(page, 'många.jsonl', rows);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '10001');
  expect(await grid(page).getByRole('row').count()).toBeLessThan(60);
  await grid(page).getByRole('row', { name: /fall 0\b/u }).focus();
  await page.keyboard.press('End');
  await expect(grid(page).locator('[aria-rowindex="10001"]')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(grid(page).locator('[aria-rowindex="10000"]')).toBeFocused();
  await page.getByLabel('Sök i namn och skäl').pressSequentially('fall 99');
  await expect(page.getByText('Visar 111 av 10 000 fall')).toBeVisible();
  await expect(page.getByLabel('Sök i namn och skäl')).toHaveValue('fall 99');
  await picture(page, 'test-room-many');
});

test('An edited service file is compared: what moves stands worst first', async ({ page }) => {
  const routing = readFileSync('service/routing.yaml', 'utf8').replace(/desk: sick\b/u, 'desk: family');
  expect(routing).not.toBe(readFileSync('service/routing.yaml', 'utf8'));
  await enter(page);
  await openTab(page, 'Jämför');
  await expect(button(page, 'Jämför med dina regler')).toBeDisabled();
  await drop(page, { name: 'routing.yaml', text: routing });
  await button(page, 'Jämför med dina regler').click();
  const moves = page.getByRole('table', { name: 'Vad som ändras för den som ringer, värst först' });
  await expect(moves).toBeVisible(SLOW);
  await expect(moves.getByRole('row').nth(1)).toContainText('private/sick');
  await expectNoBarriers(page);
  await picture(page, 'test-room-compare');
  expect(await downloaded(page, 'Spara som Markdown')).toContain('### Talsvar:');
});

test('An edited catalogue file is learnt and compared', ONCE, async ({ page }) => {
  test.setTimeout(700_000);
  const family = readFileSync('intents/catalogue/family.yaml', 'utf8').replace('      - mammapenning\n', '      - mammapenning\n      - pappaveckan\n');
  await enter(page);
  await drop(page, { name: 'family.yaml', text: family });
  await openTab(page, 'Jämför');
  await button(page, 'Jämför med dina regler').click();
  await expect(page.getByText('Lär in katalogen', { exact: false }).first()).toBeVisible(SLOW);
  await expect(page.getByRole('table', { name: 'Data' })).toContainText('pappaveckan', { timeout: 600_000 });
});

test('Learning is cancelled at once', ONCE, async ({ page }) => {
  await enter(page);
  await drop(page, { name: 'work.yaml', text: `${readFileSync('intents/catalogue/work.yaml', 'utf8')}\n# annan\n` });
  await openTab(page, 'Jämför');
  await button(page, 'Jämför med dina regler').click();
  await expect(page.getByText('Lär in katalogen', { exact: false }).first()).toBeVisible(SLOW);
  await page.getByRole('tabpanel').getByRole('button', { name: 'Avbryt' }).click();
  await expect(button(page, 'Jämför med dina regler')).toBeFocused();
});

test('Coverage shows what the suites went through, state by state', async ({ page }) => {
  await enter(page, { view: 'tab.coverage' });
  await expect(page.getByRole('table', { name: 'Hur stor del av varje slag som är täckt' })).toBeVisible(SLOW);
  await expect(page.getByRole('rowheader', { name: 'Övergångar' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Samtalets tillstånd' })).toBeVisible();
  await expectNoBarriers(page);
  await picture(page, 'test-room-coverage');
});

test('Tab, filter and picked case stand in the address and come back after a reload', ONCE, async ({ page }) => {
  await enter(page);
  await button(page, 'Kör').click();
  await expect(button(page, 'Kör igen')).toBeVisible(SLOW);
  await page.getByLabel('Svit', { exact: true }).selectOption('suites/danger.yaml');
  const name = (await grid(page).getByRole('row').nth(2).locator('[data-column=name]').innerText()).trim();
  await grid(page).getByRole('row').nth(2).click();
  await expect(page.getByRole('article', { name })).toBeVisible();
  await expect(page).toHaveURL(/view=suite\.danger\.yaml\*case\.danger\.yaml_\d+/u);
  await page.reload();
  await expect(page.getByRole('article', { name })).toBeVisible(SLOW);
  await expect(page.getByLabel('Svit', { exact: true })).toHaveValue('suites/danger.yaml');
});

test('Everything can be done with the keyboard alone, and the inspector opens on the picked call', ONCE, async ({ page }) => {
  await enter(page);
  await drop(page, { name: 'fel.yaml', text: FAILING });
  await expect(page.getByText('fel.yaml', { exact: true })).toBeVisible(SLOW);
  await button(page, 'Kör').focus();
  await page.keyboard.press('Enter');
  await expect(button(page, 'Kör igen')).toBeFocused(SLOW);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('tab', { name: 'Resultat' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Förståelse' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  for (let i = 0; i < 6; i++) await page.keyboard.press('Tab');
  await expect(grid(page).locator('[aria-rowindex="2"]')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: 'Is ill and should come to the family desk' })).toBeVisible();
  await expect(grid(page).locator('[aria-rowindex="2"]')).toBeFocused();
  await page.getByRole('button', { name: 'Insyn' }).click();
  await expect(page.getByRole('heading', { name: 'Insyn i samtalet' })).toBeVisible();
});

// The browser complains in the console of what could not be fetched.
loud('Where what runs the tests cannot be fetched, the room says so, and runs when it can', ONCE, async ({ page }) => {
  await page.route('**/worker-*.js', (route) => route.abort());
  await page.goto('/?room=test');
  await page.getByRole('button', { name: 'Kör' }).click();
  await expect(page.getByText('Det som kör testerna gick inte att hämta.')).toBeVisible();
  await page.unroute('**/worker-*.js');
  await page.getByRole('button', { name: 'Kör' }).click();
  await expect(page.getByText(/^0 underkända$/u)).toBeVisible(SLOW);
});
