/**
 * What the fields of a file mean, by path: "" is the whole, ".lines" a field, "[]" an item, ".*" any key. A text is the
 * description; an object adds other keywords of JSON Schema, such as a pattern that reading checks in code.
 */
export type Words = Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;

type Schema = Record<string, unknown>;

/** A JSON Schema with descriptions at the paths that `words` names. */
export function describe(schema: Schema, words: Words): Schema {
  return described(schema, '', words);
}

/** The paths of a schema that words can be given to, each once. */
export function pathsOf(schema: Schema): ReadonlySet<string> {
  const paths = new Set<string>();
  walk(schema, '', (node, path) => (paths.add(path), node));
  return paths;
}

function described(schema: Schema, at: string, words: Words): Schema {
  return walk(schema, at, (node, path) => {
    const found = words[path];
    if (found === undefined) return node;
    return typeof found === 'string' ? { description: found, ...node } : { ...found, ...node };
  });
}

/** Rebuilds a schema from the leaves up. Alternatives are at the path of what they are alternatives for. */
function walk(schema: Schema, path: string, visit: (node: Schema, path: string) => Schema, isAlternative = false): Schema {
  const next: Schema = { ...schema };
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === 'properties') next[keyword] = mapped(value, (item, name) => walk(item, `${path}.${name}`, visit));
    else if (keyword === 'additionalProperties' && isSchema(value)) next[keyword] = walk(value, `${path}.*`, visit);
    else if (keyword === 'items' && isSchema(value)) next[keyword] = walk(value, `${path}[]`, visit);
    else if (keyword === 'items' && Array.isArray(value)) next[keyword] = (value as Schema[]).map((item) => walk(item, `${path}[]`, visit));
    else if (keyword === 'anyOf' || keyword === 'oneOf') next[keyword] = (value as Schema[]).map((item) => walk(item, path, visit, true));
  }
  // Fields of an alternative are described; the alternative itself is not, or the same words would stand there twice.
  return isAlternative ? next : visit(next, path);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapped(value: unknown, change: (item: Schema, name: string) => Schema): Schema {
  return Object.fromEntries(Object.entries(value as Record<string, Schema>).map(([name, item]) => [name, change(item, name)]));
}
