import { factRule, oncePerFolder } from '../../facts/rule.ts';
import type { ConfigFile, Fact, Mechanism } from '../../model/index.ts';
import { isOffByDefault } from '../../topology/conditions.ts';
import { CONTROLLERS, readInstallations } from './installations.ts';
import { type Output, own } from './own.ts';
import { readDefaults } from './values.ts';

const MECHANISM = 'helm';
const REFERENCES = [
  'https://masterminds.github.io/sprig/crypto.html',
  'https://helm.sh/docs/chart_template_guide/functions_and_pipelines/#using-the-lookup-function',
];
const CALL = /\b(genCAWithKey|genCA|genSelfSignedCertWithKey|genSelfSignedCert|genSignedCertWithKey|genSignedCert)\b/;

const TEMPLATE = /(?:^|\/)templates\//;
/** Files that install charts. */
const INSTALLS = /\.(?:ya?ml|json|tf|sh|bash|mk|gotmpl)$|(?:^|\/)(?:Makefile|Jenkinsfile)$/;

/** The values that a chart comes with. */
const DEFAULTS = /(?:^|\/)values\.ya?ml$/;

/**
 * Certificates that a chart creates while it is rendered, and the charts of controllers that renew or copy
 * certificates.
 */
export const helm: Mechanism = {
  id: MECHANISM,
  title: 'Helm',
  identifiedBy:
    'chart templates that call genCA, genSignedCert or genSelfSignedCert, and releases of charts such as cert-manager and Reloader',
  references: REFERENCES,
  accepts: (path) => TEMPLATE.test(path) || INSTALLS.test(path),
  needles: [
    'genCA',
    'genSelfSignedCert',
    'genSignedCert',
    'enabled',
    'duration',
    'renewBefore',
    ...Object.keys(CONTROLLERS),
  ],
  read(file, output) {
    if (TEMPLATE.test(file.path)) readTemplate(file, output);
    else {
      if (DEFAULTS.test(file.path)) readDefaults(file, output);
      readInstallations(file, output);
    }
  },
  rules: [
    factRule(MECHANISM, {
      id: 'helm-certificate-never-renewed',
      title: 'Chart creates its certificate only once',
      level: 'warning',
      otherLevels: {
        note: 'when it lasts five years or more, the values of the chart leave it off, or a helper decides',
      },
      why: 'The template creates the certificate at the first installation and keeps it (`lookup` or pre-install hook). Nothing checks its expiration date. It expires although every upgrade succeeds.',
      fix: 'Renew it before it expires, or offer cert-manager as the source of the Secret.',
      references: REFERENCES,
      kind: 'producer',
      problem(fact, { topology }) {
        if (!isKept(fact) || own(fact).expiry === true) return undefined;
        // One of several sources, and the values that switch it on are in another repository.
        const isOffered = isChosen(fact, topology.facts);
        const when = own(fact).kept === true ? 'only when the Secret does not exist yet' : 'in a pre-install hook';
        const { days } = own(fact);
        return {
          ...((isOffered || (typeof days === 'number' && days >= FIVE_YEARS)) && { level: 'note' as const }),
          message: `The template calls ${String(fact.attributes.call)} ${when}, so its certificate is never renewed.`,
        };
      },
    }),
    // The templates of one chart have one habit.
    oncePerFolder(
      factRule(MECHANISM, {
        id: 'helm-certificate-on-every-upgrade',
        title: 'Chart creates a new certificate at every rendering',
        level: 'note',
        otherLevels: {
          warning: 'when the certificate lasts for at most a year, unless the values of the chart leave it off',
        },
        why: 'Each upgrade, and each comparison by a GitOps tool, creates a new CA and a new certificate. Components with the old CA stop working, and renewals happen only at upgrades.',
        fix: 'Keep the existing Secret until it expires soon, and create the CA and the certificate in one call.',
        references: REFERENCES,
        kind: 'producer',
        problem(fact, { topology }) {
          if (isKept(fact)) return undefined;
          const { days } = own(fact);
          const message = `The template calls ${String(fact.attributes.call)} at every rendering.`;
          // A definition alone says neither whether nor how often it is used.
          const isDefinition = String(fact.attributes.name).startsWith('_');
          if (typeof days !== 'number' || days > A_YEAR || isDefinition || isChosen(fact, topology.facts))
            return message;
          return {
            level: 'warning',
            message: `${message} A release that is not upgraded for ${days} days then has an expired certificate.`,
          };
        },
      }),
      (places, first) => `${places} templates of this chart create a new certificate. ${first}`,
    ),
  ],
};

/** Days from which on a certificate of a chart outlasts most installations. */
const FIVE_YEARS = 5 * 365;
/** Days of a certificate for a year, with some to spare. */
const A_YEAR = 400;
/** Bytes of one call that are read. */
const MAX_CALL = 500;

/** The days of the shortest certificate that a template makes, the last number of each call; undefined where one is not stated. */
function shortest(text: string): number | undefined {
  const days = [...text.matchAll(new RegExp(CALL, 'g'))].slice(0, 100).map(({ index }) => {
    const [call = ''] = text.slice(index, index + MAX_CALL).split('}}', 1);
    return Number([...call.matchAll(/[\s(](\d{1,6})(?=[\s)|]|$)/g)].at(-1)?.[1] ?? Number.NaN);
  });
  const least = Math.min(...days);
  return Number.isNaN(least) ? undefined : least;
}

const READS_DATE = /notAfter|expir|\bago\b|dateModify|unixEpoch|durationRound|renew/i;

/** The actions of a template without its comments and without the calls that make a certificate, whose arguments state its days. */
function logicOf(text: string): string {
  const actions = [...text.matchAll(/\{\{(?!-?\s?\/\*)((?:[^{}]|\{(?!\{)|\}(?!\})){1,2000})\}\}/g)];
  return actions.map(([, action = '']) => (CALL.test(action) ? '' : action)).join('\n');
}

/** A test that a helper of the chart decides. */
const HELPER = /\b(?:include|template) "/;

/** Whether the values of the chart, or a helper of it, decide that the template makes a certificate at all. */
const isChosen = (fact: Fact, facts: readonly Fact[]) =>
  isOffByDefault(fact, facts) || fact.conditions?.some((test) => HELPER.test(test)) === true;

/** Whether what a template makes stays as it was first made. */
const isKept = (fact: Fact) => own(fact).kept === true || fact.attributes.hook === true;

/** What a template makes while it is rendered. */
function readTemplate(file: ConfigFile, output: Output): void {
  const lines = file.text.split('\n');
  const line = lines.findIndex((one) => CALL.test(one) && one.includes('{{'));
  if (line < 0) return;
  // `common.secrets.lookup` and its copies in other charts hand the value of the existing Secret back.
  const kept = /\blookup\s+"v1"\s+"Secret"|\(lookup\b|\.secrets\.lookup"/.test(file.text);
  const hook =
    /helm\.sh\/hook["']?:\s*["']?[\w,-]*pre-install/.test(file.text) && !/pre-upgrade|post-upgrade/.test(file.text);
  // A guard that reads the age or the end of the certificate makes a new one in time.
  const expiry = READS_DATE.test(logicOf(file.text));
  output.fact(
    {
      kind: 'producer',
      reads: [],
      writes: [],
      attributes: {
        resource: 'template',
        name: file.path.slice(file.path.lastIndexOf('/') + 1),
        call: CALL.exec(lines[line] as string)?.[1] ?? null,
        hook,
      },
      own: {
        kept,
        expiry,
        days: shortest(file.text) ?? null,
      },
    },
    { line: line + 1 },
  );
}
