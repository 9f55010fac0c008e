import { memoizeByObject, memoizeLast } from '../util/memoize.ts';
import { isHookFunction, runsNoHooks } from './clients/index.ts';
import type { Command } from './commands.ts';

/** Names that stand for the same service. */
const SAME: Readonly<Record<string, string>> = {
  httpd: 'apache',
  apache2: 'apache',
  apachectl: 'apache',
  apache2ctl: 'apache',
  'httpd-foreground': 'apache',
  openresty: 'nginx',
  angie: 'nginx',
  doveadm: 'dovecot',
  dovecot2: 'dovecot',
  mariadb: 'mysql',
  mysqld: 'mysql',
  postgres: 'postgresql',
  'redis-server': 'redis',
  'rabbitmq-server': 'rabbitmq',
  stunnel4: 'stunnel',
  turnserver: 'coturn',
  exim: 'exim4',
  openldap: 'slapd',
  murmur: 'mumble-server',
  murmurd: 'mumble-server',
  mumble: 'mumble-server',
  radiusd: 'freeradius',
  mongod: 'mongodb',
  prosodyctl: 'prosody',
  ejabberdctl: 'ejabberd',
  tomcat8: 'tomcat',
  tomcat9: 'tomcat',
  tomcat10: 'tomcat',
};

/** The service's usual name: `apache2.service` and `httpd` are `apache`. */
export function serviceName(name: string): string {
  const base = name
    .slice(name.lastIndexOf('/') + 1)
    .replace(/\.service$/, '')
    .replace(/@.*$/, '')
    .toLowerCase();
  return SAME[base] ?? base;
}

/**
 * Whether a server reads its files again by itself: Traefik and MinIO watch them; Erlang reads those of RabbitMQ and EMQX again
 * after two minutes (ssl_app(6), ssl_pem_cache_clean); etcd and Prometheus read theirs for each connection
 * (https://prometheus.io/docs/prometheus/latest/configuration/https/).
 */
export function watchesFiles(service: string): boolean {
  return /^(?:traefik|rabbitmq|emqx|minio|etcd|prometheus)$/.test(service);
}

/**
 * Whether a server eventually loads a new file without being told: processes of Postfix and Exim serve a number of
 * connections, and their successors read the file (postconf(5), max_use).
 */
export function readsAnew(service: string): boolean {
  return watchesFiles(service) || /^(?:postfix|exim4?)$/.test(service);
}

/** Programs that reload nothing, whatever their arguments are. */
const QUIET =
  /^(?:cp|mv|ln|rm|cat|tee|install|rsync|scp|sftp|mkdir|chmod|chown|chgrp|touch|openssl|keytool|echo|printf|logger|date|sleep|set|cd|test|\[|\[\[|exit|return|export|local|readonly|trap|umask|true|false|:|shift|source|read|ls|find|grep|sed|awk|cut|diff|cmp|sha256sum|basename|dirname|mktemp|mail|restorecon|setfacl|shift|break|continue|\$|\]\])$|=/;

/** Whether a program reloads nothing: a client without hooks is one, and so are the functions of a hook. */
const isQuiet = (name: string) => QUIET.test(name) || isHookFunction(name) || runsNoHooks(name);

/** Whether commands may reload something that is not known: a script of its own, or a call of an API. */
export const mayReload = memoizeLast((commands: readonly Pick<Command, 'name'>[]): boolean =>
  commands.some(({ name }) => !isQuiet(name)),
);

/** Servers that go by one name wherever they run. */
const SERVERS =
  /^(?:nginx|apache|haproxy|dovecot|postfix|exim4?|postgresql|slapd|dirsrv|mysql|redis|mosquitto|rabbitmq|proftpd|vsftpd|stunnel|coturn|prosody|ejabberd|caddy|lighttpd|mumble-server|asterisk|kamailio|freeradius|mongodb|dnsdist|unbound|hitch|squid|sendmail|opensmtpd|znc|openvpn|tomcat)$/;

/** Whether a usual name is that of a server which serves a certificate. */
export function isServer(service: string): boolean {
  return SERVERS.test(service);
}

/** The servers that the words of a name tell: `reload_nginx`, `${DOVECOT_ID}`, `mail-postfix-1`. */
function serversNamed(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map(serviceName)
    .filter(isServer);
}

/** Programs that do no more than to change files, or to say something. */
const CHANGES_FILES =
  /^(?:cp|mv|ln|rm|cat|tee|install|rsync|scp|mkdir|chmod|chown|chgrp|setfacl|touch|openssl|echo|printf|logger|date|sleep|true|set|cd|exit)$/;

/** Whether commands surely reload nothing. */
export function reloadsNothing(commands: readonly Pick<Command, 'name' | 'args'>[]): boolean {
  return commands.length > 0 && commands.every(({ name }) => CHANGES_FILES.test(name));
}

const VERBS =
  /^(?:try-)?(?:reload|restart)(?:-or-(?:reload|restart))?$|^(?:force-reload|graceful|hup|up|kill|condrestart)$/i;

/** Programs whose operand is text, or not a service's verb. */
const SPEAKS = /^(?:echo|printf|logger|make|npm|yarn|git|test|\[|set|function)$/;

/** A service of a command line; what a template or a variable names is not known. */
const serviceGiven = (word: string) => (/^(?:\{\{|\$)/.test(word) ? '?' : serviceName(word));

/** Services that a command reloads, restarts or signals; empty where it does none of it. Many steps of a file share what follows them. */
export const reloadedServices: (command: Pick<Command, 'name' | 'args' | 'container'>) => readonly string[] =
  memoizeByObject(servicesOf);

function servicesOf(command: Pick<Command, 'name' | 'args' | 'container'>): string[] {
  const { name, args } = command;
  const words = args.filter((arg) => !arg.startsWith('-'));
  switch (name) {
    case 'systemctl':
      return VERBS.test(words[0] ?? '') ? words.slice(1).map(serviceGiven) : [];
    case 'service':
    case 'rc-service':
    case 'invoke-rc.d':
      return VERBS.test(words[1] ?? '') ? [serviceGiven(words[0] ?? '')] : [];
    case 'sv':
      return VERBS.test(words[0] ?? '') ? words.slice(1).map(serviceName) : [];
    // s6: up after a hook has stopped it, or a signal; images call their services after what they run.
    case 's6-svc':
      return args.some((arg) => /^-[a-zA-Z]{0,8}[hkrtu]/.test(arg))
        ? words.map((path) => serviceName(path.replace(/^.*\/(?:svc-)?/, '')))
        : [];
    case 'nginx':
    case 'openresty':
      return args.some((arg, i) => arg === '-sreload' || (arg === '-s' && args[i + 1] === 'reload')) ? ['nginx'] : [];
    case 'apachectl':
    case 'apache2ctl':
    case 'httpd':
      return args.some((arg) => VERBS.test(arg)) ? ['apache'] : [];
    case 'postfix':
    case 'doveadm':
    case 'caddy':
    case 'rndc':
    case 'pg_ctl':
    case 'pg_ctlcluster':
    case 'asterisk':
    case 'prosodyctl':
      return args.some((arg) => VERBS.test(arg)) ? [serviceName(name)] : [];
    case 'pkill':
    case 'killall':
      return words.length > 0 ? [serviceName(words.at(-1) ?? '')] : [];
    // The commands of its API: https://docs.ejabberd.im/developer/ejabberd-api/admin-api/
    case 'ejabberdctl':
      return args.some((arg) => /^(?:reload_config|restart)$/.test(arg)) ? ['ejabberd'] : [];
    case 'kill':
      return ['?'];
    case 'docker':
    case 'podman':
    case 'docker-compose':
      return dockerReload(words);
    case 'kubectl':
    case 'oc':
      return words[0] === 'rollout' && words[1] === 'restart' ? ['?'] : [];
    case 'curl':
    case 'wget':
      return apiReload(args);
    default:
      if (/(?:^|[_-])(?:reload|restart)(?:[_-]|$)/.test(name)) return serversNamed([name, ...words].join(' '));
      if (/^\/etc\/(?:rc\.d\/)?init\.d\//.test(name)) return [serviceName(name)];
      // A server that is told by its own program: `dnsdist -e 'reloadAllCertificates()'`.
      if (args.some((arg) => /^reload\w{0,40}(?:\(\))?$/i.test(arg)) && isServer(serviceName(name)))
        return [serviceName(name)];
      return !SPEAKS.test(name) && VERBS.test(words[0] ?? '') && words.length === 1 && args.length === 1
        ? [serviceName(name)]
        : [];
  }
}

/** A POST to Docker's API, or to one that passes it on: `/containers/web/restart`. https://docs.docker.com/reference/api/engine/ */
function apiReload(args: readonly string[]): string[] {
  const [, container = '', action] =
    args.map((arg) => /\/containers\/([^/\s]{1,100})\/(restart|kill|exec)\b/.exec(arg)).find((one) => one !== null) ??
    [];
  if (action === undefined || !args.some((arg) => /POST$|^--post|^(?:-d|--data)/.test(arg))) return [];
  if (action === 'exec' && !args.some((arg) => /\b(?:reload|restart|HUP)\b/i.test(arg))) return [];
  const named = serversNamed(container);
  return named.length > 0 || /[$`]/.test(container) ? named : [serviceName(container)];
}

function dockerReload(words: string[]): string[] {
  const at = words.findIndex((word) => VERBS.test(word));
  if (at < 0 || at > 2) return [];
  return words
    .slice(at + 1)
    .filter((word) => !/^(?:SIG)?(?:HUP|USR1|USR2)$/i.test(word))
    .map((word) => (/[$`]/.test(word) ? '?' : serviceName(word)));
}
