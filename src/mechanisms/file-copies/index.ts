import { factRule } from '../../lib/fact-rules.ts';
import { factAt, graphOf, nodeOf, upstream } from '../../lib/graph.ts';
import { readsAnew } from '../../lib/reloads.ts';
import { mayRun } from '../../lib/run-files.ts';
import { CERTBOT_LIVE } from '../../lib/server-consumers.ts';
import { isReloaded, scriptRef, text } from '../../lib/tool-facts.ts';
import type { Fact, Mechanism, Rule, Topology } from '../../model/index.ts';
import { read } from './read.ts';

const HOOKS = 'https://eff-certbot.readthedocs.io/en/stable/using.html#renewing-certificates';
const SET = 'https://www.gnu.org/software/bash/manual/html_node/The-Set-Builtin.html';

/** Whether something may well repeat a copy: a hook, a schedule of the script, or another copy that is no set-up. */
function mayRepeat(copy: Fact, neighbours: readonly Fact[]): boolean {
  const script = scriptRef(copy.location.path);
  return neighbours.some(
    ({ kind, attributes, writes }) =>
      (kind === 'schedule' && writes.includes(script)) ||
      (kind === 'copy' && attributes.renewed === true && attributes.setup !== true) ||
      (kind === 'reload' && (attributes.hook !== undefined || attributes.directory === true)) ||
      (kind === 'producer' && (attributes.hook !== undefined || attributes.opaque === true)),
  );
}

const rules: readonly Rule[] = [
  factRule('file-copies', {
    id: 'file-copies-made-once',
    title: 'A renewed certificate is copied at set-up only',
    level: 'warning',
    why: 'The client renews its own file. The copy that the server reads was made once, behind the first issue, and stays as it is: the server goes on with the old certificate until it has expired, while every renewal succeeds.',
    fix: 'Let the server read the file of the client, or copy and reload in a hook that runs after each renewal: a script in `/etc/letsencrypt/renewal-hooks/deploy/`, or `--reloadcmd` of acme.sh.',
    references: [HOOKS],
    kind: 'copy',
    problem(fact, { neighbours }) {
      const { setup, name, target } = fact.attributes;
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
    id: 'file-copies-server-not-reloaded',
    title: 'Nothing reloads the server that a renewed certificate is copied to',
    level: 'warning',
    why: 'Most servers read their certificate when they start or reload. The copy brings the renewed file, and the server goes on with the old one until somebody restarts it.',
    fix: 'Reload the server behind the copy: `ssh <host> systemctl reload <service>`.',
    references: [HOOKS],
    kind: 'copy',
    problem(fact, { neighbours, topology }) {
      const around = neighbours(fact);
      if (fact.attributes.setup === true || !isFed(fact, topology)) return undefined;
      const graph = graphOf(topology);
      const unaware = (graph.out.get(nodeOf(topology, fact)) ?? []).flatMap(({ to }) => {
        const consumer = factAt(graph, to);
        const service = consumer && text(consumer, 'service');
        return consumer?.kind === 'consumer' &&
          service !== undefined &&
          !readsAnew(service) &&
          !isReloaded(`service:${service}`, around)
          ? [{ consumer, service }]
          : [];
      });
      const [first] = unaware;
      return first === undefined
        ? undefined
        : {
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

export const fileCopies: Mechanism = {
  id: 'file-copies',
  title: 'Copies by command',
  identifiedBy:
    '`cp`, `install`, `scp`, `rsync`, `cat … > file`, `openssl pkcs12`, `keytool` and `kubectl create secret` of what an ACME client renews, or of certificates from one place of a host to another',
  references: [HOOKS],
  accepts: mayRun,
  needles: [
    '/live/',
    '.acme.sh/',
    '.lego/',
    '/var/lib/acme/',
    'RENEWED_LINEAGE',
    'LEGO_',
    'deploy_cert',
    'caddy/certificates/',
    '.pem',
    '.crt',
    '.cer',
    '.p12',
    '.pfx',
    '.jks',
  ],
  read,
  rules,
};
