/** An answer as a telephone hears it. */
export interface TwimlHeard {
  /** Said while nobody listens. */
  readonly out: readonly string[];
  /** Said while the caller may speak or press. */
  readonly asked: readonly string[];
  /** What is listened for; null when the call ends. */
  readonly gather: Readonly<Record<string, string>> | null;
  readonly over: boolean;
}

/** Reads what the server writes, and nothing else: Say, Gather and Hangup in a Response. @throws Error for any other element */
export function twimlHeard(xml: string): TwimlHeard {
  const [out, asked]: [string[], string[]] = [[], []];
  let gather: Record<string, string> | null = null;
  let [inside, over, saying] = [false, false, false];
  for (const [, close = '', name = '', attributes = '', empty = '', text = ''] of xml.replace(/^<\?xml[^>]*\?>/u, '').matchAll(/<(\/?)(\w+)((?:\s+\w+="[^"<]*")*)(\/?)>|([^<]+)/gu)) {
    if (name === '') {
      if (saying) (inside ? asked : out).push(plain(text));
    } else if (name === 'Say') saying = close === '' && empty === '';
    else if (name === 'Gather') {
      if (close === '') gather = Object.fromEntries([...attributes.matchAll(/(\w+)="([^"]*)"/gu)].map(([, key = '', value = '']) => [key, plain(value)]));
      inside = close === '' && empty === '';
    } else if (name === 'Hangup') over = true;
    else if (name !== 'Response') throw new Error(`no telephone of ours knows <${name}>`);
  }
  return { out, asked, gather, over };
}

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': '\'' };

function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/gu, (_, name: string) => SIGNS[name] ?? '');
}
