import { placeOf, statedText } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { isOfKind, nameOfRef, namespaceOfRef } from '../../facts/refs.ts';
import { type FactContext, factRule, oncePerFolder } from '../../facts/rule.ts';
import { isPlainName } from '../../kubernetes/manifests.ts';
import type { Fact, Ref, Rule } from '../../model/index.ts';
import { defaultValue, isOffByDefault } from '../../topology/conditions.ts';
import { DAY, goDuration, spellDuration } from '../../util/duration.ts';
import { memoizeByObject } from '../../util/memoize.ts';
import { called, DEFAULT_DURATION, issuerOf, MECHANISM } from './issuers.ts';
import { own } from './own.ts';

const CA = 'https://cert-manager.io/docs/configuration/ca/';

/** The Certificate that makes the Secret of a CA issuer, and the leaves that the issuer signs, by its refs. The maker may be among them. */
function family(issuer: Fact, context: FactContext): { maker: Fact | undefined; signed: (readonly Fact[])[] } {
  const [ref] = issuer.reads;
  const neighbours = context.neighbours(issuer);
  const secret = ref === undefined ? '' : nameOfRef(ref);
  const space = spaceOf(ref);
  const maker = factsBy(neighbours, bySecretName, secret).find((fact) =>
    fact.writes.some(
      (written) => [space, spaceOf(written)].some((one) => one === '?' || one === '*') || spaceOf(written) === space,
    ),
  );
  return { maker, signed: issuer.writes.map((written) => factsBy(neighbours, byIssuer, written)) };
}

/** How long each of the certificates of one issuer is kept, the longest first. Thousands of issuers may share a name. */
const waitsOf = memoizeByObject((leaves: readonly Fact[], context: FactContext) => {
  const waits = leaves.flatMap((leaf) => {
    const times = timesOf(leaf, context);
    return times === undefined ? [] : [{ leaf, wait: times.lifetime - times.before }];
  });
  return waits.sort((a, b) => b.wait - a.wait);
});

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

/** A duration in milliseconds, that of the chart's values where the template asks for one; undefined where it is not known. */
function known(fact: Fact, name: 'duration' | 'renewBefore', { topology }: FactContext): number | undefined {
  const value = own(fact)[`${name}Value`];
  const text =
    typeof value === 'string' ? defaultValue(fact, value, topology.facts) : statedText(fact.attributes[name]);
  return typeof text === 'string' ? goDuration(text) : undefined;
}

const inDays = (time: number) => spellDuration(time > 3 * DAY ? Math.round(time / DAY) * DAY : time);

/** Lifetime of a CA from which its first end is too far away to act now. */
const FAR = 5 * 365 * DAY;

interface Times {
  lifetime: number;
  /** How long before its end it is issued again. */
  before: number;
}

/** When a Certificate is issued again; undefined where that cannot be told. */
function timesOf(fact: Fact, context: FactContext): Times | undefined {
  const { duration, renewBefore, renewBeforePercentage: share } = fact.attributes;
  const lifetime = duration === undefined ? DEFAULT_DURATION : known(fact, 'duration', context);
  if (lifetime === undefined) return undefined;
  const percentage = share === undefined ? 100 / 3 : Number(statedText(share));
  const before = renewBefore === undefined ? (lifetime * percentage) / 100 : known(fact, 'renewBefore', context);
  return before === undefined || Number.isNaN(before) || before >= lifetime ? undefined : { lifetime, before };
}

const caShortEach = factRule(MECHANISM, {
  id: 'cert-manager-ca-as-short-as-its-leaves',
  title: 'CA expires before its certificates are reissued',
  level: 'warning',
  otherLevels: { note: 'for a CA that lasts more than five years, or that the values of its chart leave off' },
  why: 'Renewing a CA does not reissue the certificates that it signed. They keep the old version of the CA until their own renewal. If they are renewed after that version expires, clients reject them.',
  fix: 'Set `renewBefore` of the CA to more than the time between two renewals of its certificates. A longer `duration` helps as well.',
  references: [CA],
  kind: 'issuer',
  problem(fact, context) {
    if (own(fact).type !== 'ca' || fact.reads.length === 0) return undefined;
    const { maker, signed } = family(fact, context);
    const ca = maker === undefined ? undefined : timesOf(maker, context);
    if (maker === undefined || ca === undefined || maker.attributes.isCA !== true) return undefined;
    // Nothing fails before the first version of the CA expires, or before someone switches its template on.
    const isQuiet = ca.lifetime > FAR || isOffByDefault(maker, context.topology.facts);
    const place = {
      locations: [placeOf(maker, 'renewBefore', 'duration', 'isCA')],
      ...(isQuiet && { level: 'note' as const }),
    };
    const isLeaf = (leaf: Fact) => leaf !== maker;
    if (!signed.some((leaves) => leaves.some(isLeaf)))
      return ca.lifetime > 90 * DAY
        ? undefined
        : {
            message: `The CA ${called(maker)} lasts ${spellDuration(ca.lifetime)}${maker.attributes.duration === undefined ? ', the default' : ''}.`,
            ...place,
            related: [fact.location],
          };
    const longest = signed.flatMap((leaves) => waitsOf(leaves, context).find(({ leaf }) => isLeaf(leaf)) ?? []);
    const [worst] = longest.sort((a, b) => b.wait - a.wait);
    if (worst === undefined || worst.wait <= ca.before) return undefined;
    return {
      message: `The CA ${called(maker)} is replaced ${inDays(ca.before)} before it expires. ${called(worst.leaf)} is reissued only every ${inDays(worst.wait)}, so its CA can expire first.`,
      ...place,
      related: [worst.leaf.location, fact.location],
    };
  },
});

const caShort = oncePerFolder(
  caShortEach,
  (count, first) => `${count} CAs here may expire before their certificates are reissued. ${first}`,
);

const caStatic = factRule(MECHANISM, {
  id: 'cert-manager-ca-without-producer',
  title: 'No tool renews the CA of an issuer',
  level: 'note',
  why: 'cert-manager does not rotate the key pair of a CA issuer. If no configuration creates or copies the issuer’s Secret, a person created it. When the CA expires, every certificate that it signed fails.',
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
