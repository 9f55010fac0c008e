import { placeOf, statedText } from '../../facts/attributes.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { isOfKind, mayMean, nameOfRef, spellSecret, withoutNamespace } from '../../facts/refs.ts';
import { type FactContext, factRule } from '../../facts/rule.ts';
import { isPlainName } from '../../kubernetes/manifests.ts';
import type { Fact, Ref, Rule } from '../../model/index.ts';
import { likelyWriter } from '../../topology/dangling-refs.ts';
import { graphOf, nodeOf, upstream } from '../../topology/graph.ts';
import { factsInUnit } from '../../topology/neighbours.ts';
import { DAY, duration, spellDuration } from '../../util/duration.ts';
import { closestName } from '../../util/typos.ts';
import { own } from './read.ts';

const MECHANISM = 'external-secrets';
const POLICY = 'https://external-secrets.io/latest/guides/ownership-deletion-policy/';
const API = 'https://external-secrets.io/latest/api/externalsecret/';
const PUSH = 'https://external-secrets.io/latest/guides/pushsecrets/';

function isFed(fact: Fact, { topology }: FactContext): boolean {
  return upstream(graphOf(topology), nodeOf(topology, fact), 5).some((one) => one.fact.kind !== 'scope');
}

const byWritten: FactKeys = ({ kind, writes }) => (kind === 'producer' ? writes.map(withoutNamespace) : []);

function isPush(fact: Fact): boolean {
  return String(fact.attributes.resource).endsWith('PushSecret');
}

function called(fact: Fact): string {
  return `The ${String(fact.attributes.resource)} "${String(fact.attributes.name)}"`;
}

export const externalSecretsRules: readonly Rule[] = [
  factRule(MECHANISM, {
    id: 'external-secrets-never-refreshes',
    title: 'ExternalSecret fetches the certificate only once',
    level: 'warning',
    why: 'With `CreatedOnce`, `OnChange` or an interval of 0, the Secret is fetched only when the manifest is applied. A certificate that is renewed in the store does not reach the cluster.',
    fix: 'Use `refreshPolicy: Periodic` with `refreshInterval: 1h`.',
    references: [POLICY, API],
    kind: 'copy',
    problem(fact, context) {
      if (isPush(fact) || fact.attributes.state !== 'once') return undefined;
      // An initial copy: another tool in this namespace renews the Secret afterwards.
      const likely = fact.writes.flatMap((mine) => {
        const writers = factsBy(context.neighbours(fact), byWritten, withoutNamespace(mine));
        return writers.flatMap(({ writes }) => writes.map((ref) => ({ mine, ref })));
      });
      if (likely.some(({ mine, ref }) => mine === ref || mayMean(mine, ref) || mayMean(ref, mine))) return undefined;
      // Its annotations say that cert-manager takes it over, which a Certificate of another namespace does not do.
      const name = (ref: Ref) => (isOfKind(ref, 'secret') ? nameOfRef(ref) : undefined);
      const elsewhere = likely.some(({ mine, ref }) => name(mine) !== undefined && name(mine) === name(ref));
      if (own(fact).seeds === true && !elsewhere) return undefined;
      return {
        message: `${called(fact)} fetches its certificate once and never refreshes it.`,
        locations: [placeOf(fact, 'refreshPolicy', 'refreshInterval')],
      };
    },
  }),
  factRule(MECHANISM, {
    id: 'external-secrets-refresh-too-rare',
    title: 'ExternalSecret fetches the certificate too rarely',
    level: 'note',
    why: 'A renewed certificate waits in the store for up to one interval. An interval of more than a day leaves little time for repairs, especially for a six-day certificate.',
    fix: 'Set `refreshInterval: 1h`.',
    references: [API],
    kind: 'copy',
    problem(fact) {
      const interval = statedText(fact.attributes.refreshInterval);
      const wait = typeof interval === 'string' ? duration(interval) : undefined;
      if (wait === undefined || wait <= DAY || fact.attributes.state === 'once') return undefined;
      return {
        message: `${called(fact)} fetches a new version only every ${spellDuration(wait)}.`,
        locations: [placeOf(fact, 'refreshInterval')],
      };
    },
  }),
  factRule(MECHANISM, {
    id: 'external-secrets-version-pinned',
    title: 'ExternalSecret pins one version of the certificate',
    level: 'warning',
    why: 'The store keeps the renewed certificate under a new version. A reference with a version number keeps fetching the old one.',
    fix: 'Remove `remoteRef.version`, so that the current version is fetched.',
    references: [API],
    kind: 'copy',
    problem: (fact) =>
      typeof fact.attributes.version !== 'string'
        ? undefined
        : {
            message: `${called(fact)} always fetches version ${JSON.stringify(fact.attributes.version)} of its certificate, not the newest one.`,
            locations: [placeOf(fact, 'version')],
          },
  }),
  factRule(MECHANISM, {
    id: 'external-secrets-target-immutable',
    title: 'ExternalSecret writes into an immutable Secret',
    level: 'warning',
    why: 'An immutable Secret cannot be updated: the first version stays, and later writes fail.',
    fix: 'Drop `target.immutable`.',
    references: [API, 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-immutable'],
    kind: 'copy',
    problem: (fact) =>
      own(fact).immutable !== true
        ? undefined
        : {
            message: `${called(fact)} writes its certificate into an immutable Secret.`,
            locations: [placeOf(fact, 'immutable')],
          },
  }),
  factRule(MECHANISM, {
    id: 'external-secrets-push-never-updates',
    title: 'PushSecret never pushes a renewed certificate',
    level: 'warning',
    why: 'With `updatePolicy: IfNotExists` or an interval of 0, the store receives only the first version. Readers of the store serve it until it expires.',
    fix: 'Use `updatePolicy: Replace` with `refreshInterval: 1h`.',
    references: [PUSH],
    kind: 'copy',
    problem: (fact) =>
      !isPush(fact) || fact.attributes.state !== 'once'
        ? undefined
        : {
            message: `${called(fact)} pushes its certificate once and never updates it.`,
            locations: [placeOf(fact, 'updatePolicy', 'refreshInterval')],
          },
  }),
  factRule(MECHANISM, {
    id: 'external-secrets-push-source-unknown',
    title: 'PushSecret selects a missing Secret',
    level: 'warning',
    why: 'Nothing creates the Secret that the PushSecret selects, but one with nearly that name exists. Nothing is pushed, and the store keeps its old certificate.',
    fix: 'Correct `selector.secret.name`.',
    references: [PUSH],
    kind: 'copy',
    problem(fact, context) {
      const [source] = fact.reads;
      if (!isPush(fact) || source === undefined || !isPlainName(nameOfRef(source))) return undefined;
      const written = factsInUnit(fact, context.topology.facts)
        .flatMap((one) => (one === fact ? [] : one.writes))
        .filter((ref) => isOfKind(ref, 'secret'))
        .map(nameOfRef);
      const wanted = nameOfRef(source);
      if (written.includes(wanted) || isFed(fact, context)) return undefined;
      const likely = likelyWriter(fact, source, context.topology);
      const meant = closestName(wanted, written) ?? (likely && nameOfRef(likely.ref));
      if (meant === undefined) return undefined;
      return {
        message: `${called(fact)} pushes the ${spellSecret(source)}, which nothing provides; did you mean "${meant}"?`,
        locations: [placeOf(fact, 'secret')],
      };
    },
  }),
];
