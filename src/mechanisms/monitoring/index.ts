import { DAY, spellDuration } from '../../lib/duration.ts';
import { factRule } from '../../lib/fact-rules.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';

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
];

/** `metric - time() < 3 * 86400`, with the threshold as a product of numbers. */
const THRESHOLD = /time\(\)\s*\)?\s*<=?\s*\(?\s*(\d{1,9}(?:\s*\*\s*\d{1,9}){0,4})/;

/** A consumer for each expression over the end of certificates. Attributes: `metric`, `seconds` of the threshold. */
function read(file: ConfigFile, output: MechanismOutput): void {
  for (const [index, row] of file.text.split('\n').entries()) {
    const metric = /^\s*#/.test(row) ? undefined : NEEDLES.find((needle) => row.includes(needle));
    if (metric === undefined || row.length > 4000) continue;
    const product = THRESHOLD.exec(row)?.[1];
    const scale = /\)\s*\/\s*(?:86400|\(?\s*(?:60\s*\*\s*60\s*\*\s*24|24\s*\*\s*3600))/.test(row) ? DAY / 1000 : 1;
    const seconds = product?.split('*').reduce((total, factor) => total * Number(factor), scale);
    output.fact(
      {
        kind: 'consumer',
        reads: [],
        writes: [],
        attributes: { name: metric, metric, monitor: true, ...(seconds !== undefined && { seconds }) },
      },
      { line: index + 1 },
    );
  }
}

const rules: readonly Rule[] = [
  factRule('monitoring', {
    id: 'monitoring-alert-too-late',
    title: 'The alert comes in the last days',
    level: 'note',
    why: 'With less than three days, a weekend or a change freeze is longer than the time that is left.',
    fix: 'Alert when a renewal is late: below a quarter of the lifetime, and again at seven days.',
    references: [BLACKBOX, METRICS],
    problem(fact, { neighbours }) {
      const { seconds } = fact.attributes;
      if (typeof seconds !== 'number' || seconds <= 0 || seconds >= (3 * DAY) / 1000) return undefined;
      // A second, later stage of an alert is as it should be.
      const earlier = neighbours(fact).some(
        (other) =>
          other.mechanism === 'monitoring' &&
          typeof other.attributes.seconds === 'number' &&
          other.attributes.seconds >= (3 * DAY) / 1000,
      );
      return earlier
        ? undefined
        : `The only alert on ${fact.attributes.metric} fires ${spellDuration(seconds * 1000)} before the certificate ends.`;
    },
  }),
];

export const monitoring: Mechanism = {
  id: 'monitoring',
  title: 'Expiry alerts',
  identifiedBy:
    'rules of Prometheus and CloudWatch over metrics of blackbox_exporter, cert-manager, x509-certificate-exporter, ssl_exporter and others',
  references: [BLACKBOX, METRICS],
  accepts: (path) => /\.(?:ya?ml|json|tf|rules|libsonnet|jsonnet|tpl)(?:\.\w+)?$/.test(path),
  needles: NEEDLES,
  read,
  rules,
};
