import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import schema from '../../schemas/report.schema.json' with { type: 'json' };
import type { Report } from '../../src/model/index.ts';
import { json, reportJson } from '../../src/reporters/json.ts';
import { certificate, fact, finding, fingerprint, inventory, report, topology } from '../support/builders.ts';
import { sampleReport } from '../support/sample-report.ts';

const OPTIONS = { color: false, width: 80, quiet: false };

/** The same data with the keys of every object the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversed(item)]),
  );
}

describe('json', () => {
  it('is the contract, indented by two, with a final newline', () => {
    const output = json.render(sampleReport, OPTIONS);
    expect(JSON.parse(output)).toEqual(JSON.parse(JSON.stringify(reportJson(sampleReport))));
    expect(output.startsWith('{\n  "schemaVersion": 1,\n  "tool": {\n    "name": "cert-hygiene",')).toBe(true);
    expect(output.endsWith('\n}\n')).toBe(true);
    expect(Object.keys(JSON.parse(output))).toEqual([
      'schemaVersion',
      'tool',
      'now',
      'incomplete',
      'incompleteReasons',
      'repositories',
      'certificates',
      'privateKeys',
      'keystores',
      'revocationLists',
      'requests',
      'topology',
      'unreadable',
      'findings',
      'faults',
    ]);
  });

  it('is valid by its schema', () => {
    const validate = new Ajv({ strict: false, allowUnionTypes: true }).compile(schema);
    expect(validate(JSON.parse(json.render(sampleReport, OPTIONS))) || validate.errors).toBe(true);
  });

  it('has the same bytes whatever the order in which keys were set', () => {
    const facts = [fact({ own: { zeta: 1, alpha: [2, null], __proto__: undefined as never } })];
    const of = { ...sampleReport, topology: topology({ facts }) };
    expect(json.render(reversed(of) as Report, OPTIONS)).toBe(json.render(of, OPTIONS));
  });

  it('keeps attributes of facts apart that only look alike', () => {
    const facts = [fact({ own: { a: 1, 'b,c': 2 } }), fact({ own: { 'a,b': 3, c: 4 } })];
    const written = JSON.parse(json.render(report({ topology: topology({ facts }) }), OPTIONS)).topology.facts;
    expect(written.map((one: { attributes: unknown }) => one.attributes)).toEqual([
      { a: 1, 'b,c': 2 },
      { 'a,b': 3, c: 4 },
    ]);
  });

  it('keeps a key called __proto__ (Y2)', () => {
    const attributes = JSON.parse('{"__proto__": {"polluted": 1}, "constructor": 2}');
    const output = json.render(report({ topology: topology({ facts: [fact({ attributes })] }) }), OPTIONS);
    expect(output).toContain('"__proto__": {');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('gives each certificate its lineage', () => {
    const [known, own, unknown] = [certificate(), certificate({ lineage: 'own' }), certificate()];
    const data = reportJson(
      report({
        inventory: inventory({ certificates: [known, own, unknown] }),
        topology: topology({ lineages: [{ id: 'web', title: 'www', versions: [known.fingerprint] }] }),
      }),
    );
    expect(data.certificates.map(({ lineage }) => lineage)).toEqual(['web', 'own', unknown.fingerprint]);
  });

  it.each([
    [{ incomplete: ['x'] }, true],
    [{ faults: [{ where: 'x', message: 'y' }] }, true],
    [{ findings: [finding({ certificate: fingerprint() })] }, false],
  ])('is incomplete with %j: %s', (overrides, expected) =>
    expect(reportJson(report(overrides)).incomplete).toBe(expected),
  );

  it('says the instant of judgement in whole seconds', () => {
    expect(reportJson(report({ now: Date.parse('2026-11-22T10:11:12.999Z') })).now).toBe('2026-11-22T10:11:12Z');
  });
});
