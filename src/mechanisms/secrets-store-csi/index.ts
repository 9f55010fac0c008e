import { ownAttributes, placeOf } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { makeRef, secretRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import {
  isCertificateKey,
  isCertificateName,
  isManifestFile,
  type Manifest,
  manifests,
  nameIn,
} from '../../kubernetes/manifests.ts';
import type { ConfigFile, Mechanism, MechanismOutput } from '../../model/index.ts';
import { at, itemsAt, stringAt } from '../../parsers/yaml.ts';

const MECHANISM = 'secrets-store-csi';
/** What only the rules below read of these facts. */
type Own = 'rotation';
const own = ownAttributes<Own>(MECHANISM);
type Output = MechanismOutput<Own>;
const ROTATION = 'https://secrets-store-csi-driver.sigs.k8s.io/topics/secret-auto-rotation';

/** Secrets Store CSI driver: mounts secrets of a store as files, and may copy them into a Secret. */
export const secretsStoreCsi: Mechanism = {
  id: MECHANISM,
  title: 'Secrets Store CSI driver',
  identifiedBy: 'SecretProviderClass manifests whose objects are certificates, and the settings of the driver’s chart',
  references: ['https://secrets-store-csi-driver.sigs.k8s.io/'],
  accepts: isManifestFile,
  needles: ['SecretProviderClass', 'enableSecretRotation', 'enable-secret-rotation', 'secrets-store-csi-driver'],
  read(file, output: Output) {
    for (const manifest of manifests(file, output, ['SecretProviderClass'])) readClass(manifest, output);
    readDriver(file, output);
  },
  rules: [
    factRule(MECHANISM, {
      id: 'secrets-store-csi-version-pinned',
      title: 'SecretProviderClass pins one version of the certificate',
      level: 'warning',
      why: 'The store keeps the renewed certificate under a new version. A fixed `objectVersion` keeps mounting the old one.',
      fix: 'Remove `objectVersion`, or set it to `latest`.',
      references: ['https://azure.github.io/secrets-store-csi-driver-provider-azure/docs/getting-started/usage/'],
      kind: 'copy',
      problem: (fact) =>
        typeof fact.attributes.version !== 'string'
          ? undefined
          : {
              message: `The SecretProviderClass "${String(fact.attributes.name)}" always mounts version ${JSON.stringify(fact.attributes.version)} of a certificate, not the newest one.`,
              locations: [placeOf(fact, 'version')],
            },
    }),
    factRule(MECHANISM, {
      id: 'secrets-store-csi-rotation-off',
      title: 'CSI driver never refreshes mounted certificates',
      level: 'warning',
      why: 'The driver mounts a secret when the pod starts. It fetches new versions only with rotation, which is off by default before version 1.6.',
      fix: 'Set `enableSecretRotation: true` in the values of the driver’s chart.',
      references: [ROTATION],
      kind: 'schedule',
      problem(fact, context) {
        const [used] = factsBy(context.neighbours(fact), copies, 'all');
        if (own(fact).rotation !== false || used === undefined) return undefined;
        return {
          message: `The secrets-store CSI driver is installed without rotation, and the SecretProviderClass "${String(used.attributes.name)}" mounts a certificate through it.`,
          related: [used.location],
        };
      },
    }),
  ],
};

const copies: FactKeys = ({ mechanism, kind }) => (mechanism === MECHANISM && kind === 'copy' ? ['all'] : []);

/** A stated version: `objectVersion: "<hex>"`, or `…/versions/3` of Google's resource names. */
const VERSION = /objectVersion["']?[ \t]{0,4}:[ \t]{0,4}["']?([\w.-]{1,100})|\/versions\/(\d{1,9})\b/;

function readClass(manifest: Manifest, output: Output): void {
  const { root, name, namespace } = manifest;
  const objects = at(root, 'spec', 'parameters', 'objects');
  const text = objects?.text ?? '';
  const synced = itemsAt(root, 'spec', 'secretObjects');
  const names = [
    ...text.matchAll(
      /(?:objectName|resourceName|secretPath|fileName|objectAlias)["']?[ \t]{0,4}:[ \t]{0,4}["']?([^"'\n]{1,300})/g,
    ),
  ].map((match) => (match[1] as string).trim());
  const keys = synced.flatMap((one) => itemsAt(one, 'data').map((item) => stringAt(item, 'key')));
  const certificate =
    synced.some((one) => stringAt(one, 'type') === 'kubernetes.io/tls') ||
    /objectType["']?[ \t]{0,4}:[ \t]{0,4}["']?cert\b/.test(text) ||
    [...names, ...keys].some((one) => typeof one === 'string' && (isCertificateKey(one) || isCertificateName(one)));
  if (!certificate) return;
  const found = VERSION.exec(text);
  const version = found?.[1] ?? found?.[2];
  const pinned = version !== undefined && version !== 'latest';
  // The text of a block scalar starts on the line after its key.
  const line =
    found === null || objects === undefined
      ? undefined
      : objects.line + 1 + text.slice(0, found.index).split('\n').length - 1;
  output.fact(
    {
      kind: 'copy',
      reads: names.map((one) => makeRef('external', `${stringAt(root, 'spec', 'provider') ?? '?'}/${one}`)),
      writes: synced.flatMap((one) => {
        const secret = nameIn(manifest.path, at(one, 'secretName'));
        return secret === undefined ? [] : [secretRef(namespace, secret)];
      }),
      attributes: { resource: 'SecretProviderClass', name, namespace, ...(pinned && { version, state: 'pinned' }) },
      ...(pinned && line !== undefined && { lines: { version: line } }),
    },
    manifest.place,
  );
}

/** The driver's own settings, in values files and manifests alike. */
function readDriver(file: ConfigFile, output: Output): void {
  const stated =
    /(?:enableSecretRotation["']?[ \t]{0,4}[:=][ \t]{0,4}["']?|--enable-secret-rotation=)(true|false)\b/.exec(
      file.text,
    );
  const chart = /secrets-store-csi-driver\b/.exec(file.text);
  if (stated === null && chart === null) return;
  const version = /(?:version|targetRevision)["']?[ \t]{0,4}:[ \t]{0,4}["']?v?1\.(\d{1,3})\b/.exec(file.text)?.[1];
  const old =
    stated === null &&
    version !== undefined &&
    Number(version) < 6 &&
    /chart["']?[ \t]{0,4}:[ \t]{0,4}["']?secrets-store-csi-driver\b/.test(file.text);
  if (stated === null && !old) return;
  const index = stated?.index ?? chart?.index ?? 0;
  output.fact(
    {
      kind: 'schedule',
      reads: [],
      writes: [],
      attributes: { resource: 'driver' },
      own: { rotation: stated?.[1] === 'true' },
    },
    { line: file.text.slice(0, index).split('\n').length },
  );
}
