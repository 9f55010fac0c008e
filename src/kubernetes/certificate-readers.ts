/**
 * How programs take up a certificate whose files change, by the name of their image or chart. A program that is not here may
 * do either.
 */

export type Habit = 'once' | 'again';

interface Reader {
  programs: readonly string[];
  habit: Habit;
  source: string;
}

/** Programs that read their certificate when they start or are signalled, and those that look at the files again by themselves. */
export const READERS: readonly Reader[] = [
  { programs: ['openbao', 'vault'], habit: 'once', source: 'https://openbao.org/docs/configuration/listener/tcp/' },
  {
    programs: [
      'postgres',
      'postgresql',
      'postgresql-ha',
      'timescaledb',
      'timescaledb-ha',
      'timescaledb-single',
      'postgis',
      'pgvector',
      'spilo',
    ],
    habit: 'once',
    source: 'https://www.postgresql.org/docs/current/ssl-tcp.html',
  },
  { programs: ['pgbouncer'], habit: 'once', source: 'https://www.pgbouncer.org/config.html' },
  {
    programs: ['mysql', 'mysql-server', 'percona-server'],
    habit: 'once',
    source: 'https://dev.mysql.com/doc/refman/8.4/en/using-encrypted-connections.html',
  },
  { programs: ['mariadb', 'mariadb-galera'], habit: 'once', source: 'https://mariadb.com/kb/en/flush/' },
  {
    programs: ['redis', 'redis-stack-server', 'redis-cluster', 'valkey', 'valkey-cluster'],
    habit: 'once',
    source: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/encryption/',
  },
  {
    programs: ['mongo', 'mongodb', 'mongodb-community-server'],
    habit: 'once',
    source: 'https://www.mongodb.com/docs/manual/reference/command/rotateCertificates/',
  },
  {
    programs: ['cockroach', 'cockroachdb'],
    habit: 'once',
    source: 'https://www.cockroachlabs.com/docs/stable/rotate-certificates',
  },
  {
    programs: ['mosquitto', 'eclipse-mosquitto'],
    habit: 'once',
    source: 'https://mosquitto.org/man/mosquitto-8.html',
  },
  { programs: ['nginx', 'nginx-unprivileged'], habit: 'once', source: 'https://nginx.org/en/docs/control.html' },
  { programs: ['httpd', 'apache'], habit: 'once', source: 'https://httpd.apache.org/docs/2.4/stopping.html' },
  {
    programs: ['haproxy'],
    habit: 'once',
    source: 'https://docs.haproxy.org/3.0/management.html',
  },
  {
    programs: ['registry', 'docker-registry', 'distribution'],
    habit: 'once',
    source: 'https://distribution.github.io/distribution/about/configuration/#tls',
  },
  {
    programs: ['bitwarden-sdk-server'],
    habit: 'once',
    source: 'https://github.com/external-secrets/bitwarden-sdk-server',
  },
  {
    programs: ['kibana'],
    habit: 'once',
    source: 'https://www.elastic.co/docs/deploy-manage/security/set-up-basic-security-plus-https',
  },
  {
    programs: ['coturn', 'turnserver'],
    habit: 'once',
    source: 'https://github.com/coturn/coturn/blob/master/README.turnserver',
  },
  {
    // Unless `--reload-cert` is given.
    programs: ['vpa-admission-controller'],
    habit: 'once',
    source: 'https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/flags.md',
  },
  { programs: ['openldap', 'slapd'], habit: 'once', source: 'https://www.openldap.org/doc/admin26/tls.html' },
  {
    programs: ['elasticsearch'],
    habit: 'again',
    source: 'https://www.elastic.co/guide/en/elasticsearch/reference/current/security-settings.html',
  },
  { programs: ['rabbitmq', 'rabbitmq-server'], habit: 'again', source: 'https://www.rabbitmq.com/docs/ssl#rotation' },
  { programs: ['minio'], habit: 'again', source: 'https://min.io/docs/minio/linux/operations/network-encryption.html' },
  {
    programs: ['prometheus', 'alertmanager', 'node-exporter'],
    habit: 'again',
    source: 'https://prometheus.io/docs/prometheus/latest/configuration/https/',
  },
  {
    programs: ['clickhouse', 'clickhouse-server'],
    habit: 'again',
    source: 'https://clickhouse.com/docs/operations/server-configuration-parameters/settings#openssl',
  },
];

const HABITS = new Map(READERS.flatMap(({ programs, habit }) => programs.map((program) => [program, habit] as const)));

/** The habit of a program, by an image (`docker.io/library/nginx:1.27`) or the name of a chart. */
export function readingHabit(name: string): Habit | undefined {
  const last = name.slice(name.lastIndexOf('/') + 1);
  return HABITS.get(last.replace(/[@:].*$/, ''));
}
