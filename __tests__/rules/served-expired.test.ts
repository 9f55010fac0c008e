import { describe, expect, it } from 'vitest';
import { servedExpired } from '../../src/rules/served-expired.ts';
import { certificate, location, served, sighting } from '../support/builders.ts';
import { problems } from '../support/problems.ts';

const MX = 'smtp://mx.corp.internal:25';
const names = ['dns:mx.corp.internal'];
const old = certificate({
  names,
  notBefore: '2025-06-24T08:00:00Z',
  notAfter: '2025-09-22T08:00:00Z',
  sightings: [],
});
const renewed = certificate({
  names,
  notBefore: '2025-08-25T08:00:00Z',
  notAfter: '2025-11-23T08:00:00Z',
  sightings: [sighting('legacy/fullchain.pem')],
});

describe('served-expired', () => {
  it.each([
    ['at its end', '2025-09-22T08:00:00Z', 0],
    ['within the second of its end', '2025-09-22T08:00:00.999Z', 0],
    ['a second later', '2025-09-22T08:00:01Z', 1],
  ])('%s', (_, now, count) => {
    expect(problems(servedExpired, { served: [served(MX, old)] }, { now })).toHaveLength(count);
  });

  it('says where the version is stored that should be served, and how it comes there', () => {
    const [problem, ...more] = problems(
      servedExpired,
      { certificates: [renewed], served: [served(MX, old)] },
      { now: '2025-09-22T09:00:00Z' },
    );
    expect(more).toEqual([]);
    expect(problem?.message).toBe(
      `${MX} serves the certificate "mx.corp.internal" with serial number ${old.serialNumber}, which expired on 2025-09-22 at 08:00 UTC. The newest stored version, valid until 2025-11-23, is at legacy/fullchain.pem.`,
    );
    expect(problem?.fix).toContain(`serial number ${renewed.serialNumber}`);
    expect(problem?.locations).toEqual([{ ...location('.github/cert-hygiene.yml', 7), pointer: MX }]);
    expect(problem?.related?.map(({ path }) => path)).toEqual(['legacy/fullchain.pem']);
  });

  it('names the addresses where not all serve it', () => {
    const rows = ['192.0.2.13', '192.0.2.15', '192.0.2.27'].map((address, index) =>
      served(MX, index === 1 ? renewed : old, { address }),
    );
    const found = problems(servedExpired, { served: rows }, { now: '2025-10-01' });
    expect(found.map(({ message }) => message.slice(0, message.indexOf(' serves')))).toEqual([
      `${MX} at 192.0.2.13 and 192.0.2.27 (2 of 3 addresses)`,
    ]);
  });

  it('tells two certificates of one endpoint apart', () => {
    const other = { ...old, fingerprint: 'f'.repeat(64) };
    const rows = [served(MX, old), served(MX, other, { address: '192.0.2.15' })];
    const subjects = problems(servedExpired, { served: rows }, { now: '2025-10-01' }).map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(2);
  });

  it('takes place and owners from the declaration', () => {
    const declared = { endpoint: MX, owners: ['@corp/mail'], location: location('.github/cert-hygiene.yml', 12) };
    const [problem] = problems(
      servedExpired,
      { served: [served(MX, old)] },
      { now: '2025-10-01', policy: { endpoints: [declared] } },
    );
    expect(problem?.owners).toEqual(['@corp/mail']);
    expect(problem?.locations[0]?.line).toBe(12);
  });

  it('stands at the endpoint itself where no config declares it', () => {
    const row = served(MX, old, { location: { repository: '', path: MX } });
    const [problem] = problems(servedExpired, { served: [row] }, { now: '2025-10-01' });
    expect(problem?.locations).toEqual([{ repository: '', path: MX }]);
  });
});
