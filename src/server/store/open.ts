import { InputError } from '../../service/errors.ts';
import { openCalls, type CallStore } from './calls.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

/**
 * Where calls are kept.
 * @param url a PostgreSQL that instances share; without it, a folder for this process alone
 * @throws InputError when they cannot be kept there
 */
export async function openStore(url: string | undefined, folder: string): Promise<CallStore> {
  if (url === undefined) return openCalls(openSqlite(folder));
  if (!/^postgres(?:ql)?:\/\//u.test(url)) throw new InputError('TALSVAR_DATABASE is no address of a PostgreSQL; it begins with postgres://');
  const database = openPostgres(url);
  try {
    return await openCalls(database);
  } catch (error) {
    await database.close();
    // The address holds a password: it is not repeated.
    throw new InputError(`TALSVAR_DATABASE: calls cannot be kept there (${error instanceof Error ? error.message : 'unknown'})`);
  }
}
