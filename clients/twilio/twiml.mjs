import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { DOMParser, XMLSerializer } from '@xmldom/xmldom';

const require = createRequire(import.meta.url);
const { twiml: { VoiceResponse } } = require('twilio');

/** What the library declares that each element may have. */
const DECLARED = readFileSync(require.resolve('twilio/lib/twiml/VoiceResponse.d.ts'), 'utf8');

/** @returns the document's root; @throws for what is no well-formed XML */
export function parsed(xml) {
  const fail = (level, message) => { throw new Error(`${level}: ${message}`); };
  const { documentElement } = new DOMParser({ onError: fail }).parseFromString(xml, 'text/xml');
  if (documentElement?.tagName !== 'Response') throw new Error('the root is not Response');
  return documentElement;
}

export const elementsIn = (element) => Array.from(element.childNodes).filter(({ nodeType }) => nodeType === 1);
const attributesOf = (element) => Object.fromEntries(Array.from(element.attributes).map(({ name, value }) => [name, value]));

/** What in an answer the library does not know, or would write otherwise: elements by their place, attributes by name and value. */
export function unknownIn(root) {
  const problems = [];
  const again = new VoiceResponse();
  copy(root, again, problems);
  const [ours, theirs] = [plain(root), plain(parsed(again.toString()))];
  if (ours !== theirs) problems.push(`the library writes ${theirs} where the server wrote ${ours}`);
  return problems;
}

/** Writes the same with the library's own methods. */
function copy(element, into, problems) {
  for (const child of elementsIn(element)) {
    const [name, attributes] = [child.tagName, attributesOf(child)];
    const method = name.charAt(0).toLowerCase() + name.slice(1);
    if (typeof into[method] !== 'function') {
      problems.push(`<${name}> may not stand in <${element.tagName}>`);
      continue;
    }
    for (const [key, value] of Object.entries(attributes)) {
      const fault = faultOf(name, key, value);
      if (fault !== null) problems.push(`<${name} ${key}="${value.slice(0, 40)}">: ${fault}`);
    }
    const isText = elementsIn(child).length === 0 && child.textContent !== '';
    const written = isText ? into[method](attributes, child.textContent) : into[method](attributes);
    copy(child, written, problems);
  }
}

function faultOf(element, attribute, value) {
  const body = new RegExp(`interface ${element}Attributes \\{([^}]*)\\}`, 'u').exec(DECLARED)?.[1] ?? '';
  const type = new RegExp(`\\b${attribute}\\?: ([^;]+);`, 'u').exec(body)?.[1];
  if (type === undefined) return 'no such attribute';
  if (type === 'number') return /^\d+$/u.test(value) ? null : 'not a number';
  if (type === 'boolean') return /^(?:true|false)$/u.test(value) ? null : 'neither true nor false';
  const named = type.replace('[]', '');
  const union = new RegExp(`type ${named} = ([^;]+);`, 'u').exec(DECLARED)?.[1];
  if (union === undefined) return null;
  const allowed = union.split('|').map((part) => part.trim().replaceAll('"', ''));
  return (type.endsWith('[]') ? value.split(' ') : [value]).every((part) => allowed.includes(part)) ? null : `not one of the library’s ${named}`;
}

/** Without what is no difference: the order of attributes, the declaration, how an empty element is written. */
function plain(element) {
  const attributes = Object.entries(attributesOf(element)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const inside = elementsIn(element).map(plain).join('') || new XMLSerializer().serializeToString(element.ownerDocument.createTextNode(element.textContent));
  return `<${element.tagName}${attributes.map(([name, value]) => ` ${name}=${JSON.stringify(value)}`).join('')}>${inside}</${element.tagName}>`;
}
