import { ownersOf } from '../../certificates/key-owners.ts';
import { ownAttributes, textsOf } from '../../facts/attributes.ts';
import { pathRefs, plainName } from '../../facts/host-paths.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { fileRef, nameOfRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import type {
  ConfigFile,
  Fact,
  Inventory,
  Mechanism,
  MechanismOutput,
  Rule,
  SeenCertificate,
} from '../../model/index.ts';
import { dockerInstructions } from '../../shell/command-blocks.ts';
import { append } from '../../util/collections.ts';
import { memoizeByObject } from '../../util/memoize.ts';
import { fileKey } from '../../util/path-names.ts';
import { listed } from '../../util/text.ts';

/** What only the rules below read of these facts. */
type Own = 'sources';
const own = ownAttributes<Own>('docker');
type Output = MechanismOutput<Own>;

const COPY = 'https://docs.docker.com/reference/dockerfile/#copy';
const SECRETS = 'https://docs.docker.com/compose/how-tos/use-secrets/';

const MATERIAL = /\.(?:pem|crt|cert?|key|p12|pfx|jks|keystore)$/i;
/** A file of this ending may as well be the public key of a package archive: what lies there tells. */
const KEY = /\.key$/i;
/** Trust anchors are meant to be part of an image; Diffie-Hellman parameters are no certificates. */
const TRUST =
  /(?:^|[/._-])(?:dh|dhparams?|dh\d{3,4}|ffdhe\d{4}|ca|cacert|cacerts|cabundle|root|roots|trust|truststore|issuing|intermediate|bundle)(?:[/._\d-]|$)|ca-certificates|rootca|trust/i;
const PUBLIC_KEY = /(?:^|[/._-])pub(?:lic)?(?:[/._\d-]|$)/i;

/** Names of roots in one word: `ISRGRootX1.pem`, `DigiCertGlobalRootG2.crt.pem`. */
const ROOT = /root[^/]*$/i;
/** Instructions that make a program trust the copied file. */
const INSTALLS = /update-ca-|trustcacerts|keytool\b.{0,80}-import|CA_CERTS|CA_BUNDLE|SSL_CERT_FILE/s;

/** A copy for each `COPY` and `ADD` of a server certificate or a keystore out of the build context. */
function read(file: ConfigFile, output: Output): void {
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  const instructions = dockerInstructions(file.text);
  const installs = instructions.flatMap(({ operands }) => (INSTALLS.test(operands) ? operands : [])).join('\n');
  for (const { name, operands, line } of instructions) {
    if ((name !== 'COPY' && name !== 'ADD') || operands.includes('--from=')) continue;
    const words = operands
      .replace(/[[\]",\\]/g, ' ')
      .split(/\s+/)
      .filter((word) => word !== '' && !word.startsWith('--'));
    const target = words.at(-1) ?? '';
    const sources = words
      .slice(0, -1)
      .filter((word) => MATERIAL.test(word) && ![TRUST, ROOT, PUBLIC_KEY].some((other) => other.test(word)))
      .filter((word) => !installs.includes(word.slice(word.lastIndexOf('/') + 1)));
    // The home of root is no place of trust anchors.
    if (sources.length === 0 || TRUST.test(target.replace(/^\/root\//, '/'))) continue;
    if (target.startsWith('/etc/ssl/certs') && installs.includes('update-ca-')) continue;
    const reads = sources.map((source) => fileRef(`${folder}${source.replace(/^\.?\//, '')}`));
    const full = target.endsWith('/')
      ? sources.map((source) => `${target}${source.slice(source.lastIndexOf('/') + 1)}`)
      : [target];
    output.fact(
      {
        kind: 'copy',
        reads,
        writes: pathRefs(...full),
        attributes: { name: sources[0] ?? '', state: 'frozen' },
        own: { sources },
      },
      { line },
    );
  }
}

/** The files that hold a private key, as keys of files, with the certificates of its public key. */
const filesOfKeys = memoizeByObject(({ certificates, privateKeys }: Inventory) => {
  const owners = ownersOf(certificates, privateKeys);
  const files = new Map<string, SeenCertificate[]>();
  for (const { publicKeyFingerprint = '', sightings } of privateKeys)
    for (const file of new Set(sightings.map(fileKey))) {
      const known = files.get(file) ?? [];
      files.set(file, known);
      append(known, owners.get(publicKeyFingerprint) ?? []);
    }
  return files;
});

const byImage: FactKeys = ({ mechanism, location }) => (mechanism === 'docker' ? [location.path] : []);

/** Every copy into the image that a copy is for. */
function imageOf(fact: Fact, neighbours: readonly Fact[]): readonly Fact[] {
  return factsBy(neighbours, byImage, fact.location.path);
}

const stemOf = (source: string) => source.replace(MATERIAL, '');

/** The names of the certificates of an image, without their endings. */
const certificatesOf = memoizeByObject(
  (image: readonly Fact[]) =>
    new Set(
      image
        .flatMap((other) => textsOf(own(other).sources))
        .filter((source) => !KEY.test(source))
        .map(stemOf),
    ),
);

/** The sources of a copy that are private keys: their file holds one, or the certificate of the same name is copied too. */
function keysIn(fact: Fact, image: readonly Fact[], inventory: Inventory): string[] {
  const { repository } = fact.location;
  const held = filesOfKeys(inventory);
  const paired = certificatesOf(image);
  return textsOf(own(fact).sources).filter((source, index) => {
    if (KEY.test(source) && paired.has(stemOf(source))) return true;
    const ref = fact.reads[index];
    return ref !== undefined && held.has(fileKey({ repository, path: nameOfRef(ref) }));
  });
}

const rules: readonly Rule[] = [
  factRule('docker', {
    id: 'docker-private-key-in-image',
    title: 'Private key is copied into an image',
    level: 'warning',
    otherLevels: {
      note: 'when the key is in the repository and has its own finding, unless a change copies it into the image. Also when a README beside the key says that it is for tests. Also when its certificate names only localhost or an example',
    },
    why: 'Everyone who can pull the image can read the key from its layers, even if a later layer deletes it. The container keeps the key and its certificate until the image is rebuilt and redeployed.',
    fix: 'Mount the key and its certificate at run time, as a volume or a secret. Replace the key, because everyone who can pull the image may have it.',
    references: [SECRETS, COPY],
    kind: 'copy',
    problem(fact, { neighbours, inventory, policy, change }) {
      const keys = keysIn(fact, imageOf(fact, neighbours(fact)), inventory);
      if (keys.length === 0) return undefined;
      const places = fact.reads.map((ref) => ({ repository: fact.location.repository, path: nameOfRef(ref) }));
      const files = filesOfKeys(inventory);
      const held = places.filter((place) => files.has(fileKey(place)));
      const isOfTests = (place: (typeof places)[number]) => {
        const owners = files.get(fileKey(place)) ?? [];
        const isNamed = owners.length > 0 && owners.every((one) => policy.contextOf(place, one) !== 'production');
        return isNamed || policy.contextOf(place) === 'fixture';
      };
      const isChanged = change?.paths.has(fact.location.path) === true;
      const isToldElsewhere = held.length >= keys.length && (!isChanged || held.every(isOfTests));
      return {
        message: `The image contains the private key ${listed(keys, 3)}. Everyone who can pull the image can read it.`,
        ...(isToldElsewhere && { level: 'note' as const }),
      };
    },
  }),
  factRule('docker', {
    id: 'docker-certificate-in-image',
    title: 'Certificate is built into an image',
    level: 'note',
    why: 'The image keeps the certificate from the day of its build. A renewed certificate needs a new image and a new deployment.',
    fix: 'Mount the certificate at run time, as a volume or a secret.',
    references: [COPY, SECRETS],
    kind: 'copy',
    problem(fact, { neighbours, inventory }) {
      // A certificate and its key are copied in two lines. The finding of a key has the same fix for both.
      const image = imageOf(fact, neighbours(fact));
      if (image[0] !== fact || image.some((other) => keysIn(other, image, inventory).length > 0)) return undefined;
      const copied = image.flatMap((other) => textsOf(own(other).sources));
      const sources = [...new Set(copied.filter((source) => !KEY.test(source)))];
      if (sources.length === 0) return undefined;
      const named =
        sources.length > 4 ? `${sources.slice(0, 3).join(', ')} and ${sources.length - 3} more` : sources.join(', ');
      return {
        message: `The image includes ${named} at build time.`,
        locations: image.map((other) => other.location),
      };
    },
  }),
];

export const docker: Mechanism = {
  id: 'docker',
  title: 'Dockerfiles',
  identifiedBy: '`Dockerfile*` and `Containerfile*` with `COPY` or `ADD` of certificates and keystores',
  references: [COPY],
  accepts: (path) => /^(?:dockerfile|containerfile)|\.(?:dockerfile|containerfile)$/.test(plainName(path)),
  needles: ['.pem', '.crt', '.cer', '.key', '.p12', '.pfx', '.jks', '.keystore'],
  read,
  rules,
};
