import { issue } from '../../scripts/fixtures/pki.ts';
import { GONE, leaf, NEW, NEXT, OLD, QUIET } from '../support/team-certificates.ts';
import { chainTests } from '../support/team-chains.ts';

const MAIL = 'mail.corp.internal';
const [gone, old] = [await leaf(MAIL, GONE), await leaf(MAIL, OLD)];
const [renewed, next] = [await leaf(MAIL, NEW), await leaf(MAIL, NEXT)];
const publicCa = await issue({
  subject: "CN=R11, O=Let's Encrypt, C=US",
  notBefore: '2024-01-01',
  notAfter: '2030-01-01',
  ca: true,
});
const successors = {
  'the same authority': renewed,
  'the same key': await leaf(MAIL, NEW, { keys: old.keys }),
  'another key type': await leaf(MAIL, NEW, { key: 'rsa' }),
  'another common name': await leaf(MAIL, NEW, { subject: 'CN=Corp Mail, O=Corp' }),
};
const others = {
  'another authority': await leaf(MAIL, NEW, { issuer: publicCa }),
  'more names': await leaf(MAIL, NEW, { names: [MAIL, 'imap.corp.internal'] }),
};

const wildcard = await leaf('*.corp.internal', NEW, { names: ['*.corp.internal', 'corp.internal'] });

const config = { '.github/cert-hygiene.yml': QUIET };
const owners = { '.github/CODEOWNERS': '* @corp/pods\n' };

const left = ['warning: copies-left-behind corp/web:tls/mail.pem'];

chainTests('a certificate that two teams keep', {
  team: {
    'corp/web': { ...config, 'tls/mail.pem': old.pem },
    'corp/pods': { ...owners, 'pods/13/tls.crt': old.pem, 'pods/15/tls.crt': old.pem },
  },
  breaks: {
    ...Object.fromEntries(
      Object.entries(successors).map(([how, { pem }]) => [
        `a renewal with ${how}`,
        {
          edits: { 'corp/web:tls/mail.pem': pem },
          says: ['warning: stale-copy corp/pods:pods/13/tls.crt'],
          change: left,
        },
      ]),
    ),
    // Without the change nobody can tell them from certificates of their own.
    ...Object.fromEntries(
      Object.entries(others).map(([how, { pem }]) => [
        `a renewal with ${how}`,
        { edits: { 'corp/web:tls/mail.pem': pem }, says: [], change: left },
      ]),
    ),
    // Who moves to a wildcard leaves the others with what they have.
    'a wildcard instead': { edits: { 'corp/web:tls/mail.pem': wildcard.pem }, says: [], change: [] },
    'a version that is not valid yet': {
      edits: { 'corp/web:tls/mail.pem': next.pem },
      says: ['warning: not-yet-valid corp/web:tls/mail.pem'],
      change: ['warning: not-yet-valid corp/web:tls/mail.pem'],
    },
    'an expired version brought back': {
      edits: { 'corp/web:tls/mail.pem': gone.pem },
      says: ['error: expired corp/web:tls/mail.pem', 'error: stale-copy corp/web:tls/mail.pem'],
    },
  },
});

chainTests('a renewal that reached everybody', {
  team: {
    'corp/web': { ...config, 'tls/mail.pem': renewed.pem },
    'corp/pods': { ...owners, 'pods/13/tls.crt': renewed.pem },
  },
  breaks: {
    'the renewal reverted in one repository': {
      edits: { 'corp/web:tls/mail.pem': old.pem },
      says: ['warning: stale-copy corp/web:tls/mail.pem'],
      change: ['warning: certificate-downgraded corp/web:tls/mail.pem'],
    },
    'a further copy from an old backup': {
      edits: { 'corp/pods:pods/27/tls.crt': gone.pem },
      says: ['error: expired corp/pods:pods/27/tls.crt', 'error: stale-copy corp/pods:pods/27/tls.crt'],
      // The config that turns notes off is the other repository's.
      change: [
        'error: expired corp/pods:pods/27/tls.crt',
        'error: stale-copy corp/pods:pods/27/tls.crt',
        'note: sync-undeclared corp/pods:pods/13/tls.crt',
      ],
    },
  },
});
