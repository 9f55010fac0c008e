import { textOf } from '../../facts/attributes.ts';
import { anyFact, type FactKeys, factsBy } from '../../facts/index.ts';
import { factRule } from '../../facts/rule.ts';
import { isScheduledItself } from '../../mechanism-kit/command-facts.ts';
import type { Fact, Mechanism, Rule } from '../../model/index.ts';
import { clientOfFact } from '../../shell/clients/index.ts';
import { accepts, own, read } from './read.ts';

/** Types of tables that are files of their own, made by postmap(1). */
const INDEXED = /^(?:hash|btree|lmdb|cdb|dbm|sdbm):/;

const clientRuns: FactKeys = (fact) => (fact.kind === 'producer' && clientOfFact(fact) !== undefined ? ['all'] : []);
const isRebuilt = anyFact(repeats);

const rules: readonly Rule[] = [
  factRule('postfix', {
    id: 'postfix-table-not-rebuilt',
    title: 'Postfix table keeps the old certificates',
    level: 'warning',
    why: 'An indexed table of `tls_server_sni_maps` holds the certificates themselves. `postmap -F` copies them into it. When Postfix is reloaded without that, it reads the old certificates again.',
    fix: 'Run `postmap -F` for the table in the renewal hook, before Postfix is reloaded.',
    references: ['https://www.postfix.org/postconf.5.html#tls_server_sni_maps'],
    kind: 'consumer',
    problem(fact, { neighbours }) {
      const table = textOf(own(fact).table);
      if (table === undefined || !INDEXED.test(table)) return undefined;
      const around = neighbours(fact);
      const clients = factsBy(around, clientRuns, 'all');
      // Options of a client that are known at run time only may well hold a hook.
      if (clients.length === 0 || clients.some(({ attributes }) => attributes.opaque === true)) return undefined;
      return isRebuilt(around)
        ? undefined
        : {
            message: `Postfix takes certificates from ${table}, which holds copies. Nothing found here runs \`postmap -F\` after a renewal.`,
            related: clients.slice(0, 3).map(({ location }) => location),
          };
    },
  }),
];

/** Whether a fact is a run of `postmap -F` that follows each renewal, as far as the repository tells. */
function repeats(fact: Fact, neighbours: readonly Fact[]): boolean {
  const { hook, setup, surface } = fact.attributes;
  if (/\bpostmap\b/.test(String(hook ?? ''))) return true;
  if (own(fact).rebuilds === undefined) return false;
  return isScheduledItself(fact, neighbours) || (setup !== true && surface !== 'yaml');
}

export const postfix: Mechanism = {
  id: 'postfix',
  title: 'Postfix',
  identifiedBy:
    '`main.cf` and `master.cf`, and scripts that write them or run `postconf -e`, that set `smtpd_tls_*` files',
  references: [
    'https://www.postfix.org/postconf.5.html#smtpd_tls_chain_files',
    'https://www.postfix.org/TLS_README.html',
  ],
  accepts,
  needles: ['_tls_cert_file', '_tls_chain_files', '_tls_CAfile', 'tls_server_sni_maps', '_tls_eccert_file', 'postmap '],
  read,
  rules,
};
