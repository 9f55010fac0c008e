import { describe, expect, it } from 'vitest';
import type { Context, Fact, SeenCertificate } from '../../src/model/index.ts';
import { noAutomation } from '../../src/rules/no-automation.ts';
import { buildTopology } from '../../src/topology/index.ts';
import { certificate, fact, inventory, NOW, policy, root, ruleInput } from '../support/builders.ts';

const other = fact({ names: ['dns:other.corp.internal'], writes: ['secret:web/other'] });

function check(certificates: SeenCertificate[], facts: Fact[], context: Context = 'production', team = false) {
  const given = inventory({ certificates, facts });
  const [own] = given.repositories;
  const stock = team && own ? { ...given, repositories: [own, { ...own, name: 'corp/other' }] } : given;
  const input = ruleInput({
    inventory: stock,
    topology: buildTopology(stock),
    policy: policy({ contextOf: () => context }),
    now: NOW,
  });
  return [...noAutomation.check(input)];
}

describe('no-automation', () => {
  it.each<[string, SeenCertificate, Fact[], Context, (string | undefined)[]]>([
    ['no configuration at all', certificate(), [], 'production', [undefined]],
    ['producers of other certificates', certificate(), [other], 'production', [undefined]],
    [
      'the same, shortly before the end',
      certificate({ notAfter: '2026-12-01T00:00:00Z' }),
      [other],
      'production',
      [undefined],
    ],
    [
      'no configuration, shortly before the end',
      certificate({ notAfter: '2026-12-01T00:00:00Z' }),
      [],
      'production',
      [undefined],
    ],
    ['a producer of its name', certificate(), [fact({ names: ['dns:www.corp.internal'] })], 'production', []],
    ['a producer of the file', certificate(), [fact({ writes: ['file:certs/www.pem'] })], 'production', []],
    [
      'a copy that brings the file',
      certificate(),
      [fact({ kind: 'copy', writes: ['file:certs/www.pem'] })],
      'production',
      [],
    ],
    ['an authority', root('Corp Root'), [], 'production', []],
    ['a certificate without names', certificate({ names: [], subject: 'CN=signer' }), [], 'production', []],
    ['one that has expired', certificate({ notAfter: '2026-11-21T00:00:00Z' }), [], 'production', []],
    ['one of the tests', certificate(), [], 'fixture', []],
    ['one without an end that can be read', certificate({ notAfter: null }), [], 'production', []],
  ])('%s', (_, one, facts, context, expected) => {
    expect(check([one], facts, context).map((problem) => problem.level)).toEqual(expected);
  });

  it.each<[string, Fact[], (string | undefined)[]]>([
    ['producers of other certificates', [other], ['warning']],
    ['a reload alone', [fact({ kind: 'reload' })], [undefined]],
    ['nothing', [], [undefined]],
  ])('warns shortly before the end where the whole team was scanned: %s', (_, facts, expected) => {
    const one = certificate({ notAfter: '2026-12-01T00:00:00Z' });
    expect(check([one], facts, 'production', true).map((problem) => problem.level)).toEqual(expected);
  });

  it.each<Fact['kind']>(['issuer', 'producer', 'copy', 'schedule', 'reload'])(
    'says that no configuration was found only without any %s',
    (kind) => {
      const [found] = check([certificate()], [fact({ kind, writes: ['secret:web/other'], mechanism: 'certbot' })]);
      expect(found?.message).toContain('certbot. Only this repository was scanned.');
      expect(found?.message).not.toContain('No renewal configuration');
      expect(check([certificate()], [fact({ kind: 'consumer' })])[0]?.message).toContain('No renewal configuration');
    },
  );

  it('does not take a job that only calls an action for configuration', () => {
    const messageOf = (attributes: Fact['attributes']) =>
      check([certificate()], [fact({ kind: 'schedule', attributes, mechanism: 'github-actions' })])[0]?.message;
    expect(messageOf({ calls: true })).toContain('No renewal configuration');
    expect(messageOf({})).toContain('Tools found');
  });

  it('says how much was scanned', () => {
    expect(check([certificate()], [])[0]?.message).toContain('Only this repository was scanned.');
    expect(check([certificate()], [], 'production', true)[0]?.message).not.toContain('Only this repository');
  });

  it('speaks once for a repository without any configuration', () => {
    const found = check(
      [
        certificate(),
        certificate({ names: ['dns:api.corp.internal'] }),
        certificate({ names: ['dns:mail.corp.internal'] }),
      ],
      [],
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain('the 3 certificates of this repository');
    expect(found[0]?.locations).toHaveLength(3);
  });

  it('is silent about a version that was replaced', () => {
    const older = certificate({ notBefore: '2026-01-01T00:00:00Z', notAfter: '2026-12-31T00:00:00Z' });
    const newer = certificate({ notBefore: '2026-10-01T00:00:00Z', notAfter: '2027-09-30T00:00:00Z' });
    expect(check([older, newer], [other]).map((problem) => problem.certificate)).toEqual([newer.fingerprint]);
  });
});
