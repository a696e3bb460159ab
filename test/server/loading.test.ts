import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { command } from './processes.ts';

describe('a verb that does not serve', () => {
  it('loads no binary: that of the database is the server’s alone', async () => {
    // Runs the built command, and then tells which binaries were loaded.
    const script = `process.argv = [process.argv[0], process.argv[1], 'route', 'vab'];
      process.once('exit', () => process.stderr.write(JSON.stringify(process.report.getReport().sharedObjects.filter((name) => name.endsWith('.node')))));
      await import(process.argv[1]);`;
    const { stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, await command()]);
    expect(JSON.parse(stderr)).toEqual([]);
  }, 60_000);
});
