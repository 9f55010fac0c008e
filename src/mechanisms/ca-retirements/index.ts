import { RETIREMENTS, type Retirement, retirement, retirementText } from '../../certificates/ca-policy-dates.ts';
import { ownAttributes, textOf } from '../../facts/attributes.ts';
import { factRule } from '../../facts/rule.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';
import { CLIENTS, clientKeeping, clientNamed } from '../../shell/clients/index.ts';
import { clientInvocations, clientServer, rehearsalOf } from '../../shell/clients/runs.ts';
import { invocations, mayHoldCommands, option } from '../../shell/command-files.ts';
import { powershellInvocations } from '../../shell/powershell.ts';
import { memoizeByObject } from '../../util/memoize.ts';

/** What only the rule below reads of these facts. */
type Own = 'asks' | 'title' | 'rehearses';
const own = ownAttributes<Own>('ca-retirements');
type Output = MechanismOutput<Own>;

const ASKING = CLIENTS.filter(({ asksFor }) => asksFor !== undefined);
const IDS = ASKING.map(({ id }) => id);
const LONGEST_ROW = 2000;
/** What a file holds that has a client ask for what is retired. */
const ASKS = new RegExp(
  `(?<![\\w-])(?:${ASKING.flatMap(({ asksFor = [] }) => asksFor.flatMap(([, ...options]) => options)).join('|')})(?![\\w-])`,
);
/** Programs that connect to servers, and their option for a certificate of the client. */
const CONNECTING = ['curl', 'wget', 'grpcurl', 'mosquitto_pub', 'mosquitto_sub'];
const CERTIFICATE_OPTION = /^(?:--cert|--certificate|-cert|-E)(?:=|$)/;

interface NamedRetirement {
  id: Retirement['id'];
  word: string;
  /** Of the text before the word. */
  key?: RegExp;
}

/** Settings of Terraform, CloudFormation and the AWS CLI that choose the CA of a database. */
const DATABASE_CA = /ca[-_]?cert(?:ificate)?[-_]?identifier["']?(?:\s{0,9}[:=]\s{0,9}|\s{1,9})["']?$/i;

/** What configuration names by a word of its own, whatever the client. */
const NAMED = RETIREMENTS.flatMap(({ id, named }): NamedRetirement[] => {
  if (named === undefined) return [];
  if ('urls' in named) return named.urls.map((word) => ({ id, word }));
  if ('authorities' in named) return named.authorities.map((word) => ({ id, word, key: DATABASE_CA }));
  return 'profile' in named
    ? [{ id, word: named.profile, key: /profile\w{0,20}["']?(?:\s{0,9}[:=]\s{0,9}|\s{1,9})["']?$/i }]
    : [{ id, word: named.chain, key: /chains?["']?(?:\s{0,9}[:=]\s{0,9}|\s{1,9})["'[\s]{0,9}$/i }];
});

/**
 * A setting that asks for the TLS feature extension (RFC 7633): `must-staple = True`, `MDMustStaple on`, `ocspMustStaple = true;`,
 * the `must_staple` of a Caddyfile, which has no value.
 */
const STAPLE =
  /(?:^|[^A-Za-z0-9])(?:MD|ocsp[-_]?)?must[-_]?staple["']?(?:\s{0,9}[:=]\s{0,9}|\s{1,9}|$)["']?(?:(?:true|yes|on|1)\b|$)/i;
/** As acme.sh saves it, and as requests for certificates of OpenSSL state it. */
const SAVED =
  /\bLe_OCSP_Staple=["']?1|\btlsfeature\s{0,9}=\s{0,9}(?:critical\s?,\s?)?(?:status_request|5)\b|1\.3\.6\.1\.5\.5\.7\.1\.24\s{0,9}=/;
/** The branch of a script that a setting opens, or an option of its command line. */
const DECIDED = /^\s*(?:(?:el)?if\b.{0,200}staple|-{1,2}[\w-]{1,60}(?:\s?\|\s?-{1,2}[\w-]{1,60}){0,9}\)\s{0,9}$)/i;
/** Words of scripts that validate a name for an ACME client. */
const VALIDATES = /acme[-_]?challenge|CERTBOT_|\bcertbot\b|\blego\b|dehydrated|acme\.sh/i;
/** A name of a former setting: `OLDCA` of dehydrated, from which it takes the account. */
const FORMER = /(?:^|[\s{,;])old[-_]?\w{0,40}["']?\s{0,9}[:=][\s"']{0,9}(?:https:\/\/)?$/i;
const ACME_V2 = 'acme-v02.api.letsencrypt.org';
/** Lines between the entries of one list. */
const NEAR = 3;
const COMMENT = /^\s*(?:#|\/\/|;|\*|<!--|--\s)/;

const callsIn = (file: ConfigFile) =>
  /\.psm?1$/i.test(file.path) ? powershellInvocations(file, IDS) : clientInvocations(file, ...IDS);

const LETS_ENCRYPT = /letsencrypt|let's ?encrypt/i;
/** CAs that are not Let's Encrypt: those with a public directory, and any other URL of one. */
const OTHER_CA =
  /zerossl|sectigo|pki\.goog|ssl\.com|buypass|digicert|entrust|globalsign|https?:\/\/(?![\w.-]{0,60}letsencrypt)[^\s"'/]{1,200}[^\s"']{0,200}(?:\/directory\b|\/acme\/(?!challenge))/i;

/**
 * A scope for each option that the file requests from Let's Encrypt and that has a retirement date, at the first place.
 */
function read(file: ConfigFile, output: Output): void {
  const told = new Set<string>();
  const emit = (asks: Retirement['id'], title: string, line: number, rehearses = false) => {
    const attributes = { name: asks };
    if (!told.has(asks))
      output.fact({ kind: 'scope', reads: [], writes: [], attributes, own: { asks, title, rehearses } }, { line });
    told.add(asks);
  };

  for (const call of ASKS.test(file.text) ? callsIn(file) : []) {
    const { asksFor = [], title, issuer } = call.client;
    const server = clientServer(call);
    const isPublic = server === undefined ? issuer === 'lets-encrypt' : /letsencrypt/.test(server);
    if (!isPublic || rehearsalOf(call) !== undefined) continue;
    for (const [id, ...options] of asksFor)
      if (call.command.args.some((arg) => options.includes(arg))) emit(id, title, call.command.line);
  }

  for (const { command } of invocations(file, ...CONNECTING)) {
    const directive = command.args.find((arg) => CERTIFICATE_OPTION.test(arg))?.replace(/=.*$/, '');
    const certificate = directive === undefined ? undefined : option(command.args, directive);
    if (directive !== undefined && certificate !== undefined && clientKeeping(certificate) !== undefined)
      output.fact(
        {
          kind: 'scope',
          reads: [],
          writes: [],
          attributes: { service: command.name, directive, side: 'client', certificate },
        },
        { line: command.line },
      );
  }

  const rows = file.text.split('\n').map((row) => (row.length > LONGEST_ROW || COMMENT.test(row) ? '' : row));
  const client = clientNamed(file.path)?.title ?? 'The configuration';
  for (const [index, row] of rows.entries()) {
    if (row === '') continue;
    for (const { id, word, key } of NAMED) {
      const before = row.includes(word) ? row.slice(0, row.indexOf(word)) : undefined;
      if (before === undefined || FORMER.test(before) || key?.test(before) === false) continue;
      // Zone settings of other tools are no renewal.
      if (id === 'hetzner-dns' && !VALIDATES.test(file.text)) continue;
      // Where the directory of today is beside it, both are names to choose from.
      const near = rows.slice(Math.max(0, index - NEAR), index + NEAR + 1);
      const isChoice = id === 'acme-v1' && near.some((other) => other.includes(ACME_V2));
      emit(id, client, index + 1, isChoice || word.includes('staging'));
    }
    const isSetting = STAPLE.test(row) && !/--|\bsed\b/.test(row);
    // Code that adds the extension where a setting asks for it is no such setting.
    if ((!isSetting && !SAVED.test(row)) || DECIDED.test(rows[index - 1] ?? '')) continue;
    const ca = caOf(rows, file.path);
    // A request may go to any CA, and acme.sh asks another one unless it is told.
    const isClients = isSetting || (ca === 'client' && !row.includes('Le_'));
    if (ca === 'lets-encrypt' || (isClients && ca !== 'other')) emit('must-staple', client, index + 1);
  }
}

/** The CA that a file uses: the one that it names, that of a client that it names, or undefined if nothing tells. */
const caOf = memoizeByObject(
  (rows: readonly string[], path: string): 'lets-encrypt' | 'other' | 'client' | undefined => {
    const names = (what: RegExp) => rows.some((row) => what.test(row));
    if (names(LETS_ENCRYPT)) return 'lets-encrypt';
    if (names(OTHER_CA)) return 'other';
    return clientNamed(`${path}\n${rows.join('\n')}`) === undefined ? undefined : 'client';
  },
);

const rules: readonly Rule[] = [
  factRule('ca-retirements', {
    id: 'ca-retirements-still-asked',
    title: 'Renewal uses an option or API that is retired',
    level: 'warning',
    otherLevels: { note: 'for a staging server, or if the CA ignores the retired option' },
    why: 'A CA rejects an order that uses a retired option. The first renewal after the retirement date fails, and so does every later one.',
    fix: 'Remove the option before the retirement date.',
    references: [...new Set(RETIREMENTS.map(({ source }) => source))],
    kind: 'scope',
    problem(fact, { now }) {
      const { asks, rehearses } = own(fact);
      const id = textOf(asks) as Retirement['id'] | undefined;
      if (id === undefined) return undefined;
      const one = retirement(id);
      return {
        subject: `${fact.location.path}#${id}`,
        message: `${own(fact).title} requests ${one.what}. ${retirementText(one, now)}`,
        fix: one.fix,
        level: rehearses === true ? 'note' : one.level,
      };
    },
  }),
];

export const caRetirements: Mechanism = {
  id: 'ca-retirements',
  title: 'Options that CAs retire',
  identifiedBy:
    'requests for OCSP must-staple, the profile `tlsclient`, ACMEv1, the DST Root CA X3 or an expired CA of Amazon RDS',
  references: ['https://letsencrypt.org/docs/profiles/', 'https://www.rfc-editor.org/rfc/rfc7633'],
  accepts: (path) =>
    mayHoldCommands(path) ||
    /\.(?:ini|conf|cnf|cfg|config|caddy|caddyfile|nix|tf|tofu|hcl|toml|json|ya?ml|env|properties|psm?1)(?:\.\w+)?$|(?:^|\/)(?:[\w.-]*Caddyfile[\w.-]*|[^/]*dehydrated[^/]*\/config)$/.test(
      path,
    ),
  needles: [
    ...['must-staple', 'must_staple', 'MustStaple', 'MUST_STAPLE', 'OCSP_Staple', 'tlsfeature', '1.3.6.1.5.5.7.1.24'],
    ...ASKING.flatMap(({ asksFor = [] }) =>
      asksFor.flatMap(([, ...options]) =>
        options.filter((one) => one.length > 2 && !/must-staple|MustStaple/.test(one)),
      ),
    ),
    ...NAMED.map(({ word }) => word),
    'letsencrypt/live/',
  ],
  read,
  rules,
};
