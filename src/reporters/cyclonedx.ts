import { createHash } from 'node:crypto';
import { displayName } from '../certificates/names.ts';
import {
  compareText,
  type Report,
  type Reporter,
  type SeenCertificate,
  type SeenPrivateKey,
  type Sighting,
} from '../model/index.ts';
import { keyText, locationText } from '../reporting/phrases.ts';
import { toInstant } from '../util/dates.ts';
import { reveal, toJson } from '../util/escape.ts';

/** A cryptography bill of materials, CycloneDX 1.6: certificates, their keys, the algorithms that signed them, and where. */
export const cyclonedx: Reporter = {
  id: 'cyclonedx',
  title: 'CycloneDX',
  render(report) {
    const { certificates, privateKeys } = report.inventory;
    const publicKeys = new Map(certificates.map((certificate) => [certificate.publicKey.fingerprint, certificate]));
    const algorithms = [...new Set(certificates.map((certificate) => certificate.signatureAlgorithm))].sort(
      compareText,
    );
    const components = [
      ...algorithms.map(algorithm),
      ...[...publicKeys.values()].map(publicKey),
      ...certificates.map((certificate) => certificateComponent(report, certificate)),
      ...privateKeys.map((key, index) => privateKey(report, key, index)),
    ];
    return toJson({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      serialNumber: `urn:uuid:${uuid(JSON.stringify([report.now, components]))}`,
      version: 1,
      metadata: {
        timestamp: toInstant(report.now),
        tools: { components: [{ type: 'application', name: report.tool.name, version: report.tool.version }] },
      },
      components,
    });
  },
};

function algorithm(name: string) {
  return {
    type: 'cryptographic-asset',
    'bom-ref': `algorithm:${name}`,
    name,
    cryptoProperties: { assetType: 'algorithm', algorithmProperties: { primitive: 'signature' } },
  };
}

function publicKey(certificate: SeenCertificate) {
  const { fingerprint, bits } = certificate.publicKey;
  return {
    type: 'cryptographic-asset',
    'bom-ref': `public-key:${fingerprint}`,
    name: keyText(certificate),
    cryptoProperties: {
      assetType: 'related-crypto-material',
      relatedCryptoMaterialProperties: {
        type: 'public-key',
        id: `sha256:${fingerprint}`,
        ...(bits === undefined ? {} : { size: bits }),
      },
    },
  };
}

function certificateComponent(report: Report, certificate: SeenCertificate) {
  const { fingerprint, subject, issuer, notBefore, notAfter, sightings } = certificate;
  return {
    type: 'cryptographic-asset',
    'bom-ref': `certificate:${fingerprint}`,
    name: displayName(certificate),
    hashes: [{ alg: 'SHA-256', content: fingerprint }],
    evidence: { occurrences: occurrences(report, sightings) },
    cryptoProperties: {
      assetType: 'certificate',
      certificateProperties: {
        subjectName: reveal(subject),
        issuerName: reveal(issuer),
        ...(notBefore === null ? {} : { notValidBefore: notBefore }),
        ...(notAfter === null ? {} : { notValidAfter: notAfter }),
        signatureAlgorithmRef: `algorithm:${certificate.signatureAlgorithm}`,
        subjectPublicKeyRef: `public-key:${certificate.publicKey.fingerprint}`,
        certificateFormat: 'X.509',
      },
    },
    properties: certificate.names.map((name) => ({ name: 'cert-hygiene:name', value: reveal(name) })),
  };
}

function privateKey(report: Report, key: SeenPrivateKey, index: number) {
  const { publicKeyFingerprint, algorithm: kind, encrypted, sightings } = key;
  return {
    type: 'cryptographic-asset',
    'bom-ref': `private-key:${index}`,
    name: `${kind} private key${encrypted ? ', encrypted' : ''}`,
    evidence: { occurrences: occurrences(report, sightings) },
    cryptoProperties: {
      assetType: 'related-crypto-material',
      relatedCryptoMaterialProperties: {
        type: 'private-key',
        ...(publicKeyFingerprint === undefined ? {} : { id: `public-key:sha256:${publicKeyFingerprint}` }),
      },
    },
  };
}

function occurrences(report: Report, sightings: readonly Sighting[]) {
  return sightings.map(({ repository, path, line, pointer }) => ({
    location: locationText({ repository, path }, report),
    ...(line === undefined ? {} : { line }),
    ...(pointer === undefined ? {} : { symbol: pointer }),
  }));
}

/** Version 8 of RFC 9562: our own content, so that one report has one number, whenever it is printed. */
function uuid(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
