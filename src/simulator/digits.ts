/** Digits in every writing, and digits that are spoken as words. */

/** The value of any Unicode decimal digit, or null. NFKC alone leaves Arabic-Indic digits as they are. */
export function digitValue(character: string): number | null {
  // Nearly all text is letters: for those, one comparison.
  if (character < '\u0080') return character >= '0' && character <= '9' ? Number(character) : null;
  const plain = character.normalize('NFKC');
  if (/^[0-9]$/u.test(plain)) return Number(plain);
  if (!/^\p{Nd}$/u.test(character)) return null;
  const code = character.codePointAt(0) ?? 0;
  let zero = code;
  while (zero > code - 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero--;
  return code - zero;
}

const UNITS = ['noll', 'ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio'];
const TEENS = ['tio', 'elva', 'tolv', 'tretton', 'fjorton', 'femton', 'sexton', 'sjutton', 'arton', 'nitton'];
const TENS = ['', '', 'tjugo', 'trettio', 'fyrtio', 'femtio', 'sextio', 'sjuttio', 'åttio', 'nittio'];

const SPOKEN = new Map<string, string>([
  ...UNITS.map((word, i) => [word, String(i)] as const),
  ...TEENS.map((word, i) => [word, String(10 + i)] as const),
  ...TENS.flatMap((ten, i) => (ten === '' ? [] : [[ten, `${i}0`] as const, ...UNITS.slice(1).map((unit, j) => [ten + unit, `${i}${j + 1}`] as const)])),
  ['en', '1'], ['o', '0'], ['nitti', '90'], ['åtti', '80'], ['sjutti', '70'], ['sexti', '60'], ['femti', '50'], ['fyrti', '40'], ['tretti', '30'], ['tjuge', '20'],
  ['nittonhundra', '19'], ['tjugohundra', '20'], ['tvåtusen', '20'], ['streck', ''], ['minus', ''], ['bindestreck', ''],
]);

/** The digits that a spoken number word stands for, "nittioåtta" → "98"; null for any other word. */
export function spokenDigits(word: string): string | null {
  const lower = word.toLowerCase();
  const whole = SPOKEN.get(lower);
  if (whole !== undefined) return whole;
  const century = /^(nittonhundra|tjugohundra|tvåtusen)(.+)$/u.exec(lower);
  const rest = century?.[2] === undefined ? undefined : SPOKEN.get(century[2]);
  return century && rest !== undefined && rest.length > 0 ? (SPOKEN.get(century[1] ?? '') ?? '') + rest.padStart(2, '0') : null;
}
