import { describe, expect, it } from 'vitest';
import { showProgress } from '../../src/commands/progress.ts';
import type { Runtime } from '../../src/commands/runtime.ts';
import type { TeamStep } from '../../src/sources/collect-team.ts';

const SECOND = 1_000;

interface Options {
  style?: 'lines' | 'group' | 'bar';
  every?: number;
  columns?: number;
  total?: number;
}

/** What is written while repositories come through, one every so many seconds. */
function written(
  steps: readonly Partial<TeamStep>[],
  { style = 'lines', every = 10, columns = 80, total = 60 }: Options = {},
): string {
  let now = 5 * SECOND;
  const text: string[] = [];
  const world = { elapsed: () => now, columns } as Runtime;
  const progress = showProgress(world, (part) => void text.push(part), style);
  steps.forEach((step, index) => {
    now += every * SECOND;
    progress.step({ done: index + 1, total, name: 'acme/web', outcome: 'read', files: 1, seconds: 0.25, ...step });
  });
  progress.end();
  return text.join('');
}

describe('in a log', () => {
  it('is a line for each repository, with what it came to and what is left', () => {
    expect(
      written([
        { name: 'acme/a', files: 14 },
        { name: 'acme/b', outcome: 'unchanged' },
        { name: 'acme/c', outcome: 'failed', detail: 'it was deleted' },
        { name: 'acme/d', detail: 'renamed to acme/e', files: 2 },
        { name: 'acme/f', detail: 'it has no commit', files: 0 },
      ]),
    ).toBe(
      [
        '[ 1/60] acme/a: 14 files in 0.3 s',
        '[ 2/60] acme/b: unchanged since the last run',
        '[ 3/60] acme/c: not scanned: it was deleted, about 10 min left',
        '[ 4/60] acme/d: 2 files in 0.3 s (renamed to acme/e), about 10 min left',
        '[ 5/60] acme/f: it has no commit, about 10 min left',
        '5 repositories, 3 read, 1 unchanged since the last run, 1 not scanned, in 50 s',
        '',
      ].join('\n'),
    );
  });

  it.each([
    [1, '57 s'],
    [10, '10 min'],
    [1_000, '16 h'],
  ])('%d s for each leaves about %s', (every, left) => {
    expect(written([{}, {}, {}], { every })).toContain(`[ 3/60] acme/web: 1 file in 0.3 s, about ${left} left\n`);
  });

  it('the last one leaves nothing', () => {
    expect(written([{}, {}, {}, {}], { total: 4 })).toContain('[4/4] acme/web: 1 file in 0.3 s\n');
  });

  it('what a server says commands nobody', () => {
    const text = written([{ outcome: 'failed', detail: 'no\n::error::pwned\u001b[2J' }]);
    expect(text).not.toMatch(/^::error/m);
    expect(text).not.toContain('\u001b');
  });
});

it('in the log of a job the lines can be folded away, and the sum stays', () => {
  expect(written([{}, {}], { style: 'group', total: 2 })).toBe(
    [
      '::group::Repositories',
      '[1/2] acme/web: 1 file in 0.3 s',
      '[2/2] acme/web: 1 file in 0.3 s',
      '::endgroup::',
      '2 repositories, 2 read, in 20 s',
      '',
    ].join('\n'),
  );
});

describe('in a terminal', () => {
  it('is one line that is written again, and a line for what went wrong', () => {
    const text = written([{}, { outcome: 'failed', detail: 'it was deleted' }, {}], { style: 'bar', total: 6 });
    expect(text.split('\r\u001b[2K')).toEqual([
      '',
      '[####....................] 1/6 acme/web',
      'acme/web: not scanned: it was deleted\n',
      '[########................] 2/6 acme/web',
      '[############............] 3/6, about 30 s left acme/web',
      '3 repositories, 2 read, 1 not scanned, in 30 s\n',
    ]);
  });

  it('stays on its line, however long the name', () => {
    const text = written([{ name: `acme/${'x'.repeat(90)}` }], { style: 'bar', columns: 60 });
    const [, bar = ''] = text.split('\r\u001b[2K');
    expect(bar.length).toBeLessThan(60);
  });
});
