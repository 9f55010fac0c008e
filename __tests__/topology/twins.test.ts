import { describe, expect, it } from 'vitest';
import { twinsOf } from '../../src/topology/twins.ts';
import { fact, location, ref } from '../support/builders.ts';

const REF = ref('secret:shop/shop-tls');
const route = (path: string, name = 'shop') =>
  fact({
    kind: 'consumer',
    mechanism: 'kubernetes-workloads',
    reads: [REF],
    writes: [],
    location: location(path, 1),
    attributes: { resource: 'Ingress', name },
  });
const certificate = (path: string) => fact({ reads: [], writes: [REF], location: location(path, 1) });

describe('twinsOf', () => {
  it.each<[string, string, string, string, boolean]>([
    [
      'the other cluster has the same route',
      'us/shop/ingress.yaml',
      'eu/shop/certificate.yaml',
      'eu/shop/ingress.yaml',
      true,
    ],
    ['it lies in the same cluster', 'us/shop/ingress.yaml', 'us/shop/certificate.yaml', 'eu/shop/ingress.yaml', false],
    ['it is for both', 'us/shop/ingress.yaml', 'common/certificate.yaml', 'eu/shop/ingress.yaml', false],
    [
      'it lies elsewhere in the other cluster',
      'c/us/shop/i.yaml',
      'c/eu/pki/certificate.yaml',
      'c/eu/shop/i.yaml',
      true,
    ],
    [
      'the route there is another file',
      'us/shop/ingress.yaml',
      'eu/shop/certificate.yaml',
      'eu/shop/route.yaml',
      false,
    ],
    ['the names begin alike', 'c/eu/shop/i.yaml', 'c/eu2/shop/certificate.yaml', 'c/eu2/shop/i.yaml', true],
    ['it lies in the root', 'us/ingress.yaml', 'certificate.yaml', 'eu/ingress.yaml', false],
  ])('%s', (_, own, other, twin, expected) => {
    const [reader, writer] = [route(own), certificate(other)];
    expect(twinsOf([reader, writer, route(twin)])(reader, writer, REF)).toBe(expected);
  });

  it('keeps resources of other names apart, which share what one of them has', () => {
    const [reader, writer] = [route('mail/ingress.yaml', 'mail'), certificate('shop/certificate.yaml')];
    expect(twinsOf([reader, writer, route('shop/ingress.yaml', 'shop')])(reader, writer, REF)).toBe(false);
  });

  it('says nothing of refs that mean no object of a cluster', () => {
    const [reader, writer] = [route('us/a.yaml'), certificate('eu/b.yaml')];
    expect(twinsOf([reader, writer, route('eu/a.yaml')])(reader, writer, ref('path:/etc/tls'))).toBe(false);
  });
});
