import type { Mechanism } from '../../model/index.ts';
import { mayHoldCommands } from '../../shell/command-files.ts';
import { read } from './read.ts';
import { HOOKS, rules } from './rules.ts';

export const fileCopies: Mechanism = {
  id: 'file-copies',
  title: 'Copies by command',
  identifiedBy:
    '`cp`, `install`, `scp`, `rsync`, `cat … > file`, `openssl pkcs12`, `keytool` and `kubectl create secret` of what an ACME client renews, or of certificates from one place of a host to another',
  references: [HOOKS],
  accepts: mayHoldCommands,
  needles: [
    '/live/',
    '.acme.sh/',
    '.lego/',
    '/var/lib/acme/',
    'RENEWED_LINEAGE',
    'LEGO_CERT_',
    'LEGO_HOOK_CERT_',
    'deploy_cert',
    'acme.json',
    'caddy/certificates/',
    '.pem',
    '.crt',
    '.cer',
    '.p12',
    '.pfx',
    '.jks',
    'rsync',
    'scp ',
  ],
  read,
  rules,
};
