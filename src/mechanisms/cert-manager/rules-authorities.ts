import { placeOf, statedText } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { isOfKind, nameOfRef, namespaceOfRef } from '../../facts/refs.ts';
import { type FactContext, factRule } from '../../facts/rule.ts';
import { isPlainName } from '../../kubernetes/manifests.ts';
import type { Fact, Ref, Rule } from '../../model/index.ts';
import { DAY, goDuration, spellDuration } from '../../util/duration.ts';
import { called, DEFAULT_DURATION, issuerOf, MECHANISM } from './issuers.ts';
import { own } from './own.ts';

const CA = 'https://cert-manager.io/docs/configuration/ca/';

/** The Certificate that makes the Secret of a CA issuer, and the leaves that the issuer signs. */
function family(issuer: Fact, context: FactContext): { maker: Fact | undefined; leaves: Fact[] } {
  const [ref] = issuer.reads;
  const neighbours = context.neighbours(issuer);
  const secret = ref === undefined ? '' : nameOfRef(ref);
  const space = spaceOf(ref);
  const maker = factsBy(neighbours, bySecretName, secret).find((fact) =>
    fact.writes.some(
      (written) => [space, spaceOf(written)].some((one) => one === '?' || one === '*') || spaceOf(written) === space,
    ),
  );
  const leaves = issuer.writes.flatMap((written) => factsBy(neighbours, byIssuer, written));
  return { maker, leaves: [...new Set(leaves)].filter((fact) => fact !== maker) };
}

/** Certificates by the name of the Secret that they keep, and producers by the issuer that they ask. */
const bySecretName: FactKeys = (fact) =>
  fact.mechanism === MECHANISM && fact.kind === 'producer' ? secretNames(fact) : [];
const byIssuer: FactKeys = (fact) => (fact.mechanism === MECHANISM && fact.kind === 'producer' ? fact.reads : []);

function spaceOf(ref: Ref | undefined): string {
  return (ref === undefined || !isOfKind(ref, 'secret') ? undefined : namespaceOfRef(ref)) ?? '?';
}

/** The names of the Secrets that a fact writes. */
function secretNames({ writes }: Fact): string[] {
  return writes.flatMap((ref) => (isOfKind(ref, 'secret') ? [nameOfRef(ref)] : []));
}

const caShort = factRule(MECHANISM, {
  id: 'cert-manager-ca-as-short-as-its-leaves',
  title: 'CA expires as early as the certificates it signs',
  level: 'warning',
  why: 'cert-manager signs certificates that outlive their CA, and renewing the CA does not renew them. With a short-lived CA, chains break before the certificates are due for renewal.',
  fix: 'Set the `duration` of the CA to at least three times that of its certificates, and alert on its expiration.',
  references: [CA],
  kind: 'issuer',
  problem(fact, context) {
    if (own(fact).type !== 'ca' || fact.reads.length === 0) return undefined;
    const { maker, leaves } = family(fact, context);
    if (maker === undefined || maker.attributes.isCA !== true || maker.attributes.duration === null) return undefined;
    const lifetime = (one: Fact) => {
      const text = statedText(one.attributes.duration);
      return text === undefined ? DEFAULT_DURATION : text === null ? 0 : (goDuration(text) ?? 0);
    };
    const lasts = lifetime(maker);
    const longest = Math.max(0, ...leaves.map(lifetime));
    if (lasts === 0 || (lasts > longest && lasts > 90 * DAY)) return undefined;
    if (longest === 0 && lasts > 90 * DAY) return undefined;
    return {
      message: `The CA ${called(maker)} lasts ${spellDuration(lasts)}${maker.attributes.duration === undefined ? ', the default' : ''}${leaves.length === 0 ? '' : `, and signs certificates of ${spellDuration(longest)}`}.`,
      locations: [placeOf(maker, 'duration', 'isCA')],
      related: [fact.location],
    };
  },
});

const caStatic = factRule(MECHANISM, {
  id: 'cert-manager-ca-without-producer',
  title: 'No tool renews the CA of an issuer',
  level: 'note',
  why: 'cert-manager does not rotate the key pair of a CA issuer. If nothing creates or copies its Secret, it was created by hand. All certificates that it signed fail when the CA expires.',
  fix: 'Manage the Secret with a Certificate with `isCA: true`, or alert on its expiration. Plan the rollover with both roots trusted.',
  references: [CA],
  kind: 'issuer',
  problem(fact, context) {
    const [ref] = fact.reads;
    const secret = ref && nameOfRef(ref);
    if (own(fact).type !== 'ca' || secret === undefined || !isPlainName(secret)) return undefined;
    if (factsBy(context.neighbours(fact), byWrittenSecret, secret).length > 0) return undefined;
    return `The ${called(fact)} signs with the Secret "${secret}", which nothing in this repository creates or renews.`;
  },
});

/** Whatever writes a Secret, by the name of the Secret; one that cannot be told may be any. */
const byWrittenSecret: FactKeys = (fact) =>
  fact.kind === 'producer' || fact.kind === 'copy' || fact.kind === 'sink' ? secretNames(fact) : [];

const csiSelfSigned = factRule(MECHANISM, {
  id: 'cert-manager-csi-self-signed',
  title: 'CSI driver volume uses a SelfSigned issuer',
  level: 'warning',
  why: 'A SelfSigned issuer needs the private key, but the csi-driver never sends the key from its node. The pod never starts.',
  fix: 'Use a CA issuer for this volume.',
  references: ['https://cert-manager.io/docs/usage/csi-driver/'],
  kind: 'producer',
  problem(fact, context) {
    if (fact.attributes.resource !== 'csi-driver') return undefined;
    const issuer = issuerOf(fact, context);
    if (issuer === undefined || own(issuer).type !== 'selfSigned') return undefined;
    return {
      message: `A csi-driver volume of "${String(fact.attributes.name)}" uses the SelfSigned issuer "${String(issuer.attributes.name)}".`,
      related: [issuer.location],
    };
  },
});

export const authorityRules: readonly Rule[] = [caShort, caStatic, csiSelfSigned];
