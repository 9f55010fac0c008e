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
  title: 'The CA lasts no longer than what it signs',
  level: 'warning',
  why: 'cert-manager signs leaves that outlive their CA, and renewing the CA does not renew the leaves. With a CA as short as they are, chains break before the leaves are due.',
  fix: 'Give the CA a `duration` of at least three times that of its leaves, and alert on it.',
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
  title: 'Nothing renews the CA that an issuer signs with',
  level: 'note',
  why: 'cert-manager does not rotate the key pair of a CA issuer. Where nothing here makes or copies its Secret, somebody put it there by hand, and everything that it signed fails on the day it expires.',
  fix: 'Let a Certificate with `isCA: true` keep the Secret, or track its expiry, and plan the rollover with both roots trusted.',
  references: [CA],
  kind: 'issuer',
  problem(fact, context) {
    const [ref] = fact.reads;
    const secret = ref && nameOfRef(ref);
    if (own(fact).type !== 'ca' || secret === undefined || !isPlainName(secret)) return undefined;
    if (factsBy(context.neighbours(fact), byWrittenSecret, secret).length > 0) return undefined;
    return `The ${called(fact)} signs with the Secret "${secret}", which nothing in this repository makes or renews.`;
  },
});

/** Whatever writes a Secret, by the name of the Secret; one that cannot be told may be any. */
const byWrittenSecret: FactKeys = (fact) =>
  fact.kind === 'producer' || fact.kind === 'copy' || fact.kind === 'sink' ? secretNames(fact) : [];

const csiSelfSigned = factRule(MECHANISM, {
  id: 'cert-manager-csi-self-signed',
  title: 'The csi-driver cannot use a SelfSigned issuer',
  level: 'warning',
  why: 'A SelfSigned issuer needs the private key, which never leaves the node that the csi-driver runs on; the pod never starts.',
  fix: 'Use a CA issuer.',
  references: ['https://cert-manager.io/docs/usage/csi-driver/'],
  kind: 'producer',
  problem(fact, context) {
    if (fact.attributes.resource !== 'csi-driver') return undefined;
    const issuer = issuerOf(fact, context);
    if (issuer === undefined || own(issuer).type !== 'selfSigned') return undefined;
    return {
      message: `A csi-driver volume of "${String(fact.attributes.name)}" asks the SelfSigned issuer "${String(issuer.attributes.name)}".`,
      related: [issuer.location],
    };
  },
});

export const authorityRules: readonly Rule[] = [caShort, caStatic, csiSelfSigned];
