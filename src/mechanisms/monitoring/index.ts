import { anyFact } from '../../facts/index.ts';
import { factRule } from '../../facts/rule.ts';
import type { ConfigFile, Mechanism, OwnAttributes, Rule } from '../../model/index.ts';
import { mayHoldCommands } from '../../shell/command-files.ts';
import { DAY, spellDuration } from '../../util/duration.ts';
import { CHECK_NEEDLES, readChecks } from './checks.ts';
import { type Output, type Own, own } from './own.ts';
import { signalRules } from './rules.ts';

const BLACKBOX = 'https://github.com/prometheus/blackbox_exporter';
const METRICS = 'https://cert-manager.io/docs/devops-tips/prometheus-metrics/';

/** Metrics that tell when a certificate ends. */
const NEEDLES = [
  'probe_ssl_earliest_cert_expiry',
  'probe_ssl_last_chain_expiry_timestamp_seconds',
  'certmanager_certificate_expiration_timestamp_seconds',
  'certmanager_certificate_not_after_timestamp_seconds',
  'x509_cert_not_after',
  'ssl_cert_not_after',
  'cert_exporter_',
  'DaysToExpiry',
  'tls.days_left',
  'ssl.days_left',
  'CertificateNearExpiry',
];
/** Metrics that tell that a renewal failed. */
const FAILED = ['certmanager_certificate_ready_status'];
/** Files of alert rules. */
const CONFIGURATION = /\.(?:ya?ml|json|tf|rules|libsonnet|jsonnet|tpl)(?:\.\w+)?$/;
/** A rule that alerts about anything. */
const ALERT = /^\s*(?:-\s*)?["']?alert["']?\s*:\s*\S/;
/** Mail about the end of certificates, which Let's Encrypt sent until 2025-06-04. */
const MAIL = [
  'expiry notif',
  'expiration notif',
  'expiry notice',
  'expiration notice',
  'expiry mail',
  'expiry email',
  'expiration email',
  'expiry reminder',
  'expiration reminder',
  'expiry warning',
  'expiration warning',
];

/** What other exporters call it, and what people call their alert on it. */
const ELSEWHERE =
  /(?:cert|certificate|ssl|tls|x509)[a-z0-9_-]{0,40}(?:expir|not_?after|days_left|remaining|valid_(?:until|to))/i;

/** `metric - time() < 3 * 86400` or `(metric - time()) / 86400 < 3`: what it is divided by, and the threshold as a product. */
const THRESHOLD = /time\(\)\s*\)?([\s\d*/()]{0,30})<=?\s*\(?\s*(\d{1,9}(?:\s*\*\s*\d{1,9}){0,4})/;

/**
 * A consumer for each expression over the end of certificates. Attributes: `metric`, `seconds` of the threshold, `all`
 * where it selects no series; one for each check in a script; and one for the first other alert (`alerts`) and for each comment that counts on mail (`mail`).
 */
function read(file: ConfigFile, output: Output): void {
  if (mayHoldCommands(file.path)) readChecks(file, output);
  if (!CONFIGURATION.test(file.path)) return;
  const emit = (name: string, own: OwnAttributes<Own>, line: number) =>
    output.fact({ kind: 'consumer', reads: [], writes: [], attributes: { name }, own }, { line });
  let alerts = false;
  let elsewhere = false;
  const rows = file.text.split('\n');
  for (const [index, row] of rows.entries()) {
    if (
      row.length < 400 &&
      /let.?s.?encrypt|acme|certbot|e-?mail/i.test(row) &&
      MAIL.some((words) => row.toLowerCase().includes(words))
    )
      emit('mail', { mail: true }, index + 1);
    if (!alerts && ALERT.test(row)) {
      alerts = true;
      emit('alerts', { alerts: true }, index + 1);
    }
    const metric = /^\s*#/.test(row) ? undefined : NEEDLES.find((needle) => row.includes(needle));
    if (row.length > 4000) continue;
    if (metric === undefined) {
      const comment = /^\s*#/.test(row);
      const failed = comment ? undefined : FAILED.find((needle) => row.includes(needle));
      if (failed !== undefined && alerts) emit(failed, { metric: failed }, index + 1);
      else if (alerts && !comment && ELSEWHERE.test(row)) {
        const seconds = secondsOf(row);
        if (elsewhere && seconds === undefined) continue;
        elsewhere = true;
        emit('other metrics', { monitor: true, ...(seconds !== undefined && { seconds }) }, index + 1);
      }
      continue;
    }
    // An expression may compare on the next line.
    const next = rows[index + 1] ?? '';
    const seconds = secondsOf(row) ?? (/^\s*</.test(next) ? secondsOf(`${row} ${next.trim()}`) : undefined);
    const all = !row.includes(`${metric}{`);
    emit(metric, { metric, monitor: true, all, ...(seconds !== undefined && { seconds }) }, index + 1);
  }
}

/** The threshold of an expression; undefined where it has none. */
function secondsOf(row: string): number | undefined {
  const [, divided = '', product] = THRESHOLD.exec(row) ?? [];
  if (product === undefined) return undefined;
  return [...(divided.match(/\d+/g) ?? []), ...product.split('*')].reduce((total, factor) => total * Number(factor), 1);
}

const isToldEarly = anyFact((fact) => Number(own(fact).seconds ?? 0) >= (3 * DAY) / 1000);

const rules: readonly Rule[] = [
  factRule('monitoring', {
    id: 'monitoring-alert-too-late',
    title: 'Certificate alert fires only in the last days',
    level: 'note',
    why: 'A long weekend or a change freeze can last longer than three days. The certificate can expire before a person responds.',
    fix: 'Alert when a renewal is late: below a quarter of the lifetime, and again at seven days.',
    references: [BLACKBOX, METRICS],
    problem(fact, { neighbours }) {
      const { seconds } = own(fact);
      if (typeof seconds !== 'number' || seconds <= 0 || seconds >= (3 * DAY) / 1000) return undefined;
      // A second, later stage of an alert is as it should be.
      const earlier = isToldEarly(neighbours(fact));
      return earlier
        ? undefined
        : `The only alert on ${own(fact).metric ?? 'the expiration'} fires ${spellDuration(seconds * 1000)} before the certificate expires.`;
    },
  }),
  ...signalRules,
];

export const monitoring: Mechanism = {
  id: 'monitoring',
  title: 'Expiry alerts',
  identifiedBy:
    'rules of Prometheus and CloudWatch over metrics of blackbox_exporter, cert-manager, x509-certificate-exporter, ssl_exporter and others; scripts with `openssl x509 -checkend`, ssl-cert-check or check_ssl_cert',
  references: [BLACKBOX, METRICS],
  accepts: (path) => CONFIGURATION.test(path) || mayHoldCommands(path),
  needles: [...NEEDLES, ...MAIL, 'alert:', ...CHECK_NEEDLES],
  read,
  rules,
};
