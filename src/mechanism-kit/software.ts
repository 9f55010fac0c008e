import type { Fact } from '../model/index.ts';

/** A version from which on something that people rely on is gone or works otherwise. */
export interface BreakingVersion {
  /** The first version: `5`, `0.17`. */
  from: string;
  /** What changes, as a sentence. */
  what: string;
  fix: string;
  reference: string;
  /** Text of a configuration or script that relies on it: one line of a file. Absent where a fact tells. */
  text?: { needle: string; line: RegExp };
  /** `note` where only a default changes that few depend on. */
  level?: 'note';
  /** A fact that relies on it. */
  fact?: (fact: Fact) => boolean;
}

export interface Software {
  /** As people write it. */
  name: string;
  /** Repositories of its images, without the registry. */
  images: readonly string[];
  /** Its name in variables, packages and addresses of downloads; a hyphen stands for none, `-` or `_`. */
  names: readonly string[];
  breaking: readonly BreakingVersion[];
}

/** Resources of facts: a version that is stated, and a use of what a later version takes away. */
export const VERSION_OF = 'version';
export const USE_OF = 'use';

const isOf = (mechanism: string, fact: Fact) => fact.mechanism === mechanism && fact.kind === 'producer';

/** Programs that issue, renew, copy or restart, and the versions at which an upgrade breaks what worked. */
export const SOFTWARE: readonly Software[] = [
  {
    name: 'lego',
    images: ['goacme/lego', 'xenolf/lego'],
    names: ['lego'],
    breaking: [
      {
        from: '5',
        what: 'lego 5 has no `renew` command: `run` renews, and several options have other names.',
        fix: 'Replace `lego renew` with `lego run` and rename the options in the same change, or stay on version 4.',
        reference: 'https://go-acme.github.io/lego/migration/cli/',
        fact: (fact) => isOf('lego', fact) && fact.attributes.command === 'renew',
      },
    ],
  },
  {
    name: 'certbot',
    images: ['certbot/certbot', 'certbot/dns-'],
    names: ['certbot'],
    breaking: [
      {
        from: '3',
        what: 'certbot 3.0 rejects the option --manual-public-ip-logging-ok.',
        fix: 'Remove `--manual-public-ip-logging-ok` in the same change.',
        reference: 'https://github.com/certbot/certbot/blob/v3.0.0/certbot/CHANGELOG.md',
        text: { needle: '--manual-public-ip-logging-ok', line: /--manual-public-ip-logging-ok/ },
      },
      {
        from: '3',
        what: 'certbot 3.0 rejects the option --dns-route53-propagation-seconds.',
        fix: 'Remove `--dns-route53-propagation-seconds` in the same change.',
        reference: 'https://github.com/certbot/certbot/blob/v3.0.0/certbot/CHANGELOG.md',
        text: { needle: '--dns-route53-propagation-seconds', line: /--dns-route53-propagation-seconds/ },
      },
    ],
  },
  {
    name: 'cert-manager',
    images: ['jetstack/cert-manager-controller', 'jetstack/cert-manager'],
    names: ['cert-manager'],
    breaking: [
      {
        from: '1.6',
        what: 'cert-manager 1.6 no longer serves its API versions before v1.',
        fix: 'Set `apiVersion: cert-manager.io/v1` in these files before the upgrade.',
        reference: 'https://cert-manager.io/docs/releases/upgrading/remove-deprecated-apis/',
        text: {
          needle: 'cert',
          line: /^\s{0,40}(?:-\s{1,4})?apiVersion:\s{0,4}["']?(?:(?:acme\.)?cert-manager\.io\/v1(?:alpha[23]|beta1)|certmanager\.k8s\.io\/)/,
        },
      },
      {
        from: '1.18',
        what: 'cert-manager 1.18 creates a new private key at every renewal of a Certificate that does not set `rotationPolicy`. Pins of the key, and copies of the certificate without the key, no longer match after that.',
        fix: 'Check who pins or copies these keys. Set `spec.privateKey.rotationPolicy: Never` where the key must stay.',
        reference: 'https://cert-manager.io/docs/releases/release-notes/release-notes-1.18/',
        level: 'note',
        fact: (fact) =>
          isOf('cert-manager', fact) &&
          fact.attributes.resource === 'Certificate' &&
          fact.lines?.rotationPolicy === undefined,
      },
    ],
  },
  {
    name: 'external-secrets',
    images: ['external-secrets/external-secrets'],
    names: ['external-secrets'],
    breaking: [
      {
        from: '0.17',
        what: 'External Secrets 0.17 no longer serves external-secrets.io/v1beta1: nothing refreshes these Secrets after the upgrade.',
        fix: 'Set `apiVersion: external-secrets.io/v1` in these files before the upgrade.',
        reference: 'https://github.com/external-secrets/external-secrets/releases/tag/v0.17.0',
        text: {
          needle: 'external-secrets.io/v1beta1',
          line: /^\s{0,40}(?:-\s{1,4})?apiVersion:\s{0,4}["']?external-secrets\.io\/v1beta1\b/,
        },
      },
    ],
  },
  {
    name: 'Traefik',
    images: ['traefik', 'traefik/traefik'],
    names: ['traefik'],
    breaking: [
      {
        from: '3',
        what: 'Traefik 3 no longer reads resources of traefik.containo.us: their routes and TLS stores are ignored.',
        fix: 'Set `apiVersion: traefik.io/v1alpha1` in these files before the upgrade.',
        reference: 'https://doc.traefik.io/traefik/migration/v2-to-v3-details/',
        text: {
          needle: 'traefik.containo.us/',
          line: /^\s{0,40}(?:-\s{1,4})?apiVersion:\s{0,4}["']?traefik\.containo\.us\//,
        },
      },
    ],
  },
  {
    name: 'acme.sh',
    images: ['neilpang/acme.sh'],
    names: ['acme.sh', 'acme-sh'],
    breaking: [
      {
        from: '3',
        what: "acme.sh 3 requests certificates from ZeroSSL instead of Let's Encrypt where no `--server` is given.",
        fix: 'Name the CA: `--server letsencrypt`, or `acme.sh --set-default-ca --server letsencrypt`.',
        reference: 'https://github.com/acmesh-official/acme.sh/wiki/Change-default-CA-to-ZeroSSL',
        fact: (fact) =>
          isOf('acme-sh', fact) && fact.attributes.command === 'issue' && fact.attributes.server === undefined,
      },
    ],
  },
  { name: 'Caddy', images: ['caddy'], names: ['caddy'], breaking: [] },
  { name: 'step', images: ['smallstep/step-cli', 'smallstep/step-ca'], names: ['step-cli', 'step-ca'], breaking: [] },
  { name: 'Reloader', images: ['stakater/reloader'], names: ['reloader'], breaking: [] },
];
