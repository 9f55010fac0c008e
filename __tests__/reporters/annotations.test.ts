import { describe, expect, it } from 'vitest';
import { annotations, annotationsWithin } from '../../src/reporters/annotations.ts';
import { finding, inventory, location, report, repository } from '../support/builders.ts';
import { readCommand } from '../support/hostile.ts';
import { manyFindings } from '../support/many.ts';
import { sampleReport } from '../support/sample-report.ts';

const OPTIONS = { color: false, width: 80, quiet: false };
const commandsOf = (output: string) => output.split('\n').slice(0, -1).map(readCommand);
const count = (output: string, name: string) => commandsOf(output).filter((command) => command.name === name).length;

describe('annotations', () => {
  it('are one per finding that counts, errors first', () => {
    const commands = commandsOf(annotations.render(sampleReport, OPTIONS));
    expect(commands.map(({ name }) => name)).toEqual([
      ...Array(4).fill('error'),
      ...Array(4).fill('warning'),
      'notice',
    ]);
    expect(commands[0]).toEqual({
      name: 'error',
      properties: { file: 'pods/13/tls.crt', line: '1', title: 'Certificate has expired (expired)' },
      data: expect.stringMatching(
        /^The certificate .*\nFix: Replace it .*\nSee also pods\/15\/tls\.crt:1, deploy\/pod-27\.yaml:9/,
      ),
    });
  });

  it('say in the last of ten how many more there are (M4)', () => {
    const output = annotations.render(manyFindings(5000), OPTIONS);
    const commands = commandsOf(output);
    expect(commands.map(({ name }) => name)).toEqual([
      ...Array(10).fill('error'),
      ...Array(10).fill('warning'),
      ...Array(10).fill('notice'),
    ]);
    expect(commands[9]?.properties.title).toBe('1,667 errors');
    expect(commands[9]?.data).toMatch(
      /^1,658 more errors; the job summary lists them\.\n1,667 errors, 1,667 warnings, 1,666 notes/,
    );
    expect(commands[29]?.data).toMatch(/^1,657 more notes;/);
  });

  it.each([
    [10, 10, 10],
    [11, 10, 10],
    [10, 3, 3],
    [10, 100, 10],
    [10, 1, 1],
    [10, 0, 0],
  ])('%d findings and at most %d: %d', (number, max, expected) => {
    const output = annotationsWithin(manyFindings(number, '', ['error']), max);
    expect(count(output, 'error')).toBe(expected);
    expect(/more error/.test(output)).toBe(number > Math.min(max, 10) && max > 0);
  });

  it('leave out what is lowered, suppressed or fixed', () => {
    const findings = [
      finding({ context: 'fixture' }),
      finding({ suppressed: { by: 'baseline', reason: 'x' } }),
      finding({ status: 'fixed' }),
    ];
    expect(annotations.render(report({ findings }), OPTIONS)).toBe('');
  });

  it('point to no file where there are several repositories', () => {
    const two = inventory({ repositories: [repository(), repository({ name: 'corp/mail' })] });
    const output = annotations.render(
      report({ rules: [], inventory: two, findings: [finding({ location: location('a.pem', 1) })] }),
      OPTIONS,
    );
    expect(commandsOf(output)[0]?.properties).toEqual({ title: 'expired' });
    expect(commandsOf(output)[0]?.data).toContain('\nIn corp/web: a.pem:1');
  });
});
