import { describe, expect, it } from 'vitest';
import { closestName, didYouMean } from '../../src/util/typos.ts';

describe('nearMiss', () => {
  it.each<[string, string, boolean]>([
    ['letsencrypt-pord', 'letsencrypt-prod', true],
    ['api-tsl', 'api-tls', true],
    ['api-tl', 'api-tls', true],
    ['api-tls', 'api-tls', false],
    ['app-a-tls', 'app-b-tls', false],
    ['letsencrypt-v1', 'letsencrypt-v2', false],
    ['web-tls', 'www-tls', false],
    ['letsencrypt-prod', 'letsencrypt-staging', false],
    ['x'.repeat(200), `${'x'.repeat(199)}y`, false],
  ])('%s for %s: %s', (given, known, near) => expect(closestName(given, [known])).toBe(near ? known : undefined));
});

describe('did you mean', () => {
  it.each([
    ['fixture', '; did you mean "fixtures"?'],
    ['Expiring', '; did you mean "expiring"?'],
    ['levles', '; did you mean "levels"?'],
    ['something', ''],
    ['', ''],
    ['x'.repeat(100_000), ''],
  ])('%s: %s', (given, expected) => {
    expect(didYouMean(given, ['expiring', 'fixtures', 'levels'])).toBe(expected);
  });
});
