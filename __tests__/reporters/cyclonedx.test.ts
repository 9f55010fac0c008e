import { describe, expect, it } from 'vitest';
import { cyclonedx } from '../../src/reporters/cyclonedx.ts';
import { certificate, inventory, privateKey, report, sighting } from '../support/builders.ts';
import { sampleReport } from '../support/sample-report.ts';

const OPTIONS = { color: false, width: 80, quiet: false };
const bomOf = (of = sampleReport) => JSON.parse(cyclonedx.render(of, OPTIONS));

interface Component {
  type: string;
  'bom-ref': string;
  name: string;
  cryptoProperties: { assetType: string; certificateProperties?: Record<string, string> };
  evidence?: { occurrences: { location: string; line?: number; symbol?: string }[] };
}

describe('cyclonedx', () => {
  it('describes a certificate, its key, its algorithm and its places', () => {
    const seen = certificate({ sightings: [sighting('a.jks', 3, { pointer: 'alias "x"' })] });
    const bom = bomOf(report({ inventory: inventory({ certificates: [seen], privateKeys: [privateKey()] }) }));
    expect([bom.bomFormat, bom.specVersion, bom.metadata.timestamp]).toEqual([
      'CycloneDX',
      '1.6',
      '2026-11-22T00:00:00Z',
    ]);
    const components = bom.components as Component[];
    expect(components.map(({ cryptoProperties }) => cryptoProperties.assetType)).toEqual([
      'algorithm',
      'related-crypto-material',
      'certificate',
      'related-crypto-material',
    ]);
    expect(components[2]).toMatchObject({
      type: 'cryptographic-asset',
      name: 'www.corp.internal',
      evidence: { occurrences: [{ location: 'a.jks', line: 3, symbol: 'alias "x"' }] },
      cryptoProperties: {
        certificateProperties: {
          subjectName: 'O=Corp, CN=www.corp.internal',
          notValidAfter: '2027-05-31T23:59:59Z',
          signatureAlgorithmRef: 'algorithm:ecdsa-with-SHA256',
          subjectPublicKeyRef: `public-key:${seen.publicKey.fingerprint}`,
          certificateFormat: 'X.509',
        },
      },
    });
  });

  it('refers only to what is there, each once', () => {
    const { components } = bomOf() as { components: Component[] };
    const refs = components.map((component) => component['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    for (const { cryptoProperties } of components) {
      const { signatureAlgorithmRef, subjectPublicKeyRef } = cryptoProperties.certificateProperties ?? {};
      if (signatureAlgorithmRef !== undefined) expect(refs).toContain(signatureAlgorithmRef);
      if (subjectPublicKeyRef !== undefined) expect(refs).toContain(subjectPublicKeyRef);
    }
  });

  it('has a serial number of its content', () => {
    expect(bomOf().serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(bomOf().serialNumber).toBe(bomOf().serialNumber);
    expect(bomOf(report()).serialNumber).not.toBe(bomOf().serialNumber);
  });

  it('leaves out a date that cannot be read', () => {
    const bom = bomOf(report({ inventory: inventory({ certificates: [certificate({ notAfter: null })] }) }));
    expect(bom.components[2].cryptoProperties.certificateProperties.notValidAfter).toBeUndefined();
  });
});
