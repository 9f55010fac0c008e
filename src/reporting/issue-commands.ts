/** What a person can copy out of an issue: commands that look, and entries that accept. */

import { looksLikeHost } from '../certificates/names.ts';
import type { Finding, SeenCertificate, Sighting } from '../model/index.ts';

const MAX_FILES = 6;
const MAX_ENTRIES = 4;
/** Names that a shell and YAML take as they are, and that no tool takes for an option. */
const PLAIN = /^[A-Za-z0-9_][A-Za-z0-9_./@+=-]{0,199}$/;

/**
 * Commands that print serial number and expiration date of each copy and of the served certificate, and the expected
 * serial number.
 */
export function checkCommands(versions: readonly SeenCertificate[]): { looks: string[]; serial?: string } {
  const [newest] = versions;
  if (newest === undefined) return { looks: [] };
  // Copies to fix come first.
  const places = versions.toReversed().flatMap((version) => version.sightings);
  const several = new Set(places.map(({ repository }) => repository)).size > 1;
  const where = ({ repository }: Sighting) => (several && PLAIN.test(repository) ? ` # in ${repository}` : '');
  const files = places
    .flatMap((place) => {
      const look = lookAt(place);
      return look === undefined ? [] : [look + where(place)];
    })
    .slice(0, MAX_FILES);
  const host = newest.names.map((name) => /^dns:([^*]+)$/.exec(name)?.[1]).find((name) => name && looksLikeHost(name));
  const served =
    host === undefined || !PLAIN.test(host)
      ? []
      : [
          `openssl s_client -connect ${host}:443 -servername ${host} </dev/null 2>/dev/null \\`,
          '  | openssl x509 -noout -serial -enddate',
        ];
  const serial = /^[0-9a-f]+$/.test(newest.serialNumber) ? serialText(newest.serialNumber) : undefined;
  return { looks: [...new Set([...files, ...served])], ...(serial !== undefined && { serial }) };
}

/** As `openssl x509 -serial` prints it: whole octets in upper case. */
function serialText(hex: string): string {
  return (hex.length % 2 === 0 ? hex : `0${hex}`).toUpperCase();
}

/** Files whose first certificate is the one in question; wrapped certificates need more than one command. */
function lookAt({ path, format, pointer, container, line }: Sighting): string | undefined {
  if (!PLAIN.test(path) || container !== undefined) return undefined;
  const print = '-noout -serial -enddate';
  if (format === 'jks' || format === 'jceks') return `keytool -list -v -keystore ${path}`;
  if (format === 'pkcs12') return `openssl pkcs12 -in ${path} -nokeys | openssl x509 ${print}`;
  if (pointer !== undefined || (line ?? 1) !== 1) return undefined;
  if (format === 'pem') return `openssl x509 -in ${path} ${print}`;
  return format === 'der' ? `openssl x509 -inform DER -in ${path} ${print}` : undefined;
}

/**
 * Lines of the config that accept the findings until the end of the next quarter: a day that stays the same for a while.
 * @param home the repository whose paths stand alone; undefined where the config judges several, in each of which a path alone would match
 */
export function acceptEntries(
  findings: readonly Finding[],
  byCertificate: boolean,
  now: number,
  home?: string,
): string[] {
  const until = endOfNextQuarter(now);
  const targets = findings.flatMap(({ rule, certificate, location }) => {
    if (byCertificate && certificate !== undefined) return [`  - rule: ${rule}\n    certificate: ${certificate}`];
    const { repository, path } = location;
    const isHome = repository === home;
    const plain = PLAIN.test(path) && (isHome || PLAIN.test(repository));
    return plain ? [`  - rule: ${rule}\n    path: ${isHome ? '' : `${repository}:`}${path}`] : [];
  });
  const entries = [...new Set(targets)].slice(0, MAX_ENTRIES);
  if (entries.length === 0) return ['# The path needs quotes in YAML: write the entry by hand.'];
  return ['ignore:', ...entries.flatMap((entry) => [entry, '    reason: reason and ticket', `    until: ${until}`])];
}

function endOfNextQuarter(now: number): string {
  const date = new Date(now);
  const quarter = Math.floor(date.getUTCMonth() / 3);
  return new Date(Date.UTC(date.getUTCFullYear(), (quarter + 2) * 3, 0)).toISOString().slice(0, 10);
}
