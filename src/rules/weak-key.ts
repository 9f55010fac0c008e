import { certificateNoun, certificateProblem } from '../certificates/describe.ts';
import { hasExpired } from '../certificates/expiry.ts';
import { isOfOneNetwork } from '../certificates/past-use.ts';
import type { PublicKey, Rule } from '../model/index.ts';

export const weakKey: Rule = {
  id: 'weak-key',
  family: 'certificates',
  title: 'Certificate key is too short',
  several: 'have a key that is too short',
  level: 'warning',
  otherLevels: {
    error: 'for RSA keys of less than 830 bits',
    note: 'for a certificate that has expired, or whose private key is in the repository. For one without a host outside a private network, unless something here deploys it',
  },
  why: 'An attacker who computes the private key can impersonate the owner. The minimum is 2048 bits for RSA and DSA and 224 bits for curves, which gives 112 bits of security. RSA of 829 bits has been factored in public.',
  fix: 'Create a new key (P-256, or RSA of at least 2048 bits), reissue the certificate, and replace every copy.',
  references: [
    'https://csrc.nist.gov/pubs/sp/800/131/a/r2/final',
    'https://cabforum.org/working-groups/server/baseline-requirements/requirements/',
  ],
  since: '0.1.0',
  expectedAs: 'weak',
  *check({ inventory, policy, now }) {
    const leaked = new Set(
      inventory.privateKeys.flatMap(({ publicKeyFingerprint, sightings }) =>
        sightings.every(({ encryptedInGit }) => encryptedInGit) ? [] : [publicKeyFingerprint],
      ),
    );
    for (const certificate of inventory.certificates) {
      const { algorithm, bits = 0, curve } = certificate.publicKey;
      const least = leastBits(certificate.publicKey);
      if (bits >= least || bits === 0) continue;
      const kind = curve === undefined ? algorithm : `${algorithm} on ${curve}`;
      yield certificateProblem(certificate, {
        message: `The ${certificateNoun(certificate)} has a key of ${bits} bits (${kind}); the minimum is ${least}. A well-equipped attacker can compute its private key.`,
        // RSA of 829 bits was factored in 2020 (RSA-250); shorter keys fall to a single person.
        // The renewal of an expired certificate brings a new key, and so does the replacement of a leaked one.
        level:
          hasExpired(certificate, now) ||
          leaked.has(certificate.publicKey.fingerprint) ||
          (isOfOneNetwork(certificate) && !certificate.sightings.some(policy.isDeployed))
            ? 'note'
            : algorithm.startsWith('RSA') && bits < 830
              ? 'error'
              : 'warning',
      });
    }
  },
};

/** Bits that give 112 bits of strength (NIST SP 800-57 part 1, table 2); 0 for algorithms whose keys have one size. */
function leastBits({ algorithm, bits }: PublicKey): number {
  if (algorithm === 'EC') return 224;
  if (!algorithm.startsWith('RSA') && algorithm !== 'DSA' && algorithm !== 'DH') return 0;
  // Generators that do not set the top bit make some moduli one or two bits short of what was asked for.
  return bits === 2047 || bits === 2046 ? bits : 2048;
}
