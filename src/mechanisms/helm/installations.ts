import type { ConfigFile } from '../../model/index.ts';
import type { Output } from './own.ts';

/** Charts of the controllers that carry certificates on, by the mechanism that they run. */
export const CONTROLLERS: Readonly<Record<string, string>> = {
  'cert-manager': 'cert-manager',
  'external-secrets': 'external-secrets',
  'kubernetes-replicator': 'replicator',
  reflector: 'reflector',
  reloader: 'reloader',
  'sealed-secrets': 'sealed-secrets',
  'secrets-store-csi-driver': 'secrets-store-csi',
  'trust-manager': 'trust-manager',
  'vault-secrets-operator': 'vault',
};

const CHARTS = Object.keys(CONTROLLERS).join('|');
/** `chart: reloader` of a release, `chart = "reloader"` of Terraform, `chart: stakater/reloader` of helmfile. */
const STATED = new RegExp(
  `\\bchart["']?\\s{0,8}[:=]\\s{0,8}["']?(?:[\\w./:-]{1,100}/)?(${CHARTS})["']?\\s{0,8}(?:[,}#]|$)`,
);
/** `helm upgrade --install reloader stakater/reloader`. */
const RUN = new RegExp(`\\bhelm\\s+(?:upgrade|install)\\s.{0,300}/(${CHARTS})(?:\\s|$)`);
/** A dependency of a chart, or an entry of kustomize's `helmCharts`. */
const LISTED = new RegExp(`^\\s{0,8}(?:-\\s{1,4})?name:\\s{0,4}["']?(${CHARTS})["']?\\s*$`);
const LISTS = /(?:^|\/)(?:Chart|kustomization)\.ya?ml$/;

/** Where a controller is installed. */
export function readInstallations({ path, text }: ConfigFile, output: Output): void {
  const installed = new Set<string>();
  for (const [index, row] of text.split('\n').entries()) {
    if (row.length > 1_000 || /^\s*(?:#|\/\/)/.test(row)) continue;
    const chart = (STATED.exec(row) ?? RUN.exec(row) ?? (LISTS.test(path) ? LISTED.exec(row) : null))?.[1];
    if (chart === undefined || installed.has(chart)) continue;
    installed.add(chart);
    output.fact(
      {
        kind: 'scope',
        reads: [],
        writes: [],
        attributes: { resource: 'chart', name: chart, installs: CONTROLLERS[chart] ?? '' },
      },
      { line: index + 1 },
    );
  }
}
