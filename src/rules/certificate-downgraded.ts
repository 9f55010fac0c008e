import { displayName } from '../certificates/names.ts';
import { isPublicTls } from '../certificates/public-issuers.ts';
import { isNewerVersion, notAfterTime, notBeforeTime } from '../certificates/versions.ts';
import { type Replacement, replacementsIn, uncoveredNames } from '../copies/replaced-in-file.ts';
import { replacementOf } from '../copies/replacement.ts';
import { servedRef } from '../facts/refs.ts';
import type { Change, Inventory, Level, Rule, RuleInput, Topology } from '../model/index.ts';
import { dayOf } from '../util/dates.ts';
import { filesText } from '../util/path-names.ts';
import { listed } from '../util/text.ts';

/** A change that puts a certificate in the place of one that did more: a renewal undone, names lost, trust lost. */
export const certificateDowngraded: Rule = {
  id: 'certificate-downgraded',
  family: 'changes',
  title: 'Change replaces a certificate with an older or weaker one',
  level: 'warning',
  otherLevels: { note: 'when no scanned server uses the names that are gone' },
  why: 'The replaced certificate lasted longer, named more hosts, or came from an issuer that clients trust. A revert, a wrong merge or a file from an old folder restores the old version silently. Clients notice first.',
  fix: 'Restore the file and its key from the base branch, or explain in the pull request why this is intended.',
  references: ['https://www.rfc-editor.org/rfc/rfc9525#section-6.3'],
  since: '0.1.0',
  about: 'change',
  *check(input) {
    const { change } = input;
    if (change === undefined) return;
    for (const replacement of replacementsIn(change, input.inventory)) {
      const lesser = lesserIn(replacement, change, input);
      if (lesser === undefined) continue;
      const { before, after, places } = replacement;
      yield {
        subject: `${before.fingerprint}>${after.fingerprint}`,
        certificate: after.fingerprint,
        level: lesser.level,
        message: `After this change ${filesText(places)} ${places.length > 1 ? 'hold' : 'holds'} an older or weaker certificate for "${displayName(after)}": ${lesser.how}.`,
        locations: places,
      };
    }
  },
};

function lesserIn(
  { before, after }: Replacement,
  change: Change,
  input: RuleInput,
): { how: string; level: Level } | undefined {
  if (isNewerVersion(before, after)) {
    // What has expired, or is beside its successor still, has a finding of its own.
    if (
      input.now >= notAfterTime(after) ||
      input.now < notBeforeTime(before) ||
      replacementOf(after, input) !== undefined
    )
      return undefined;
    const [was, is] = [notAfterTime(before), notAfterTime(after)].map(dayOf);
    return { how: `it expires on ${is}, the replaced one on ${was}`, level: 'warning' };
  }
  if (after.selfIssued && !before.selfIssued)
    return {
      how: 'it is self-signed, so clients that trusted the previous issuer reject it',
      level: 'warning',
    };
  if (isPublicTls(before) && !isPublicTls(after))
    return { how: 'its issuer is not a public CA, so clients without that CA reject it', level: 'warning' };
  const lost = uncoveredNames(before, after).filter((name) => !isElsewhere(name, change, input.inventory));
  if (lost.length === 0) return undefined;
  const names = listed(
    lost.map((name) => name.replace(/^\w+:/, '')),
    3,
  );
  const served = lost.some((name) => isServedHost(name, input.topology));
  return { how: `it no longer names ${names}`, level: served ? 'warning' : 'note' };
}

/** Whether another certificate that the change brings has the name: then it was split. */
function isElsewhere(name: string, { base }: Change, { certificates }: Inventory): boolean {
  const known = new Set(base.inventory.certificates.map((one) => one.fingerprint));
  return certificates.some((one) => !known.has(one.fingerprint) && one.names.includes(name));
}

function isServedHost(name: string, { facts }: Topology): boolean {
  const ref = servedRef(name);
  return facts.some((fact) => fact.kind === 'consumer' && fact.writes.includes(ref));
}
