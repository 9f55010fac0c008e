import { resolveSync } from '../copies/declared-sync.ts';
import type { Rule } from '../model/index.ts';

/** A declared source or copy that holds no certificate. */
export const syncCopyMissing: Rule = {
  id: 'sync-copy-missing',
  family: 'copies',
  title: 'Declared copy holds no certificate',
  level: 'warning',
  why: 'The config file declares a copy of the certificate here, but none was found. Either the copy was moved and is no longer watched, or it was never deployed.',
  fix: 'Deploy the certificate there, or correct the `sync` entry.',
  references: [],
  since: '0.1.0',
  *check(input) {
    for (const entry of input.policy.sync) {
      const { source, copies } = resolveSync(entry, input);
      for (const { text, found, inScope } of [source, ...copies]) {
        // A copy in a repository that was not read is not missing.
        if (found.length > 0 || !inScope) continue;
        const side = text === source.text ? 'source' : 'copy';
        yield {
          subject: `${entry.name}|${text}`,
          message: `The ${side} "${text}" of the sync entry "${entry.name}" holds no readable certificate.`,
          locations: [entry.location],
          ...(entry.owners !== undefined && { owners: entry.owners }),
        };
      }
    }
  },
};
