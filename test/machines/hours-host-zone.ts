import { vi } from 'vitest';

/** Zones that a server or a browser may stand in: none, far ahead of Stockholm, far behind it. */
export const HOST_ZONES = ['UTC', 'Pacific/Auckland', 'America/New_York'] as const;
export type HostZone = (typeof HOST_ZONES)[number];

/**
 * The code of the opening hours, loaded anew in a process whose host zone is `zone`, so that nothing it keeps stems from another.
 * @throws Error where the process does not take the zone on (a worker thread cannot)
 */
export async function hoursCodeIn(zone: HostZone): Promise<typeof import('../../machines/hours.ts')> {
  process.env['TZ'] = zone;
  const taken = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [, noon = ''] = /(\d\d):00:00/u.exec(new Date(Date.UTC(2025, 0, 1, 12)).toString()) ?? [];
  const expected = { UTC: '12', 'Pacific/Auckland': '01', 'America/New_York': '07' }[zone];
  if (taken !== zone || noon !== expected) throw new Error(`the host zone is ${taken}, not ${zone}`);
  vi.resetModules();
  return import('../../machines/hours.ts');
}
