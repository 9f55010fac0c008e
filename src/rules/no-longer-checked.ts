import { leavingChecks, type NoLongerChecked } from '../changes/no-longer-checked.ts';
import type { Rule } from '../model/index.ts';
import { listed } from '../util/text.ts';

/** A change after which a certificate or its automation is where no finding fails a check, or is not read at all. */
export const noLongerChecked: Rule = {
  id: 'no-longer-checked',
  family: 'changes',
  title: 'Change excludes a certificate from failing checks',
  level: 'warning',
  why: 'Findings in tests, examples, vendored code and trust stores never fail a check. Files that are not read have no findings. A certificate that is in use there expires without an alert.',
  fix: 'Keep the file in its old path if anything uses it. Otherwise delete it, or explain in the pull request why it is test data now.',
  references: ['https://git-lfs.com/', 'https://git-scm.com/docs/gitsubmodules'],
  since: '0.1.0',
  about: 'change',
  *check({ inventory, topology, policy, change }) {
    if (change === undefined) return;
    for (const one of leavingChecks(change, { inventory, topology }, policy.contextOf)) {
      const { from, to } = one;
      yield {
        subject: `${from.path}>${'unread' in to ? to.unread : to.location.path}`,
        message: messageOf(one),
        ...('unread' in to && to.unread === 'encrypted' && encryptedAdvice(one)),
        locations: [from],
        ...('unread' in to || to.location.path === from.path ? {} : { related: [to.location] }),
      };
    }
  },
};

/** A key alone is better encrypted. */
function encryptedAdvice({ certificates }: NoLongerChecked) {
  const fix =
    'Leave the certificate unencrypted and encrypt its key only. Otherwise probe the endpoints that serve it.';
  return certificates.length > 0 ? { fix } : { fix, level: 'note' as const };
}

const CONTEXTS = {
  fixture: 'test data',
  example: 'an example',
  vendored: 'vendored code',
  'trust-store': 'a trust store',
} as const;

const UNREAD: Readonly<Record<string, string>> = {
  'lfs-pointer': 'a Git LFS pointer',
  symlink: 'a link to a file outside the repository',
  submodule: 'part of a submodule',
  encrypted: 'encrypted',
  archive: 'an archive that is not unpacked',
};

function messageOf({ from, to, titles }: NoLongerChecked): string {
  const what = listed(titles, 3);
  if ('unread' in to) {
    const now = UNREAD[to.unread];
    return now === undefined
      ? `${from.path} held ${what} and cannot be read after this change. No alert will precede its expiration.`
      : `${from.path} held ${what} and is ${now} after this change. Its content is not read, so no alert will precede its expiration.`;
  }
  const { location, context } = to;
  const as = `${CONTEXTS[context]}. Findings there fail no check`;
  return location.path === from.path
    ? `After this change ${what} in ${from.path} counts as part of ${as}.`
    : `This change moves ${what} from ${from.path} to ${location.path}, which counts as ${as}.`;
}
