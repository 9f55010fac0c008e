import { describe, expect, it } from 'vitest';
import { acceptEntries, checkCommands } from '../../src/reporting/issue-commands.ts';
import { at, certificate, finding, location, sighting } from '../support/builders.ts';

const NOW = at('2026-11-22');
const key = (path: string, repository = 'corp/web') =>
  finding({ rule: 'private-key-committed', location: location(path, 1, repository), certificate: 'f1' });

describe('acceptEntries', () => {
  it('names the path, or the certificate, until the end of the next quarter', () => {
    const entry = (target: string) => [
      'ignore:',
      `  - rule: private-key-committed\n    ${target}`,
      '    reason: reason and ticket',
      '    until: 2027-03-31',
    ];
    expect(acceptEntries([key('a.key')], false, NOW, 'corp/web')).toEqual(entry('path: a.key'));
    expect(acceptEntries([key('a.key')], true, NOW, 'corp/web')).toEqual(entry('certificate: f1'));
    expect(acceptEntries([key('a.key')], false, NOW)).toEqual(entry('path: corp/web:a.key'));
  });

  it('keeps apart equal paths of several repositories', () => {
    const entries = acceptEntries([key('a.key'), key('a.key', 'corp/mail')], false, NOW);
    expect(entries.filter((line) => line.includes('path:'))).toHaveLength(2);
  });

  it.each([['a: b.key'], ['"a.key'], ['-a.key']])('leaves %j to a person', (path) => {
    expect(acceptEntries([key(path)], false, NOW)).toEqual([expect.stringMatching(/^# /)]);
  });
});

describe('checkCommands', () => {
  const looks = (...repositories: string[]) =>
    checkCommands([
      certificate({ sightings: repositories.map((repository) => sighting('tls.crt', 1, { repository })) }),
    ]).looks.filter((line) => line.includes('tls.crt'));

  it('says in which repository each file lies where there are several', () => {
    const look = 'openssl x509 -in tls.crt -noout -serial -enddate';
    expect(looks('corp/web')).toEqual([look]);
    expect(looks('corp/web', 'corp/mail')).toEqual([`${look} # in corp/web`, `${look} # in corp/mail`]);
    expect(looks('corp/web', 'corp/$(id)')).toEqual([`${look} # in corp/web`, look]);
  });
});
