import { textOf } from '../../facts/attributes.ts';
import { pathBelow } from '../../facts/host-paths.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { serviceRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { isReloaded } from '../../mechanism-kit/command-facts.ts';
import { rareCopyRule } from '../../mechanism-kit/rare-copies.ts';
import { CERTBOT_LIVE } from '../../mechanism-kit/server-consumers.ts';
import type { Fact, Ref, Rule, Topology } from '../../model/index.ts';
import { clientById, clientOfFact, clientOfHookFolder } from '../../shell/clients/index.ts';
import { hookScripts, scriptRef } from '../../shell/scripts.ts';
import { readsAnew } from '../../shell/service-reloads.ts';
import { factAt, graphOf, nodeOf, upstream } from '../../topology/graph.ts';
import { own } from './own.ts';

export const HOOKS = 'https://eff-certbot.readthedocs.io/en/stable/using.html#renewing-certificates';
const SET = 'https://www.gnu.org/software/bash/manual/html_node/The-Set-Builtin.html';

/** What repeats copies: a schedule those of its script, hooks and other copies that are no set-up perhaps any. */
const repeaters: FactKeys = (fact) => {
  const { kind, attributes, writes } = fact;
  if (kind === 'schedule') return writes;
  const any =
    (kind === 'copy' && attributes.renewed === true && attributes.setup !== true) ||
    (kind === 'reload' && (attributes.hook !== undefined || attributes.directory === true)) ||
    (kind === 'producer' && (attributes.hook !== undefined || attributes.opaque === true));
  return any ? ['any'] : [];
};
const idOf = (fact: Fact) => clientOfFact(fact)?.id ?? fact.mechanism;
const clients: FactKeys = (fact) => (fact.kind === 'producer' ? [idOf(fact)] : []);
/** Clients that are given a hook, under another name on the host perhaps, or among options that are known at run time only. */
const hooked: FactKeys = (fact) => {
  const { hook, reload, opaque, more } = fact.attributes;
  const given = hook !== undefined || reload !== undefined || more !== undefined || opaque === true;
  return fact.kind === 'producer' && given ? [idOf(fact)] : [];
};
const writers: FactKeys = ({ writes }) => writes;
/** Runs of certbot by the lineages that they renew; `any` where that is not known. */
const renewals: FactKeys = ({ kind, mechanism, writes }) => {
  if (kind !== 'producer' || mechanism !== 'certbot') return [];
  const names = writes.flatMap((ref) => lineageOf(ref) ?? []);
  return names.length === 0 ? ['any'] : names.map((name) => `lineage ${name}`);
};
const reloadsByPath: FactKeys = ({ kind, location }) => (kind === 'reload' ? [location.path] : []);
/** Clients that are named, or looked at, beside one copy. */
const MAX_CLIENTS = 100;

/** Whether something may well repeat a copy. */
function mayRepeat(copy: Fact, neighbours: readonly Fact[]): boolean {
  return ['any', scriptRef(copy.location.path)].some((key) => factsBy(neighbours, repeaters, key).length > 0);
}

export const rules: readonly Rule[] = [
  rareCopyRule('file-copies', 'copied'),
  factRule('file-copies', {
    id: 'file-copies-made-once',
    title: 'A renewed certificate is copied at set-up only',
    level: 'warning',
    why: 'The client renews its own file. The copy that the server reads was made once, behind the first issue, and stays as it is: the server goes on with the old certificate until it has expired, while every renewal succeeds.',
    fix: 'Let the server read the file of the client, or copy and reload in a hook that runs after each renewal: a script in `/etc/letsencrypt/renewal-hooks/deploy/`, or `--reloadcmd` of acme.sh.',
    references: [HOOKS],
    kind: 'copy',
    problem(fact, { neighbours }) {
      const { setup, state, name, target } = fact.attributes;
      if (state === 'once')
        return `${name} is dumped to ${target} when the container starts, and not again: \`--watch\` is missing.`;
      if (setup !== true || mayRepeat(fact, neighbours(fact))) return undefined;
      return {
        message: `${name} is copied to ${target} behind the first issue, and nothing here copies it again after a renewal.`,
        subject: `${fact.location.path}#set-up`,
      };
    },
  }),
  factRule('file-copies', {
    id: 'file-copies-failure-hidden',
    title: 'A copy that fails looks like one that was made',
    level: 'warning',
    why: 'The renewed certificate is copied to where it is served from, and a failure is swallowed: a missing source, a full disk or a host that is down leave the old copy in place, and nobody hears of it.',
    fix: 'Remove `|| true`, let the script end with `set -e`, and alert on its failure.',
    references: [HOOKS, SET],
    kind: 'copy',
    problem: (fact, { topology }) => {
      const { hidden, program, name, target } = fact.attributes;
      return hidden === undefined || !isFed(fact, topology)
        ? undefined
        : `\`${program}\` of ${name} to ${target} fails in silence (\`${hidden}\`).`;
    },
  }),
  factRule('file-copies', {
    id: 'file-copies-one-version',
    title: 'A copy names one version of a certificate',
    level: 'warning',
    why: 'The name of the source holds a date or the number of a renewal. The next version lies under another name, and the copy goes on bringing this one, without any error, until it has expired where it is served.',
    fix: 'Copy from a name that stays the same, such as certbot’s `live/` folder, or a link that the renewal moves.',
    references: [HOOKS],
    kind: 'copy',
    problem(fact, { neighbours }) {
      const { state, name, target, setup, schedules } = fact.attributes;
      const repeats =
        schedules !== undefined || fact.reads.some((ref) => ref === CERTBOT_LIVE) || mayRepeat(fact, neighbours(fact));
      // What is done once by hand may well name the file that is there today.
      return state === 'pinned' && setup !== true && repeats
        ? `${name}, which is one version of a certificate, is copied to ${target}.`
        : undefined;
    },
  }),
  factRule('file-copies', {
    id: 'file-copies-hook-not-run',
    title: 'No client is told to run the hook that brings the certificate on',
    level: 'warning',
    why: 'The script takes what an ACME client hands to its hook. The client that is set up here names no hook, so it renews, and what it renews stays where it is.',
    fix: 'Name the script as the hook: `HOOK=` of dehydrated, `--renew-hook` of lego, `--deploy-hook` of certbot.',
    references: [HOOKS],
    kind: 'copy',
    problem(fact, { neighbours }) {
      const { target } = fact.attributes;
      const { handed } = own(fact);
      const around = (keys: FactKeys, key: string) => factsBy(neighbours(fact), keys, key).slice(0, MAX_CLIENTS);
      const client = clientById(String(handed));
      const unhooked = around(clients, String(handed));
      if (
        // Where no option names a hook, it is not seen who runs it.
        client?.hooks?.options === undefined ||
        unhooked.length === 0 ||
        clientOfHookFolder(fact.location.path) !== undefined ||
        around(writers, scriptRef(fact.location.path)).length > 0 ||
        around(hooked, String(handed)).length > 0
      )
        return undefined;
      return {
        message: `${fact.location.path} brings what ${client.title} renews to ${target}, and ${client.title} is given no hook here.`,
        related: unhooked.map(({ location }) => location),
        subject: `${fact.location.path}#hook`,
      };
    },
  }),
  factRule('file-copies', {
    id: 'file-copies-source-not-renewed',
    title: 'Another file is renewed than the one that is copied',
    level: 'warning',
    why: 'The copy takes the certificate from a folder of certbot that no run of certbot here writes, while the one that is renewed is read by nobody. The copy succeeds and brings the same certificate again and again.',
    fix: 'Copy from the lineage that is renewed (`certbot certificates` lists them), and delete the other one.',
    references: [HOOKS],
    kind: 'copy',
    problem(fact, { neighbours, topology }) {
      const lineages = fact.reads.flatMap((ref) => lineageOf(ref) ?? []);
      // certbot appends a number to a name that is taken; its command line has the name alone.
      const asked = [...lineages, ...lineages.map((name) => name.replace(/-\d{4}$/, ''))];
      const known = ['any', ...asked.map((name) => `lineage ${name}`)];
      if (lineages.length === 0 || known.some((key) => factsBy(neighbours(fact), renewals, key).length > 0))
        return undefined;
      const graph = graphOf(topology);
      const runs = factsBy(neighbours(fact), clients, 'certbot').slice(0, MAX_CLIENTS);
      const unread = runs.find(
        (client) =>
          !(graph.out.get(nodeOf(topology, client)) ?? []).some(
            ({ ref }) => pathBelow(ref, CERTBOT_LIVE) !== undefined,
          ),
      );
      const [meant] = unread?.writes.flatMap((ref) => lineageOf(ref) ?? []) ?? [];
      return unread === undefined || meant === undefined
        ? undefined
        : {
            message: `The lineage ${lineages[0]} is copied to ${fact.attributes.target}, while certbot renews ${meant}, which nothing here reads.`,
            related: [unread.location],
          };
    },
  }),
  factRule('file-copies', {
    id: 'file-copies-server-not-reloaded',
    title: 'Nothing reloads the server that a renewed certificate is copied to',
    level: 'warning',
    why: 'Most servers read their certificate when they start or reload. The copy brings the renewed file, and the server goes on with the old one until somebody restarts it.',
    fix: 'Reload the server behind the copy: `ssh <host> systemctl reload <service>`.',
    references: [HOOKS],
    kind: 'copy',
    problem(fact, { neighbours, topology }) {
      if (fact.attributes.setup === true || !isFed(fact, topology)) return undefined;
      // A hook may reload what it likes; where this script is the hook, what it does is known.
      const script = scriptRef(fact.location.path);
      const counts = (reload: Fact) => {
        const hook = fact.attributes.mayReload === true ? undefined : textOf(reload.attributes.hook);
        return hook === undefined || !hookScripts(hook).includes(script);
      };
      const around = neighbours(fact);
      const restarts = factsBy(around, reloadsByPath, fact.location.path).some(counts);
      const graph = graphOf(topology);
      const unaware = (graph.out.get(nodeOf(topology, fact)) ?? []).flatMap(({ to }) => {
        const consumer = factAt(graph, to);
        const service = consumer && textOf(consumer.attributes.service);
        return consumer?.kind === 'consumer' &&
          service !== undefined &&
          !readsAnew(service) &&
          // Under which name an application is started, its own configuration does not tell.
          !(restarts && consumer.mechanism === 'spring') &&
          !isReloaded(serviceRef(service), around, counts)
          ? [{ consumer, service }]
          : [];
      });
      const [first] = unaware;
      return first === undefined
        ? undefined
        : {
            subject: `${fact.location.path}#${serviceRef(first.service)}`,
            message: `${fact.attributes.name} is copied to ${fact.attributes.target}, which ${first.service} serves, and nothing here reloads ${first.service} when a renewed version arrives.`,
            related: unaware.map(({ consumer }) => consumer.location),
          };
    },
  }),
];

/** Whether what is copied is renewed: by a client whose folder it is taken from, or by what writes the source. */
function isFed(copy: Fact, topology: Topology): boolean {
  return (
    copy.attributes.renewed === true ||
    upstream(graphOf(topology), nodeOf(topology, copy)).some(
      ({ fact }) => fact.kind === 'producer' || fact.kind === 'copy',
    )
  );
}

/** The lineage of certbot in whose folder a file lies. */
function lineageOf(ref: Ref): string | undefined {
  return /^([^/]+)\//.exec(pathBelow(ref, CERTBOT_LIVE) ?? '')?.[1];
}
