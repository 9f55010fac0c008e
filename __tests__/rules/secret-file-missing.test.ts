import { describe, expect, it } from 'vitest';
import { secretFileMissing } from '../../src/rules/secret-file-missing.ts';
import { buildTopology } from '../../src/topology/index.ts';
import { certificate, fact, inventory, location, ruleInput, sighting, unreadable } from '../support/builders.ts';

const secret = (...files: string[]) =>
  fact({
    kind: 'sink',
    mechanism: 'kubernetes-secret',
    reads: files.map((file) => `file:${file}`),
    writes: ['secret:?/web-tls'],
    location: location('chart/templates/secret.yaml', 1),
    attributes: { resource: 'Secret', name: 'web-tls', static: true },
  });
const lies = (path: string, more = {}) => certificate({ sightings: [sighting(path)], ...more });

describe('secret-file-missing', () => {
  it.each<[string, Parameters<typeof inventory>[0], string[]]>([
    ['the file is there', { certificates: [lies('chart/files/tls.crt')] }, []],
    ['it lies elsewhere in the chart', { certificates: [lies('chart/certs/tls.crt')] }, ['chart/certs/tls.crt']],
    ['there is but one other', { certificates: [lies('chart/files/web.pem')] }, ['chart/files/web.pem']],
    ['nobody can tell which', { certificates: [lies('chart/files/a.pem'), lies('chart/files/b.pem')] }, []],
    ['the other one lies outside the chart', { certificates: [lies('certs/tls.crt')] }, []],
    ['the other one is an authority', { certificates: [lies('chart/files/ca.crt', { ca: true })] }, []],
    [
      'it could not be read',
      { certificates: [lies('chart/files/web.pem')], unreadable: [unreadable('chart/files/tls.crt')] },
      [],
    ],
  ])('%s', (_, given, expected) => {
    const stock = inventory({ facts: [secret('chart/files/tls.crt', 'chart/files/tls.key')], ...given });
    const found = [...secretFileMissing.check(ruleInput({ inventory: stock, topology: buildTopology(stock) }))];
    expect(found.map(({ related }) => related?.[0]?.path)).toEqual(expected);
  });

  it('leaves a file alone that another Secret is made of', () => {
    const facts = [secret('chart/files/tls.crt'), secret('chart/files/web.pem')];
    const stock = inventory({ facts, certificates: [lies('chart/files/web.pem')] });
    expect([...secretFileMissing.check(ruleInput({ inventory: stock, topology: buildTopology(stock) }))]).toEqual([]);
  });
});
