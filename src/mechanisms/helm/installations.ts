import type { ConfigFile } from '../../model/index.ts';
import { rowsWith } from '../../util/text.ts';
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
/** What every row about a chart has. */
const NAMED = new RegExp(CHARTS, 'g');
/** `chart: reloader` of a release, `chart = "reloader"` of Terraform, `chart: stakater/reloader` of helmfile. */
const STATED = new RegExp(
  `\\bchart["']?\\s{0,8}[:=]\\s{0,8}["']?(?:[\\w./:-]{1,100}/)?(${CHARTS})["']?\\s{0,8}(?:[,}#]|$)`,
);
/** `helm upgrade --install reloader stakater/reloader`. */
const RUN = new RegExp(`\\bhelm\\s+(?:upgrade|install)\\s.{0,300}/(${CHARTS})(?:\\s|$)`);
/** A dependency of a chart, or an entry of kustomize's `helmCharts`. */
const LISTED = new RegExp(`^\\s{0,8}(?:-\\s{1,4})?name:\\s{0,4}["']?(${CHARTS})["']?\\s*$`);
const LISTS = /(?:^|\/)(?:Chart|kustomization)\.ya?ml$/;

/** The artifact of a release: `url: oci://quay.io/jetstack/charts/cert-manager`. */
const ARTIFACT = new RegExp(`\\b(?:url|chart):\\s{0,4}["']?oci://[\\w./-]{1,200}/(${CHARTS})["']?\\s*$`);
/** `version: v1.15.3`, `tag: v1.21.0`, `targetRevision: 1.2.*`, `version = "1.15.3"`, `--version v1.15.3`. */
const VERSION = /(?:^|[\s"'])(?:-\s+)?(?:version|tag|targetRevision)["']?\s{0,8}[:=\s]\s{0,8}["']?(v?\d[\w.+*-]{0,40})/;
/** Lines around the name of a chart in which its version stands. */
const AROUND = 5;

/** Where a controller is installed, and which version. */
export function readInstallations({ path, text }: ConfigFile, output: Output): void {
  const installed = new Map<string, { line: number; version?: string }>();
  let rows: readonly string[] | undefined;
  for (const { index, row } of rowsWith(text, NAMED)) {
    if (row.length > 1_000 || /^\s*(?:#|\/\/)/.test(row)) continue;
    const stated = STATED.exec(row) ?? RUN.exec(row) ?? ARTIFACT.exec(row);
    const chart = (stated ?? (LISTS.test(path) ? LISTED.exec(row) : null))?.[1];
    if (chart === undefined) continue;
    const known = installed.get(chart);
    // A chart may be called as the one that it depends on: the entry of the list has the version.
    if (known !== undefined && known.version !== undefined && !/^\s*-/.test(row)) continue;
    rows ??= text.split('\n');
    const version = versionNear(rows, index);
    installed.set(chart, { line: known?.line ?? index + 1, ...(version !== undefined && { version }) });
  }
  for (const [chart, { line, version }] of installed) {
    const attributes = { resource: 'chart', name: chart, installs: CONTROLLERS[chart] ?? '' };
    output.fact(
      {
        kind: 'scope',
        reads: [],
        writes: [],
        attributes: { ...attributes, ...(version !== undefined && { version }) },
      },
      { line },
    );
  }
}

/** The version below the name of a chart, else the one above it. */
function versionNear(rows: readonly string[], index: number): string | undefined {
  const below = rows.slice(index, index + AROUND + 1);
  const above = rows.slice(Math.max(0, index - AROUND), index).reverse();
  for (const row of [...below, ...above]) {
    const version = row.length > 1_000 || /^\s*(?:#|\/\/)/.test(row) ? undefined : VERSION.exec(row)?.[1];
    if (version !== undefined) return version;
  }
  return undefined;
}
