import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const look = (env: Record<string, string>) =>
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/look.ts', 'all', '--color'], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', ...env },
    maxBuffer: 64 * 1024 * 1024,
  });

it('every format has the same bytes in any time zone and language', () => {
  const utc = look({ TZ: 'UTC', LANG: 'C' });
  expect(utc.length).toBeGreaterThan(10_000);
  expect(look({ TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }).equals(utc)).toBe(true);
  expect(look({ TZ: 'America/St_Johns', LANG: 'de_DE.UTF-8', NO_COLOR: '1', COLUMNS: '20' }).equals(utc)).toBe(true);
});
