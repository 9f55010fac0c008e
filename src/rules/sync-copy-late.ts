import { momentOf } from '../lib/dates.ts';
import { isEndpoint, lineageOf, resolveSync } from '../lib/declared-sync.ts';
import { duration } from '../lib/duration.ts';
import { endOf, newestFirst, replaces, startOf } from '../lib/versions.ts';
import type { Rule } from '../model/index.ts';

/** A declared copy that is older than its source, for longer than the declaration allows. */
export const syncCopyLate: Rule = {
  id: 'sync-copy-late',
  title: 'A declared copy is behind its source for longer than allowed',
  level: 'error',
  why: 'The source was renewed and the declared copy was not, within the time that the config allows. Nothing is expired yet; the chain that carries the certificate is broken all the same.',
  fix: 'Deploy the version of the source to the copy, reload what serves it, and mend what should have carried it.',
  references: [],
  since: '0.1.0',
  *check(input) {
    for (const entry of input.policy.sync) {
      if (isEndpoint(entry.source)) continue;
      const within = entry.within === undefined ? 0 : (duration(entry.within) ?? 0);
      const { source, copies } = resolveSync(entry, input);
      const lineage = lineageOf(source, input.topology);
      const newest = source.found
        .map(({ certificate }) => certificate)
        .filter((one) => lineage?.versions.includes(one.fingerprint))
        .sort(newestFirst)[0];
      if (lineage === undefined || newest === undefined || startOf(newest) + within >= input.now) continue;
      for (const { text, found } of copies) {
        const versions = found.filter(({ certificate }) => lineage.versions.includes(certificate.fingerprint));
        if (versions.length === 0 || versions.some(({ certificate }) => !replaces(newest, certificate))) continue;
        const [held] = versions.toSorted((a, b) => newestFirst(a.certificate, b.certificate));
        if (held === undefined) continue;
        yield {
          subject: `${entry.name}|${text}`,
          certificate: held.certificate.fingerprint,
          message: `"${text}" holds the version of "${lineage.title}" that runs out on ${momentOf(endOf(held.certificate))}. Its source ${entry.source} holds one issued on ${momentOf(startOf(newest))}, and the sync entry "${entry.name}" allows ${entry.within ?? 'no delay'}.`,
          locations: versions.map(({ place }) => place),
          related: [...source.found.map(({ place }) => place), entry.location],
          ...(entry.owners !== undefined && { owners: entry.owners }),
        };
      }
    }
  },
};
