import { isPair, isScalar, visit, type Document } from 'yaml';

/** Keys whose value is a number. */
const NUMBERS = new Set(['queue', 'order']);
/** Keys where nothing (~, null) is a value of its own; under all others it is a word like any other. */
const TEXTS = new Set(['suite', 'name', 'say', 'hear', 'press', 'bankid', 'wait', 'at', 'id']);

/** Makes plain scalars what stands in the file: 0123, 1.10, yes and 199001011234 are text, and no digit is lost. */
export function asWritten(document: Document): void {
  visit(document, {
    Scalar(key, node, path) {
      if (key === 'key' || typeof node.value === 'string' || node.source === undefined) return;
      const parent = path.at(-1);
      const name = isPair(parent) && isScalar(parent.key) ? String(parent.key.value) : '';
      if (node.value === null ? TEXTS.has(name) && node.source !== '' : !NUMBERS.has(name)) node.value = node.source;
    },
  });
}
