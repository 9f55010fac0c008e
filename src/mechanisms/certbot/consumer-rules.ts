import { posix } from 'node:path';
import { textOf, textsOf } from '../../facts/attributes.ts';
import { CERTBOT_LIVE, certbotPath, pathBelow } from '../../facts/host-paths.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { isOfKind, serviceRef, UNKNOWN_SERVICE } from '../../facts/refs.ts';
import { isReloaded, isScheduled, isScheduledItself, startsProgram } from '../../mechanism-kit/command-facts.ts';
import type { Fact, Problem, Rule, RuleInput } from '../../model/index.ts';
import { hookScripts } from '../../shell/scripts.ts';
import { watchesFiles } from '../../shell/service-reloads.ts';
import { groupBy } from '../../util/collections.ts';
import { own } from './own.ts';

const USING = 'https://eff-certbot.readthedocs.io/en/stable/using.html';

/** Servers that read certbot's files, whatever mechanism found them. */
function* readers({
  topology,
}: RuleInput): Generator<{ fact: Fact; path: string; place: NonNullable<ReturnType<typeof certbotPath>> }> {
  for (const fact of topology.facts) {
    if (fact.kind !== 'consumer') continue;
    for (const name of ['certificate', 'key', 'chain'] as const) {
      const path = textOf(fact.attributes[name]);
      const place = path === undefined ? undefined : certbotPath(path);
      if (path !== undefined && place !== undefined) yield { fact, path, place };
    }
  }
}

const archivePath: Rule = {
  id: 'certbot-archive-path',
  title: 'Server reads a numbered version below archive/',
  level: 'warning',
  why: 'certbot writes each renewal under the next number in `archive/` and updates the links in `live/`. A path in `archive/` keeps the old certificate forever.',
  fix: 'Use the path below `/etc/letsencrypt/live/` instead.',
  references: [`${USING}#where-are-my-certificates`],
  since: '0.1.0',
  *check(input) {
    for (const { fact, path, place } of readers(input)) {
      if (place.tree !== 'archive') continue;
      yield {
        subject: `${fact.location.path}#${path}`,
        message: `${fact.attributes.service} reads ${path}, which no renewal updates.`,
        locations: [fact.location],
      };
    }
  },
};

const doubledLineage: Rule = {
  id: 'certbot-doubled-lineage',
  title: 'Servers use two lineages of one certificate',
  level: 'warning',
  why: 'certbot adds `-0001` when a certificate is requested again with other options. Servers then read different copies, and only one of them may be renewed.',
  fix: 'Point every server to one lineage and remove the other with `certbot delete --cert-name`.',
  references: [`${USING}#managing-certificates`],
  since: '0.1.0',
  *check(input) {
    const all = [...readers(input)];
    const keyOf = (fact: Fact, lineage: string) => `${fact.location.repository}\0${lineage}`;
    const byLineage = groupBy(all, ({ fact, place }) => keyOf(fact, place.lineage));
    const seen = new Set<Fact>();
    for (const { fact, place } of all) {
      const base = /^(.+)-\d{4}$/.exec(place.lineage)?.[1];
      if (base === undefined || seen.has(fact)) continue;
      const [other] = byLineage.get(keyOf(fact, base)) ?? [];
      if (other === undefined) continue;
      seen.add(fact);
      const message = `${fact.attributes.service} reads the lineage ${place.lineage}, while ${other.fact.location.path} reads ${base}.`;
      yield {
        subject: `${fact.location.path}#${place.lineage}`,
        message,
        locations: [fact.location],
        related: [other.fact.location],
      };
    }
  },
};

const withoutChain: Rule = {
  id: 'certbot-leaf-without-chain',
  title: 'Server sends the certificate without its chain',
  level: 'note',
  why: '`cert.pem` holds only the server certificate. Clients without the intermediate reject the connection, and a new intermediate affects even more clients.',
  fix: 'Use `fullchain.pem` of the same folder instead.',
  references: [`${USING}#where-are-my-certificates`],
  since: '0.1.0',
  *check(input) {
    for (const { fact, path, place } of readers(input)) {
      if (place.file !== 'cert.pem' || fact.attributes.chain !== undefined || path !== fact.attributes.certificate)
        continue;
      const message = `${fact.attributes.service} uses ${path}, which holds no intermediate certificate.`;
      yield { subject: `${fact.location.path}#${path}`, message, locations: [fact.location] };
    }
  },
};

interface Unreloaded {
  service: string;
  /** Each renewal runs in an image that is built here, and no consumer is beside it: they share files only by a mount that is not known. */
  apart: boolean;
  consumers: Fact[];
  producers: Fact[];
}

const byRepository: FactKeys = (fact) => [fact.location.repository];

/** Services that read what certbot renews here, and that nothing reloads. */
function* unreloaded({ topology }: RuleInput): Generator<Unreloaded> {
  const { facts: all } = topology;
  for (const repository of new Set(all.map((fact) => fact.location.repository))) {
    const facts = factsBy(all, byRepository, repository);
    const producers = facts.filter(
      (fact) =>
        fact.mechanism === 'certbot' &&
        fact.kind === 'producer' &&
        fact.attributes.disabled !== true &&
        fact.attributes.command !== 'defaults' &&
        // Its plugin reloads whatever server it installs the certificate for.
        own(fact).plugin === undefined,
    );
    // What is passed at run time may well hold the hook.
    if (producers.length === 0 || producers.some((fact) => fact.attributes.opaque === true)) continue;
    const consumers = facts.filter(
      (fact) => fact.kind === 'consumer' && fact.reads.some((ref) => pathBelow(ref, CERTBOT_LIVE) !== undefined),
    );
    // What renews on the hosts runs no handler of a deployment.
    const onHosts =
      facts.some((fact) => fact.attributes.packaged === true && startsProgram(fact, 'certbot')) ||
      producers.some((fact) => fact.attributes.command === 'renew' && isScheduled(fact, facts));
    const renewals: Renewals = { all: producers.filter((fact) => isScheduled(fact, facts)), own: new Set() };
    for (const fact of producers) if (isScheduledItself(fact, facts)) renewals.own.add(placeOf(fact));
    const lasting = settled(
      facts.filter((fact) => !isSetup(fact, renewals) && !(onHosts && fact.attributes.via === 'handler')),
    );
    const images = new Set(
      facts
        .filter(({ kind, attributes }) => kind === 'pin' && attributes.surface === 'dockerfile')
        .map(({ location }) => posix.dirname(location.path)),
    );
    for (const service of new Set(consumers.map((fact) => String(fact.attributes.service)))) {
      if (watchesFiles(service) || isReloaded(serviceRef(service), lasting)) continue;
      const served = consumers.filter((fact) => fact.attributes.service === service);
      const isApart = (fact: Fact) =>
        images.has(posix.dirname(fact.location.path)) && !served.some((one) => isBeside(one, fact));
      yield { service, apart: producers.every(isApart), producers, consumers: served };
    }
  }
}

/** Whether a file is in the folder of another one, or below it. */
const isBeside = ({ location: { path } }: Fact, { location }: Fact) => {
  const folder = posix.dirname(location.path);
  return folder === '.' || path.startsWith(`${folder}/`);
};

const placeOf = ({ location }: Fact) => `${location.path}\0${location.line}`;
const byPlace: FactKeys = (fact) => [placeOf(fact)];

/** Producers that something runs again and again, and the places of those that are run themselves. */
interface Renewals {
  all: readonly Fact[];
  own: Set<string>;
}

/** A reload behind the first issue, in a script that nothing repeats, while something else renews. */
function isSetup(reload: Fact, { all, own: places }: Renewals): boolean {
  if (reload.attributes.setup !== true) return false;
  const place = placeOf(reload);
  return all.length > factsBy(all, byPlace, place).length && !places.has(place);
}

const hookScript: FactKeys = (fact) => (own(fact).services === undefined ? [] : fact.reads);

/** The reloads of hooks that are scripts of this repository, with the services that the scripts reload. */
function settled(facts: readonly Fact[]): readonly Fact[] {
  return facts.map((fact) => {
    if (fact.kind !== 'reload' || fact.mechanism !== 'certbot' || !fact.writes.includes(UNKNOWN_SERVICE)) return fact;
    const hook = textOf(fact.attributes.hook);
    const scripts = hook === undefined ? fact.reads.filter((ref) => isOfKind(ref, 'script')) : hookScripts(hook);
    const known = scripts.map((ref) => factsBy(facts, hookScript, ref));
    if (known.length === 0 || known.some((some) => some.length === 0)) return fact;
    const services = known.flat().flatMap((script) => textsOf(own(script).services));
    return { ...fact, writes: [...new Set(services)].map(serviceRef) };
  });
}

const inContainer = (fact: Fact) => fact.attributes.container !== undefined || fact.attributes.surface === 'compose';

function reloadProblem({ service, apart, producers, consumers }: Unreloaded): Problem {
  const path = consumers.map((fact) => textOf(fact.attributes.certificate)).find((value) => value !== undefined);
  const what = path === undefined ? `what ${service} reads` : `${path}, which ${service} reads`;
  const message = `certbot renews ${what}, but nothing reloads ${service}. It serves the old certificate until a restart.`;
  const started = producers.filter((fact) => fact.attributes.command !== 'lineage');
  const renewing = started.filter((fact) => fact.attributes.command === 'renew');
  const [places = []] = [renewing, started, producers].filter((some) => some.length > 0);
  return {
    subject: serviceRef(service),
    message,
    ...(apart && { level: 'note' }),
    locations: places.map((fact) => fact.location),
    related: consumers.map((fact) => fact.location),
  };
}

const noDeployHook: Rule = {
  id: 'certbot-no-deploy-hook',
  title: 'No hook reloads the server after certbot renews',
  level: 'warning',
  otherLevels: { note: 'when certbot runs in an image of its own, and the server elsewhere' },
  why: 'Servers read certificates when they start or reload. Until then clients still get the old certificate.',
  fix: 'Add `--deploy-hook "systemctl reload <service>"`, or a script in `/etc/letsencrypt/renewal-hooks/deploy/`.',
  references: [`${USING}#renewing-certificates`],
  since: '0.1.0',
  *check(input) {
    for (const found of unreloaded(input)) if (!found.producers.every(inContainer)) yield reloadProblem(found);
  },
};

const noProxyReload: Rule = {
  id: 'certbot-no-proxy-reload',
  title: 'Proxy next to the certbot container never reloads',
  level: 'warning',
  why: 'The certbot container renews the certificate in the shared volume. The proxy in the other container does not notice.',
  fix: 'Reload on a timer in the proxy service: `while :; do sleep 6h; nginx -s reload; done & nginx -g "daemon off;"`.',
  references: [`${USING}#running-with-docker`, 'https://nginx.org/en/docs/control.html'],
  since: '0.1.0',
  *check(input) {
    for (const found of unreloaded(input)) if (found.producers.every(inContainer)) yield reloadProblem(found);
  },
};

export const consumerRules: readonly Rule[] = [archivePath, doubledLineage, withoutChain, noDeployHook, noProxyReload];
