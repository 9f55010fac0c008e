import { chainsOf, claimsChain, issuance } from '../certificates/chains.ts';
import { displayName, dnAttribute } from '../certificates/names.ts';
import { isPublicTls } from '../certificates/public-issuers.ts';
import { brokenChains } from '../certificates/split-chains.ts';
import { staleCaBundles } from '../certificates/stale-ca-bundles.ts';
import type { Problem, Rule } from '../model/index.ts';
import { fileNameOf } from '../util/path-names.ts';

/** A chain that does not lead from its first certificate to the issuer of that one. */
export const chainIncomplete: Rule = {
  id: 'chain-incomplete',
  family: 'copies',
  title: 'Certificate chain is incomplete or outdated',
  level: 'warning',
  otherLevels: { note: 'for a full chain without an issuer that may be the root of a private CA' },
  why: 'Browsers may fetch a missing intermediate. Mail servers, command-line clients and programs do not, and reject the connection. This happens when a renewal replaces the certificate but keeps the old chain.',
  fix: 'Deploy the full chain that the CA issued with this certificate (certbot: `fullchain.pem`).',
  references: ['https://www.rfc-editor.org/rfc/rfc8446#section-4.4.2'],
  since: '0.1.0',
  *check({ inventory, topology }) {
    for (const { place, certificates } of chainsOf(inventory)) {
      const [leaf, ...others] = certificates;
      if (leaf === undefined || leaf.selfIssued) continue;
      const relations = others.map((other) => issuance(leaf, other));
      if (relations.includes('issued')) continue;
      const issuer = dnAttribute(leaf.issuer, 'CN') ?? leaf.issuer;
      const problem = (message: string): Problem => ({
        subject: `${leaf.fingerprint}@${place.path}`,
        certificate: leaf.fingerprint,
        message,
        locations: [place],
      });
      if (relations.includes('other-key')) {
        yield problem(
          `The certificate of "${issuer}" after "${displayName(leaf)}" has a different key from the one that signed it. The chain was not renewed with the certificate.`,
        );
      } else if (claimsChain(place)) {
        const message = `The file is named as a full chain, but it lacks "${issuer}", the issuer of "${displayName(leaf)}".`;
        // A private CA may issue from its root, which no chain needs; another intermediate is none of this chain.
        const mayBeWhole = others.length === 0 && !isPublicTls(leaf);
        yield { ...problem(message), ...(mayBeWhole && { level: 'note' }) };
      }
    }
    for (const { leaf, place, rest } of brokenChains(inventory)) {
      yield {
        subject: `${leaf.fingerprint}@${rest.place.path}`,
        certificate: leaf.fingerprint,
        message: `The chain in ${fileNameOf(rest.place.path)} lacks "${dnAttribute(leaf.issuer, 'CN') ?? leaf.issuer}", the issuer of "${displayName(leaf)}" in ${fileNameOf(place.path)} beside it. The chain was not renewed with the certificate.`,
        locations: [rest.place],
        related: [place],
      };
    }
    for (const { authority, place, served } of staleCaBundles({ inventory, topology })) {
      yield {
        subject: `${authority.fingerprint}@${place.path}`,
        certificate: authority.fingerprint,
        message: `The CA bundle of the API server holds "${displayName(authority)}", but another key of that name signed the certificate "${displayName(served)}". The API server refuses to call the service, because the CA bundle was not renewed with the CA.`,
        fix: 'Add the CA certificate that signs the service now to the bundle, or let an injector do it (`cert-manager.io/inject-ca-from`).',
        locations: [place],
        related: served.sightings.slice(0, 3),
      };
    }
  },
};
