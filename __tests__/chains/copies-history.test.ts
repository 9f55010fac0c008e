/** Older versions that lie about: those that wait for nobody are notes, those that something may still serve are told. */
import type { Issued } from '../../scripts/fixtures/pki.ts';
import { authority, GONE, issuing, leaf, NEW, OLD, QUIET } from '../support/team-certificates.ts';
import { type Break, chainTests } from '../support/team-chains.ts';

const MAIL = 'mail.corp.internal';
const [gone, old, renewed] = [await leaf(MAIL, GONE), await leaf(MAIL, OLD), await leaf(MAIL, NEW)];
const config = { '.github/cert-hygiene.yml': QUIET };

const note = (path: string): string[] => [`note: stale-copy corp/mail:${path}`];
const stale = (path: string): string[] => [`error: expired corp/mail:${path}`, `error: stale-copy corp/mail:${path}`];
const beside = (path: string, content: string, says: string[]): Break => ({
  edits: { [`corp/mail:${path}`]: content },
  says,
  change: says,
});

chainTests('what is kept beside the newest version', {
  team: { 'corp/mail': { ...config, 'tls/mail.crt': renewed.pem, 'certs/2026/mail.crt': renewed.pem } },
  breaks: {
    'a file that is called old': beside('tls/mail.crt.bak', gone.pem, note('tls/mail.crt.bak')),
    'a folder for backups': beside('backup/tls/mail.crt', gone.pem, note('backup/tls/mail.crt')),
    'the folder of last year': beside('certs/2025/mail.crt', gone.pem, note('certs/2025/mail.crt')),
    'a dated file in the same folder': beside('tls/mail-2025-01.crt', gone.pem, note('tls/mail-2025-01.crt')),
    'the renewed one under a name that nothing reads yet': beside('tls/mail.crt', gone.pem, stale('tls/mail.crt')),
    'a host with a number': beside('pods/13/tls.crt', gone.pem, stale('pods/13/tls.crt')),
    'the other colour': beside('blue/tls.crt', old.pem, ['warning: stale-copy corp/mail:blue/tls.crt']),
  },
});

const NGINX = `server {
  listen 443 ssl;
  server_name mail.corp.internal;
  ssl_certificate /etc/nginx/certs/2025/mail.crt;
  ssl_certificate_key /etc/nginx/certs/2025/mail.key;
}
`;

chainTests('the folder of last year that a server still reads', {
  team: { 'corp/mail': { ...config, 'certs/2026/mail.crt': renewed.pem } },
  breaks: {
    'the server was forgotten': {
      edits: { 'corp/mail:certs/2025/mail.crt': gone.pem, 'corp/mail:nginx/mail.conf': NGINX },
      says: stale('certs/2025/mail.crt'),
    },
  },
});

chainTests('hosts that are numbered in one folder', {
  team: { 'corp/mail': { ...config, 'mx1.pem': renewed.pem, 'mx2.pem': renewed.pem, 'mx3.pem': renewed.pem } },
  breaks: {
    'one was left out': beside('mx1.pem', gone.pem, stale('mx1.pem')),
    'the last was left out': beside('mx3.pem', gone.pem, stale('mx3.pem')),
  },
});

const chain = (...pems: { pem: string }[]) => pems.map(({ pem }) => pem).join('');
const same = await leaf(MAIL, NEW, { keys: gone.keys });

chainTests('a file that a server is given', {
  team: { 'corp/mail': { ...config, 'tls/fullchain.pem': chain(same, issuing), 'tls/privkey.pem': same.keyPem } },
  breaks: {
    'the renewed one appended': beside('tls/fullchain.pem', chain(gone, issuing, same), stale('tls/fullchain.pem')),
    'the old one left at the end': beside('tls/fullchain.pem', chain(same, issuing, gone), note('tls/fullchain.pem')),
  },
});

const second = await authority('Corp Issuing CA 2');
const next = await leaf(MAIL, NEW, { issuer: second });
const live = (issued: Issued, issuer: Issued) => ({
  'live/cert.pem': issued.pem,
  'live/chain.pem': issuer.pem,
  'live/fullchain.pem': chain(issued, issuer),
  'live/privkey.pem': issued.keyPem,
});
const inMail = (files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [`corp/mail:${path}`, text]));

chainTests('the four files of certbot', {
  team: { 'corp/mail': { ...config, ...live(old, issuing) } },
  breaks: {
    'all renewed by another intermediate': { edits: inMail(live(next, second)), says: [], change: [] },
    'the full chain and the key alone': {
      edits: { 'corp/mail:live/fullchain.pem': chain(next, second), 'corp/mail:live/privkey.pem': next.keyPem },
      says: ['error: key-mismatch corp/mail:live/cert.pem', 'warning: stale-copy corp/mail:live/cert.pem'],
      change: [
        'error: key-mismatch corp/mail:live/cert.pem',
        'warning: copies-left-behind corp/mail:live/fullchain.pem',
      ],
    },
  },
});

const secret = (namespace: string, { pem }: { pem: string }) => `apiVersion: v1
kind: Secret
metadata: {name: mail-tls, namespace: ${namespace}}
type: kubernetes.io/tls
stringData:
  tls.crt: |
${pem.replace(/^(?=.)/gm, '    ')}`;
const secrets = (first: { pem: string }, second: { pem: string }) =>
  `${secret('mail', first)}---\n${secret('web', second)}`;

chainTests('two Secrets of one manifest', {
  team: { 'corp/mail': { ...config, 'secrets.yaml': secrets(renewed, renewed) } },
  breaks: {
    'one was renewed': beside('secrets.yaml', secrets(gone, renewed), stale('secrets.yaml')),
  },
});

const pinned = (...list: { pem: string }[]) =>
  `trusted:\n${list.map(({ pem }) => `  - |\n${pem.replace(/^(?=.)/gm, '    ')}`).join('')}`;

chainTests('a list of certificates that a client trusts', {
  team: { 'corp/mail': { ...config, 'values.yaml': pinned(old, renewed) } },
  breaks: {
    'the old one ran out': beside('values.yaml', pinned(gone, renewed), note('values.yaml')),
  },
});
