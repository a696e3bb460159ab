/** An element of an XML text, as a strict reader sees it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

/** Reads the XML 1.0 that our reports use, and throws at anything that is not well-formed. */
export function readXml(xml: string): Element {
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(xml)) throw new Error('a character that XML cannot hold');
  const body = xml.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/u, '');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  let at = 0;
  for (const match of body.matchAll(/<(\/?)([a-z-]+)((?: [a-z0-9]+="[^"<]*")*)(\/?)>/gu)) {
    const parent = open.at(-1) as Element;
    parent.text += plain(body.slice(at, match.index));
    at = match.index + match[0].length;
    const [, close, name = '', attributes = '', empty] = match;
    if (close) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes another element`);
      continue;
    }
    const pairs = [...attributes.matchAll(/ ([a-z0-9]+)="([^"]*)"/gu)].map(([, key = '', value = '']) => [key, plain(value)] as const);
    if (new Set(pairs.map(([key]) => key)).size < pairs.length) throw new Error('an attribute stands twice');
    const element: Element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
    parent.children.push(element);
    if (!empty) open.push(element);
  }
  if (open.length > 1 || body.slice(at).trim() !== '' || root.children.length !== 1) throw new Error('not one whole element');
  return root.children[0] as Element;
}

function plain(text: string): string {
  if (/[<]|&(?!amp;|lt;|gt;|quot;)/u.test(text) || text.includes(']]>')) throw new Error(`not well-formed: ${text}`);
  return text.replace(/&\w+;/gu, (entity) => ENTITIES[entity] ?? entity);
}
