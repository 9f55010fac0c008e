import { CERTBOT_LIVE, certbotPath, isUnknown, knownRefs, pathRefs } from '../facts/host-paths.ts';
import { variableRefs } from '../facts/path-variables.ts';
import { hostRef, nameOfRef, serviceRef } from '../facts/refs.ts';
import type { FactAttributes, MechanismOutput, Ref } from '../model/index.ts';

/** Where a server's configuration names certificate files. */
export interface ServerUse {
  /** The service's usual name, as `reloads.ts` spells it. */
  service: string;
  /** The directive that names the certificate. */
  directive: string;
  /** It shows the certificate to the servers that it connects to. */
  side?: 'client';
  certificate?: string;
  key?: string;
  chain?: string;
  /** File of trust anchors. */
  trust?: string;
  hosts?: readonly string[];
  /** What else the certificate is taken from. */
  reads?: readonly Ref[];
  line: number;
  endLine?: number;
}

/** The bundles of CAs that distributions bring, which no renewal of a server's certificate writes. */
const SYSTEM_TRUST =
  /^\/etc\/(?:ssl\/(?:certs\/ca-certificates\.crt|certs\/ca-bundle\.crt|ca-bundle\.pem|cert\.pem)|pki\/(?:tls\/certs\/ca-bundle(?:\.trust)?\.crt|tls\/cert\.pem|ca-trust\/.+))$/;

/**
 * Writes the consumer fact of a server. Attributes: `service`, `directive`, and the paths as written, `null` for one that
 * holds a variable. A path in a mounted copy of certbot's tree also reads what it is a copy of, below {@link CERTBOT_LIVE}.
 */
export function serverConsumer(output: MechanismOutput, use: ServerUse): void {
  const { service, directive, side, hosts = [], line, endLine } = use;
  const paths = [use.certificate, use.key, use.chain, use.trust];
  const files = paths.filter((path) => path === undefined || !SYSTEM_TRUST.test(path));
  // Of a path that a template completes the folder is known.
  const folders = files.flatMap((path) => (path !== undefined && isUnknown(path) ? folderRefs(path) : []));
  const reads = [
    ...pathRefs(...files, ...files.map((path) => path && livePath(path))),
    ...folders,
    ...(use.certificate === undefined || use.reads !== undefined ? [] : variableRefs(use.certificate)),
    ...(use.reads ?? []),
  ];
  const stated: Pick<FactAttributes, 'certificate' | 'key' | 'chain' | 'trust'> = {};
  for (const name of ['certificate', 'key', 'chain', 'trust'] as const) {
    const path = use[name];
    if (path !== undefined) stated[name] = isUnknown(path) ? null : path;
  }
  const known = hosts.filter((host) => /^[\w*.-]+\.[\w-]+$/.test(host));
  output.fact(
    {
      kind: 'consumer',
      reads,
      writes: [serviceRef(service), ...known.map((host) => hostRef(host.toLowerCase()))],
      attributes: { service, directive, ...stated, ...(side !== undefined && { side }) },
    },
    { line, ...(endLine !== undefined && { endLine }) },
  );
}

/** The folder of a path of which a later part is not known: two levels deep at least, and none of certbot's own. */
function folderRefs(path: string): Ref[] {
  return knownRefs(path).filter((ref) => /^\/[^/]+\/.+\/$/.test(nameOfRef(ref)) && certbotPath(path) === undefined);
}

/**
 * The file of certbot's own tree that a path names; the folder of all lineages where the name is not known. certbot appends
 * `-0001` and so on to the name of a lineage where that is taken: what is asked for is the certificate of the name itself.
 */
function livePath(path: string): string | undefined {
  const place = certbotPath(path);
  if (place?.tree !== 'live') return undefined;
  const { lineage, file } = place;
  return `${nameOfRef(CERTBOT_LIVE)}${isUnknown(lineage + file) ? '' : `${lineage.replace(/-\d{4}$/, '')}/${file}`}`;
}
