import { describe, expect, it } from 'vitest';
import { servedStale } from '../../src/rules/served-stale.ts';
import { certificate, location, served, sighting } from '../support/builders.ts';
import { problems } from '../support/problems.ts';

const MX = 'smtp://mx.corp.internal:25';
const names = ['dns:mx.corp.internal'];
const old = certificate({
  names,
  notBefore: '2026-06-01T00:00:00Z',
  notAfter: '2026-08-29T23:59:59Z',
  sightings: [],
});
const renewed = certificate({
  names,
  notBefore: '2026-07-20T00:00:00Z',
  notAfter: '2026-10-17T23:59:59Z',
  sightings: [sighting('legacy/fullchain.pem')],
});
const run = (now: string, options: Parameters<typeof problems>[2] = {}, stored = [renewed]) =>
  problems(servedStale, { certificates: stored, served: [served(MX, old)] }, { now, ...options });
const within = (time: string) => ({
  policy: {
    endpoints: [{ endpoint: MX, within: time, location: location('.github/cert-hygiene.yml', 12) }],
  },
});

describe('served-stale', () => {
  it.each([
    ['not on the day of the renewal', '2026-07-21T00:00:00Z', []],
    ['from then on', '2026-07-21T00:00:01Z', ['warning']],
    ['an error once the old one counts as expiring', '2026-07-31T00:00:00Z', ['error']],
    ['served-expired says it once the old one has expired', '2026-08-30T00:00:00Z', []],
  ])('%s', (_, now, levels) => {
    expect(run(now).map(({ level }) => level ?? 'warning')).toEqual(levels);
  });

  it.each([
    ['within the time that the config allows', '2026-07-23T00:00:00Z', '72h', []],
    ['later than it allows, an error', '2026-07-23T00:00:01Z', '72h', ['error']],
  ])('%s', (_, now, time, levels) => {
    expect(run(now, within(time)).map(({ level }) => level)).toEqual(levels);
  });

  it('names what is served, until when, and where the newest version is', () => {
    const [problem] = run('2026-07-25');
    expect(problem?.message).toBe(
      `${MX} serves the certificate "mx.corp.internal" with serial number ${old.serialNumber}, which expires on 2026-08-29 at 23:59 UTC. The newest stored version, valid until 2026-10-17, is at legacy/fullchain.pem.`,
    );
    expect(problem?.fix).toContain('reload');
  });

  it('knows an old version that is stored, too', () => {
    const stored = { ...old, sightings: [sighting('pods/13/tls.crt')] };
    expect(run('2026-07-25', {}, [stored, renewed])).toHaveLength(1);
  });

  it('takes the newest of several', () => {
    const newest = {
      ...renewed,
      fingerprint: 'd'.repeat(64),
      notBefore: '2026-07-23T00:00:00Z',
      notAfter: '2026-10-20T00:00:00Z',
    };
    expect(run('2026-07-25', {}, [renewed, newest])[0]?.message).toContain('2026-10-20');
  });

  it.each([
    ['what serves is the newest', { certificates: [renewed], served: [served(MX, renewed)] }],
    [
      'the newer one is for other names',
      { certificates: [{ ...renewed, names: ['dns:www.corp.internal'] }], served: [served(MX, old)] },
    ],
    ['nothing is stored', { served: [served(MX, old)] }],
  ])('is silent where %s', (_, contents) => {
    expect(problems(servedStale, contents, { now: '2026-07-25' })).toEqual([]);
  });

  it('does not go by a version that only tests hold', () => {
    expect(run('2026-07-25', { policy: { contextOf: () => 'fixture' } })).toEqual([]);
  });
});
