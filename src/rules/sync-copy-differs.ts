import { lineageOf, resolveSync } from '../lib/declared-sync.ts';
import { titleOf } from '../lib/titles.ts';
import type { Rule } from '../model/index.ts';

/** A declared copy that holds another certificate than its source, not just another version. */
export const syncCopyDiffers: Rule = {
  id: 'sync-copy-differs',
  title: 'A declared copy holds another certificate than its source',
  level: 'warning',
  why: 'The config says that this is a copy, and it holds a certificate for other names or from another authority. A renewal of the source will not be recognised here.',
  fix: 'Deploy the certificate of the source there, or correct the "sync" entry.',
  references: [],
  since: '0.1.0',
  *check(input) {
    for (const entry of input.policy.sync) {
      const { source, copies } = resolveSync(entry, input);
      const lineage = lineageOf(source, input.topology);
      if (lineage === undefined) continue;
      for (const { text, found } of copies) {
        const [other] = found;
        if (
          other === undefined ||
          found.some(({ certificate }) => lineage.versions.includes(certificate.fingerprint))
        ) {
          continue;
        }
        yield {
          subject: `${entry.name}|${text}`,
          certificate: other.certificate.fingerprint,
          message: `"${text}" holds "${titleOf(other.certificate)}", which is no version of "${lineage.title}" at ${entry.source}, although the sync entry "${entry.name}" declares it as a copy.`,
          locations: found.map(({ place }) => place),
          related: [entry.location],
          ...(entry.owners !== undefined && { owners: entry.owners }),
        };
      }
    }
  },
};
