import type { ConfigFile } from '../model/index.ts';
import { lastOption, option } from './command-files.ts';
import type { Command } from './commands.ts';

/** A certificate that a command makes by itself, for a server. */
export interface MadeCertificate {
  /** The file that holds it, as it is written. */
  out?: string;
  /** Days for which it is valid; null where another file decides. */
  days: number | null;
  /** The file that decides. */
  config?: string;
}

interface Maker {
  programs: readonly string[];
  /** Where its documentation states how long a certificate is valid without an option. */
  source: string;
  /** @param days what the file sets a variable of days to */
  made(args: readonly string[], days: (variable: string) => string | undefined): MadeCertificate | undefined;
}

const numberOf = (value: string | undefined, otherwise: number | null) => {
  if (value === undefined) return otherwise;
  const days = Number(value);
  return Number.isFinite(days) ? days : null;
};

const withOut = (out: string | undefined, days: number | null): MadeCertificate => ({
  days,
  ...(out !== undefined && { out }),
});

/** Options of `openssl req` and `openssl x509` without a value. */
const SWITCH = /^-(?:new|nodes|noenc|x509|batch|verbose|text|noout|utf8|req|CAcreateserial|multivalue-rdn)$/;
/** What is replaced by words that only a run knows: `$OPTIONS`, `{{ cert_params }}`. */
const EXPANSION = /^["']?(?:\$[\w{@*(]|\{\{)/;

/** Whether a command takes options that are not written in it. The value of an option is none. */
function mayStateMore(args: readonly string[]): boolean {
  return args.some((arg, i) => {
    const before = args[i - 1] ?? '';
    return EXPANSION.test(arg) && (SWITCH.test(before) || !before.startsWith('-'));
  });
}

/** Programs that make a certificate without asking a CA that renews, with how long it is valid. */
const MAKERS: readonly Maker[] = [
  {
    programs: ['openssl'],
    source: 'https://docs.openssl.org/3.5/man1/openssl-req/',
    made(args) {
      const [verb] = args;
      const out = option(args, '-out');
      const days = numberOf(option(args, '-days'), mayStateMore(args) ? null : 30);
      if (verb === 'req' && args.includes('-x509')) return withOut(out, days);
      const signs = args.includes('-CA') || args.includes('-signkey') || args.includes('-key');
      if (verb === 'x509' && args.includes('-req') && signs) return withOut(out, days);
      return verb === 'ca' && args.includes('-in') ? withOut(out, numberOf(option(args, '-days'), null)) : undefined;
    },
  },
  {
    programs: ['cfssl'],
    source: 'https://github.com/cloudflare/cfssl/blob/master/doc/cmd/cfssl.txt',
    made(args) {
      if (args[0] !== 'gencert' || args.includes('-initca') || args.includes('-initca=true')) return undefined;
      const config = args.map((arg) => /^--?config(?:=(.*))?$/.exec(arg)).findIndex((found) => found !== null);
      const given = (args[config] ?? '').includes('=') ? (args[config] ?? '').split('=')[1] : args[config + 1];
      return config < 0 ? { days: 365 } : { days: null, ...(given !== undefined && { config: given }) };
    },
  },
  {
    programs: ['easyrsa'],
    source: 'https://easy-rsa.readthedocs.io/en/latest/advanced/',
    made(args, days) {
      const stating = (name: string) => option(args, '--days') ?? days(name);
      // Servers that check a revocation list reject every client once it has expired.
      if (args.includes('gen-crl')) return withOut('pki/crl.pem', numberOf(stating('EASYRSA_CRL_DAYS'), 180));
      const at = args.findIndex((arg) => arg === 'build-server-full' || arg === 'sign-req');
      if (at < 0 || (args[at] === 'sign-req' && args[at + 1] !== 'server')) return undefined;
      const name = args[at] === 'sign-req' ? args[at + 2] : args[at + 1];
      return withOut(
        name === undefined ? undefined : `pki/issued/${name}.crt`,
        numberOf(stating('EASYRSA_CERT_EXPIRE'), 825),
      );
    },
  },
  {
    programs: ['keytool'],
    source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html',
    made(args) {
      if (!args.some((arg) => arg === '-genkeypair' || arg === '-genkey')) return undefined;
      return withOut(option(args, '-keystore'), numberOf(option(args, '-validity'), 90));
    },
  },
  {
    programs: ['elasticsearch-certutil'],
    source: 'https://www.elastic.co/docs/reference/elasticsearch/command-line-tools/certutil',
    made: (args) =>
      args[0] === 'cert'
        ? withOut(option(args, '--out', '-out'), numberOf(option(args, '--days', '-days'), 1095))
        : undefined,
  },
  {
    programs: ['consul', 'nomad'],
    source: 'https://developer.hashicorp.com/consul/commands/tls/cert',
    made: (args) =>
      args.slice(0, 3).join(' ') === 'tls cert create'
        ? { days: numberOf(lastOption(args, '-days', '--days'), 365) }
        : undefined,
  },
  {
    // Without `--config` of another lifetime: a year.
    programs: ['kubeadm'],
    source: 'https://kubernetes.io/docs/tasks/administer-cluster/kubeadm/kubeadm-certs/',
    made: (args) => (/^init phase certs (?:etcd-server|etcd-peer)\b/.test(args.join(' ')) ? { days: 365 } : undefined),
  },
  {
    programs: ['velociraptor'],
    source: 'https://docs.velociraptor.app/knowledge_base/tips/rolling_certificates/',
    made: (args) => (args.join(' ').startsWith('config generate') ? { days: 365 } : undefined),
  },
];

export const MAKER_PROGRAMS: readonly string[] = MAKERS.flatMap(({ programs }) => programs);
const BY_PROGRAM = new Map(MAKERS.flatMap((maker) => maker.programs.map((program) => [program, maker] as const)));

/** The first number of days that a file sets each variable of easy-rsa to. */
function daysSet(text: string): ReadonlyMap<string, string> {
  const set = new Map<string, string>();
  for (const [, name = '', days = ''] of text.matchAll(/\b(EASYRSA_\w{1,40}?)[=\s"':]{1,4}(\d{1,6})/g))
    if (!set.has(name)) set.set(name, days);
  return set;
}

/** The certificate that a command makes; `file` is the one that holds the command. */
export function certificateMade({ name, args, redirects }: Command, file?: ConfigFile): MadeCertificate | undefined {
  const made = BY_PROGRAM.get(name)?.made(args, (variable) => file?.shared('easyrsa-days', daysSet).get(variable));
  if (made === undefined || made.out !== undefined) return made;
  const target = redirects.find((redirect) => redirect.text.startsWith('>'))?.target;
  return target === undefined || target === '' ? made : { ...made, out: target };
}

/** Where scripts are called that an image runs at each start. */
const START_NAME =
  /(?:^|\/)[\w-]*entry-?point[\w.-]*$|(?:^|\/)(?:cont-init|docker-entrypoint|my_init|init|entrypoint)\.d\/[^/]+$/i;
/** Programs that a developer's or an installer's script hands over to, and shells. */
const NO_SERVER =
  /^(?:docker|docker-compose|podman|kubectl|helm|vagrant|npm|npx|yarn|pnpm|make|bash|sh|su|zsh|tmux|ssh|code)$/;
const EXECS = /^[ \t]{0,40}exec[ \t]+(?!\d*[<>&])(?:[\w-]+=\S*[ \t]+)*["']?([^\s"']{1,200})/gm;
const WAITS = /^[ \t]{0,40}tail[ \t]+-[fF]\b/m;

/** Whether a script is what starts a server, each time that it starts: it hands over to it, or waits behind it. */
export function startsServer(file: ConfigFile): boolean {
  return START_NAME.test(file.path) || file.shared('hands-over', handsOver);
}

function handsOver(text: string): boolean {
  if (WAITS.test(text)) return true;
  return [...text.matchAll(EXECS)]
    .slice(-20)
    .some(([, program = '']) => !NO_SERVER.test(program.slice(program.lastIndexOf('/') + 1)));
}

/** A look at when a certificate expires, or a renewal by the program that made it. */
const LOOKS =
  /-checkend\b|-enddate\b|x509_certificate_info|not_(?:valid_)?after|notAfter|\bget_certificate\b|-mtime\b|-newermt\b|easyrsa\b[^\n]{0,200}\brenew\b|rotate_keys|reissue|keytool[^\n]{0,200}-list\b[^\n]{0,200}(?:until|Valid)/i;

/** What a file does with a certificate that ends soon: it takes it away, or makes the next one. */
const REPLACES =
  /\bstate['"]?\s{0,4}[:=]\s{0,4}['"]?absent|\brm\s|\bunlink\b|\brenew|\bforce['"]?\s{0,4}:|rotate_keys|reissue/i;

/** Whether the commands of a file replace a certificate before it expires; comments do not count. */
export function replacesInTime(file: ConfigFile): boolean {
  return file.shared('replaces-in-time', looksAndReplaces);
}

function looksAndReplaces(text: string): boolean {
  const commands = text.replace(/^[ \t]*(?:#|\/\/)[^\n]*$/gm, '');
  return LOOKS.test(commands) && REPLACES.test(commands);
}
