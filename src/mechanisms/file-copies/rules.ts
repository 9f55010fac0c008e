import { namesItsFile, textOf } from '../../facts/attributes.ts';
import { CERTBOT_LIVE, pathBelow } from '../../facts/host-paths.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { isOfKind, serviceRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { isReloaded } from '../../mechanism-kit/command-facts.ts';
import { rareCopyRule } from '../../mechanism-kit/rare-copies.ts';
import type { Fact, Ref, Rule, Topology } from '../../model/index.ts';
import { clientById, clientOfFact, clientOfHookFolder } from '../../shell/clients/index.ts';
import { hookScripts, scriptRef } from '../../shell/scripts.ts';
import { readsAnew } from '../../shell/service-reloads.ts';
import { factAt, graphOf, nodeOf, upstream } from '../../topology/graph.ts';
import { own } from './read.ts';

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
  const { hook, reload, opaque, more, directory } = fact.attributes;
  const given = hook !== undefined || reload !== undefined || more !== undefined || opaque === true;
  // Something puts a script, perhaps this one, into the folder whose scripts the client runs.
  const isPut = fact.kind === 'reload' && directory === true;
  return (fact.kind === 'producer' && given) || isPut ? [idOf(fact)] : [];
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
    title: 'Renewed certificate is copied only at setup',
    level: 'warning',
    why: 'The client renews its own file. The copy for the server was made once, after the first issue. The server serves that copy until it expires, although every renewal succeeds.',
    fix: 'Point the server at the file of the client. Otherwise copy and reload in a hook: a script in `/etc/letsencrypt/renewal-hooks/deploy/`, or `--reloadcmd` of acme.sh.',
    references: [HOOKS],
    kind: 'copy',
    problem(fact, { neighbours }) {
      const { setup, state, name, target } = fact.attributes;
      if (state === 'once')
        return `${name} is dumped to ${target} only when the container starts, because \`--watch\` is missing.`;
      if (setup !== true || mayRepeat(fact, neighbours(fact))) return undefined;
      return {
        message: `${name} is copied to ${target} after the first issue, but nothing found here copies it after a renewal.`,
        subject: `${fact.location.path}#set-up`,
      };
    },
  }),
  factRule('file-copies', {
    id: 'file-copies-failure-hidden',
    title: 'Failed copy of a certificate looks successful',
    level: 'warning',
    why: 'The copy of the renewed certificate ignores failures, such as a missing source, a full disk or an offline host. The old copy stays, and no alert appears.',
    fix: 'Remove `|| true`, start the script with `set -e`, and alert on its failure.',
    references: [HOOKS, SET],
    kind: 'copy',
    problem: (fact, { topology }) => {
      const { hidden, program, name, target } = fact.attributes;
      return hidden === undefined || !isFed(fact, topology)
        ? undefined
        : `\`${program}\` of ${name} to ${target} fails silently (\`${hidden}\`).`;
    },
  }),
  factRule('file-copies', {
    id: 'file-copies-one-version',
    title: 'Copy uses the name of one certificate version',
    level: 'warning',
    why: 'The source name contains a date or a renewal number. The next version has another name. The copy keeps deploying the old version until it expires, without any error.',
    fix: 'Copy from a stable name, such as certbot’s `live/` folder, or a link that the renewal updates.',
    references: [HOOKS],
    kind: 'copy',
    problem(fact, { neighbours }) {
      const { state, name, target, setup, schedules } = fact.attributes;
      const repeats =
        schedules !== undefined || fact.reads.some((ref) => ref === CERTBOT_LIVE) || mayRepeat(fact, neighbours(fact));
      // A step that a person runs once may well name the current file.
      return state === 'pinned' && setup !== true && repeats
        ? `${name}, which is one version of a certificate, is copied to ${target}.`
        : undefined;
    },
  }),
  factRule('file-copies', {
    id: 'file-copies-hook-not-run',
    title: 'No client runs the hook that deploys the certificate',
    level: 'warning',
    why: 'The script expects to run as the hook of an ACME client. The client that is set up here has no hook, so renewed certificates are not deployed.',
    fix: 'Set the script as the hook: `HOOK=` of dehydrated, `--renew-hook` of lego, `--deploy-hook` of certbot.',
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
        message: `${fact.location.path} deploys certificates of ${client.title} to ${target}, but ${client.title} has no hook here.`,
        related: unhooked.map(({ location }) => location),
        subject: `${fact.location.path}#hook`,
      };
    },
  }),
  factRule('file-copies', {
    id: 'file-copies-source-not-renewed',
    title: 'Copy uses a lineage that is not renewed',
    level: 'warning',
    why: 'The copy reads a certbot folder, but no certbot command found here writes it. Nothing reads the folder that is renewed. The copy succeeds but deploys the same certificate again and again.',
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
            message: `The lineage ${lineages[0]} is copied to ${fact.attributes.target}, but certbot renews ${meant}, which nothing found here reads.`,
            related: [unread.location],
          };
    },
  }),
  factRule('file-copies', {
    id: 'file-copies-server-not-reloaded',
    title: 'No reload after a renewed certificate is copied',
    level: 'warning',
    why: 'Most servers read their certificate when they start or reload. The copy deploys the renewed file, but the server keeps the old certificate until a restart.',
    fix: 'Reload the server after the copy: `ssh <host> systemctl reload <service>`.',
    references: [HOOKS],
    kind: 'copy',
    problem(fact, { neighbours, topology }) {
      if (fact.attributes.setup === true || !isFed(fact, topology)) return undefined;
      // A hook may reload what it likes; where this script is the hook, what it does is known.
      const scripts = [scriptRef(fact.location.path), ...fact.reads.filter((ref) => isOfKind(ref, 'script'))];
      const counts = (reload: Fact) => {
        const hook = fact.attributes.mayReload === true ? undefined : textOf(reload.attributes.hook);
        return hook === undefined || !hookScripts(hook).some((script) => scripts.includes(script));
      };
      const around = neighbours(fact);
      const restarts = factsBy(around, reloadsByPath, fact.location.path).some(counts);
      const graph = graphOf(topology);
      const unaware = (graph.out.get(nodeOf(topology, fact)) ?? []).flatMap(({ to }) => {
        const consumer = factAt(graph, to);
        const service = consumer && textOf(consumer.attributes.service);
        return consumer?.kind === 'consumer' &&
          service !== undefined &&
          namesItsFile(consumer) &&
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
            message: `${fact.attributes.name} is copied to ${fact.attributes.target}, which ${first.service} serves. Nothing found here reloads ${first.service} after a copy.`,
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
      // What makes a certificate once, before its server starts, renews nothing.
      ({ fact }) => (fact.kind === 'producer' && fact.attributes.state !== 'once') || fact.kind === 'copy',
    )
  );
}

/** The lineage of certbot in whose folder a file lies. */
function lineageOf(ref: Ref): string | undefined {
  return /^([^/]+)\//.exec(pathBelow(ref, CERTBOT_LIVE) ?? '')?.[1];
}
