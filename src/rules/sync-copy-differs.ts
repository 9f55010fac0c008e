import { displayName, dnAttribute } from '../certificates/names.ts';
import { lineageOf, type ResolvedSync, resolveSync } from '../copies/declared-sync.ts';
import { replacementOf } from '../copies/replacement.ts';
import type { Rule, SeenCertificate } from '../model/index.ts';
import { cut, reveal } from '../util/escape.ts';
import { fileKey, fileNameOf, filesText } from '../util/path-names.ts';

/** A declared copy that holds another certificate than its source, not just another version. */
export const syncCopyDiffers: Rule = {
  id: 'sync-copy-differs',
  family: 'copies',
  title: 'Declared copy and its source hold different certificates',
  level: 'warning',
  why: 'The config file declares this as a copy, but it holds a certificate with other names or from another CA. So it is unknown whether this copy has the current version of its source.',
  fix: 'Deploy the certificate of the source there, or correct the `sync` entry.',
  references: [],
  since: '0.1.0',
  *check(input) {
    for (const entry of input.policy.sync) {
      const { source, copies } = resolveSync(entry, input);
      const lineage = lineageOf(source, input.topology);
      if (lineage === undefined) continue;
      const isVersion = ({ certificate }: Found) =>
        lineage.versions.includes(certificate.fingerprint) ||
        lineage.versions.includes(replacementOf(certificate, input)?.fingerprint ?? '');
      for (const { text, found } of copies) {
        const versions = found.filter(isVersion);
        const right = new Set(versions.map(({ place }) => fileKey(place)));
        const names = new Set(versions.map(({ place }) => fileNameOf(place.path)));
        // A glob may reach further than it means to; files of one name it does mean.
        const others = found.filter(
          ({ place }) => !right.has(fileKey(place)) && (versions.length === 0 || names.has(fileNameOf(place.path))),
        );
        const [other] = others;
        if (other === undefined) continue;
        const places = others.map(({ place }) => place);
        yield {
          subject: `${entry.name}|${text}`,
          certificate: other.certificate.fingerprint,
          message: `${filesText(places)} ${places.length === 1 ? 'holds' : 'hold'} "${displayName(other.certificate)}" of "${issuerOf(other.certificate)}". The sync entry "${entry.name}" declares "${text}" as a copy of "${lineage.title}" at ${entry.source}.`,
          locations: places,
          related: [entry.location],
          ...(entry.owners !== undefined && { owners: entry.owners }),
        };
      }
    }
  },
};

type Found = ResolvedSync['source']['found'][number];

function issuerOf({ issuer }: SeenCertificate): string {
  return reveal(cut(dnAttribute(issuer, 'CN') ?? issuer, 100));
}
