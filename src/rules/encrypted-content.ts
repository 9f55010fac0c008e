import type { Rule, Unreadable } from '../model/index.ts';
import { countedBy } from '../reporting/phrases.ts';
import { ENCRYPTION_NAMES } from '../util/encryption-names.ts';
import { fileKey } from '../util/path-names.ts';
import { plural } from '../util/text.ts';

const FIX = 'Scan a decrypted work tree as well, or probe the endpoints that serve these certificates.';
const SOPS_FIX = `${FIX} With SOPS, leave certificates unencrypted (\`unencrypted_regex\`).`;

export const encryptedContent: Rule = {
  id: 'encrypted-content',
  family: 'scan',
  title: 'Encrypted files were not read',
  level: 'note',
  why: 'A certificate in an encrypted file can expire or be stale without a finding. The scan has no key, so it cannot tell whether there are any.',
  fix: FIX,
  references: ['https://getsops.io/docs/', 'https://github.com/AGWA/git-crypt'],
  since: '0.1.0',
  joint: true,
  opensIssue: false,
  *check({ inventory, policy }) {
    const files = new Map<string, Unreadable>();
    for (const object of inventory.unreadable) if (object.kind === 'encrypted') files.set(fileKey(object), object);
    const all = [...files.values()];
    const production = all.filter((place) => policy.contextOf(place) === 'production');
    const places = production.length > 0 ? production : all;
    if (places.length === 0) return;
    const kinds = countedBy(places, ({ encryption = 'unknown' }) => ENCRYPTION_NAMES[encryption]).join(', ');
    yield {
      subject: 'encrypted',
      message: `${plural(places.length, 'encrypted file')} ${places.length === 1 ? 'was' : 'were'} not read (${kinds}). Certificates in ${places.length === 1 ? 'it' : 'them'} are not checked.`,
      ...(places.some(({ encryption }) => encryption === 'sops') && { fix: SOPS_FIX }),
      locations: places,
    };
  },
};
