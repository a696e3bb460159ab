import type { Catalogue } from '../../intents/types.ts';
import { readService } from '../../src/service/load.ts';
import { parseService } from '../../src/service/parse.ts';

/** The catalogue with all its phrases, which the build learns from and does not ship. The run starts in the project's folder. */
export function productCatalogue(): Catalogue {
  const texts = readService(process.cwd(), process.cwd());
  return parseService(texts.service, texts.catalogue, texts.folders).catalogue;
}
