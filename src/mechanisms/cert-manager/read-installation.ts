import type { ConfigFile, MechanismOutput } from '../../model/index.ts';

const INSTALLED =
  /cert-manager-controller:v?(\d+\.\d+)|\b(?:chart|repository|name)["']?[ \t]*[:=][ \t]*["']?(?:jetstack\/)?cert-manager["']?[ \t]*$/m;
const DEFAULT_ISSUER =
  /--default-issuer-name=\S|\bdefaultIssuerName["']?[ \t]*[:=][ \t]*["']?[\w{$]|ingressShim\.defaultIssuerName/;

/** The installation of cert-manager itself, by its chart or image; only its default issuer matters here. */
export function readInstallation(file: ConfigFile, output: MechanismOutput): void {
  const { text } = file;
  const defaultIssuer = DEFAULT_ISSUER.test(text);
  const installed = INSTALLED.exec(text);
  if (installed === null && !defaultIssuer) return;
  const line = installed === null ? 1 : text.slice(0, installed.index).split('\n').length;
  output.fact(
    { kind: 'issuer', reads: [], writes: [], attributes: { resource: 'installation', defaultIssuer } },
    { line },
  );
}
