const NUMBERS = /(112|1177)/u;

/** A sentence in which the numbers for those in danger can be called at once. */
export function Emergency({ text }: { readonly text: string }) {
  return text.split(NUMBERS).map((part) => (NUMBERS.test(part) ? <a key={part} href={`tel:${part}`}>{part}</a> : part));
}
