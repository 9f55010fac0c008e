import { describe, expect, it } from 'vitest';
import { describeFindings, tally, totals } from '../../scripts/signal-lines.ts';
import { certificate, fact, finding, inventory, location, report, sighting, topology } from '../support/builders.ts';

const CLIENT = certificate({
  names: ['dns:agent.corp.internal'],
  extendedKeyUsage: ['clientAuth'],
  sightings: [sighting('agent/tls.pem', 3)],
});
const IMAGE = fact({
  kind: 'copy',
  mechanism: 'docker',
  location: location('agent/Dockerfile', 4),
  reads: ['file:agent/tls.pem'],
});

const SEEN = report({
  inventory: inventory({ certificates: [CLIENT], facts: [IMAGE] }),
  topology: topology({ facts: [IMAGE] }),
  findings: [
    finding({ certificate: CLIENT.fingerprint, location: location('agent/tls.pem', 3) }),
    finding({ level: 'warning', rule: 'weak-key', message: 'One line\n[u] error and another.' }),
    finding({ level: 'note' }),
    finding({ suppressed: { by: 'baseline', reason: 'known' } }),
  ],
});

describe('the evidence of a finding', () => {
  const text = describeFindings(SEEN);

  it('is told for errors and warnings that count, and for nothing else', () => {
    expect(text.match(/^\[ \] .*$/gm)).toEqual([
      '[ ] error expired agent/tls.pem:3',
      '[ ] warning weak-key certs/www.pem:1',
    ]);
  });

  it('names the role, the context and the form of the certificate, and what refers to its file', () => {
    expect(text).toContain('role client');
    expect(text).toContain('at: agent/tls.pem:3 (production, pem)');
    expect(text).toContain('referred to by: copy docker agent/Dockerfile:4');
  });

  it('keeps text of a repository on its line, where it cannot pass for a verdict', () => {
    expect(text).toContain('    One line<U+000A>[u] error and another.');
  });
});

describe('the numbers', () => {
  it('of reports leave suppressed findings out', () => {
    expect(totals([SEEN])).toContain('     1  note\n');
    expect(totals([SEEN])).toContain('     1  error expired\n');
  });

  it('of verdicts are told in total and by rule', () => {
    const judged = describeFindings(SEEN).replace('[ ] error', '[u] error').replace('[ ] warning', '[f] warning');
    expect(tally([judged])).toBe(
      [
        '2 errors and warnings, 50 % true and useful',
        '     1  false',
        '     1  true and useful',
        '     1  expired: true and useful',
        '     1  weak-key: false',
        '',
      ].join('\n'),
    );
  });

  it('of verdicts show what nobody has judged yet', () => {
    expect(tally([describeFindings(SEEN)])).toContain('     2  not rated\n');
  });
});
