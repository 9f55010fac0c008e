import type { Manifest } from '../../kubernetes/manifests.ts';
import type { ConfigFile } from '../../model/index.ts';
import { at, stringAt } from '../../parsers/yaml.ts';
import type { Output } from './own.ts';

const INSTALLED =
  /cert-manager-controller:v?(\d+\.\d+)|\b(?:chart|repository|name)["']?[ \t]*[:=][ \t]*["']?(?:jetstack\/)?cert-manager["']?[ \t]*$/m;
const DEFAULT_ISSUER =
  /--default-issuer-name=\S|\bdefaultIssuerName["']?[ \t]*[:=][ \t]*["']?[\w{$]|ingressShim\.defaultIssuerName/;

/** `prometheus.enabled: false` at the top of the chart's values, or as a flag. */
const NO_METRICS = /^prometheus["']?:[ \t]*(?:#.*)?\n[ \t]+enabled["']?:[ \t]*false\b|\bprometheus\.enabled=false\b/m;

/** The installation of cert-manager itself, by its chart or image: its default issuer, and whether it has metrics. */
export function readInstallation(file: ConfigFile, output: Output): void {
  const { text } = file;
  const defaultIssuer = DEFAULT_ISSUER.test(text);
  const installed = INSTALLED.exec(text);
  const lineAt = (index: number) => text.slice(0, index).split('\n').length;
  const silent =
    /cert-?manager/i.test(file.path) || /cert-manager.{0,200}=false/.test(text) ? NO_METRICS.exec(text) : null;
  if (installed === null && !defaultIssuer && silent === null) return;
  output.fact(
    {
      kind: 'issuer',
      reads: [],
      writes: [],
      attributes: { resource: 'installation' },
      own: { defaultIssuer, ...(silent !== null && { metrics: false }) },
      ...(silent !== null && { lines: { metrics: lineAt(silent.index) } }),
    },
    { line: installed === null ? 1 : lineAt(installed.index) },
  );
}

/** Which issuers' requests approver-policy approves; what is left out matches all. */
export function readPolicy(manifest: Manifest, output: Output): void {
  const ref = at(manifest.root, 'spec', 'selector', 'issuerRef');
  const selects = ['name', 'kind', 'group'].map((key) => stringAt(ref, key) ?? (ref?.open === true ? null : '*'));
  const known = ref?.kind !== 'unknown' && ['name', 'kind', 'group'].every((key) => at(ref, key)?.kind !== 'unknown');
  output.fact(
    {
      kind: 'scope',
      reads: [],
      writes: [],
      attributes: { resource: 'CertificateRequestPolicy', name: manifest.name },
      own: { selects: known ? selects : null },
    },
    manifest.place,
  );
}
