import { type FactKeys, factsBy } from '../facts/index.ts';
import { isOfKind, nameOfRef } from '../facts/refs.ts';
import { unitOf } from '../kubernetes/units.ts';
import type { Inventory, Location, Ref, Rule } from '../model/index.ts';
import { factTitle } from '../topology/describe.ts';
import { fileKey, fileNameOf } from '../util/path-names.ts';

const readers: FactKeys = ({ reads, location: { repository } }) =>
  reads.filter((ref) => isOfKind(ref, 'file')).map((ref) => fileKey({ repository, path: nameOfRef(ref) }));
/** Secrets of which the file is missing, each of which is compared with all certificates. */
const MAX_MISSING = 200;
const CERTIFICATE_FILE = /^(?!.*key[^/]*$).*\.(?:crt|cer|pem)$/i;

const isCertificateFile = (ref: Ref) => isOfKind(ref, 'file') && CERTIFICATE_FILE.test(nameOfRef(ref));

/** A Secret that is created from a missing file, beside a certificate that no Secret uses. */
export const secretFileMissing: Rule = {
  id: 'secret-file-missing',
  family: 'copies',
  title: 'Secret is created from a file without a certificate',
  level: 'warning',
  why: 'Helm silently uses an empty string for a missing file; kustomize fails. The Secret is created without a certificate, or keeps its old one, while the renewed certificate is in another file.',
  fix: 'Refer to the file that holds the certificate.',
  references: [
    'https://helm.sh/docs/chart_template_guide/accessing_files/',
    'https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/secretgenerator/',
  ],
  since: '0.1.0',
  *check({ inventory, topology }) {
    const sinks = topology.facts.filter(({ kind, reads }) => kind === 'sink' && reads.some(isCertificateFile));
    if (sinks.length === 0) return;
    const { held, files } = filesOf(inventory);
    let looked = 0;
    for (const sink of sinks) {
      const { repository, path } = sink.location;
      const ref = sink.reads.find(
        (one) => isCertificateFile(one) && !held.has(fileKey({ repository, path: nameOfRef(one) })),
      );
      if (ref === undefined) continue;
      const missing = nameOfRef(ref);
      if (++looked > MAX_MISSING) return;
      const unit = unitOf(path).replace(/(?<=[^/])$/, '/');
      const unread = files.filter(
        (one) =>
          one.repository === repository &&
          one.path.startsWith(unit) &&
          factsBy(topology.facts, readers, fileKey(one)).length === 0,
      );
      const place =
        unread.find((one) => fileNameOf(one.path) === fileNameOf(missing)) ??
        (unread.length === 1 ? unread[0] : undefined);
      if (place === undefined) continue;
      yield {
        subject: `${path}#${ref}`,
        message: `The ${factTitle(sink)} is created from ${missing}, which holds no certificate. No Secret is created from the certificate in ${place.path}.`,
        locations: [sink.location],
        related: [place],
      };
    }
  },
};

/** Files that hold anything of certificates, or that could not be read, and the places of certificates of servers and clients. */
function filesOf({ certificates, privateKeys, keystores, requests, unreadable }: Inventory) {
  const places = [
    ...[...certificates, ...privateKeys, ...requests].flatMap((one) => one.sightings),
    ...keystores,
    ...unreadable,
  ];
  const held = new Set(places.map(fileKey));
  const files = new Map<string, Location>();
  for (const { ca, sightings } of certificates) {
    if (!ca) for (const one of sightings) files.set(fileKey(one), one);
  }
  return { held, files: [...files.values()] };
}
