import { certificateNoun, certificateProblem } from '../certificates/describe.ts';
import { hasExpired } from '../certificates/expiry.ts';
import { isOfOneNetwork } from '../certificates/past-use.ts';
import { roleOf } from '../certificates/role.ts';
import type { Rule, SeenCertificate } from '../model/index.ts';

/** MD2, MD4, MD5, SHA-0 and SHA-1 in the usual names: `md5WithRSAEncryption`, `ecdsa-with-SHA1`, `RSASSA-PSS-SHA1`. */
const BROKEN_HASH = /^(?:md[245]|sha1?)with|-with-sha1$|-pss-(?:sha1|md5)$/i;

export const weakSignature: Rule = {
  id: 'weak-signature',
  family: 'certificates',
  title: 'Certificate is signed with a broken hash',
  several: 'are signed with a broken hash',
  level: 'warning',
  otherLevels: {
    note: 'for a code-signing certificate, and for one that has expired. For one without a host outside a private network, unless something here deploys it',
  },
  why: 'With MD5 and SHA-1, an attacker can create two certificates that share one signature, so the signature proves little. Current clients reject them. The signature of a self-signed root is exempt, because clients do not rely on it.',
  fix: 'Reissue the certificate with a signature over SHA-256 or better, and replace every copy.',
  references: [
    'https://shattered.io/',
    'https://www.rfc-editor.org/rfc/rfc9155',
    'https://csrc.nist.gov/pubs/sp/800/131/a/r2/final',
  ],
  since: '0.1.0',
  expectedAs: 'weak',
  *check({ inventory, policy, now }) {
    for (const certificate of inventory.certificates) {
      const { signatureAlgorithm } = certificate;
      if (!BROKEN_HASH.test(signatureAlgorithm) || isSelfSigned(certificate)) continue;
      const message = `The ${certificateNoun(certificate)} is signed with ${signatureAlgorithm}, which can be forged. Current clients reject it.`;
      // Signatures with a timestamp count as of the day on which the code was signed.
      // Of a certificate that has expired, the renewal replaces the signature.
      const isMilder =
        roleOf(certificate)?.outlived ||
        hasExpired(certificate, now) ||
        (isOfOneNetwork(certificate) && !certificate.sightings.some(policy.isDeployed));
      const level = isMilder ? ('note' as const) : undefined;
      yield certificateProblem(certificate, { message, ...(level !== undefined && { level }) });
    }
  },
};

/** Self-issued, and by its own key as far as the key identifiers tell (RFC 5280 section 4.2.1.1). */
function isSelfSigned({ selfIssued, authorityKeyId, subjectKeyId }: SeenCertificate): boolean {
  return selfIssued && (authorityKeyId === undefined || authorityKeyId === subjectKeyId);
}
