import { SOFTWARE, type Software, USE_OF, VERSION_OF } from '../../mechanism-kit/software.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';
import { rowsWith } from '../../util/text.ts';

/** Longer lines are data. */
const MAX_LINE = 1_000;
const VERSION = 'v?(\\d[\\w.-]{0,40})';

interface Known {
  software: Software;
  /** Found in every line that names it. */
  named: RegExp;
  line: RegExp;
  /** `repository: traefik`, whose `tag` stands near. */
  repository: RegExp;
}

const KNOWN: readonly Known[] = SOFTWARE.map((software) => {
  const images = software.images.map((image) =>
    image.endsWith('-') ? `${escaped(image)}[\\w-]{1,30}` : escaped(image),
  );
  const names = software.names.map((name) => escaped(name).replaceAll('-', '[-_]?'));
  const image = `(?:^|[\\s"'=/])(?:${images.join('|')})`;
  const name = `(?:^|[\\s"'-])(?:${names.join('|')})`;
  return {
    software,
    named: new RegExp([...software.images.map(escaped), ...names].join('|'), 'i'),
    line: new RegExp(
      [
        // An image with its tag.
        `${image}:${VERSION}`,
        // A variable: `LEGO_VERSION=4.14`, `traefik_version: "v3.1"`, `ARG CERTBOT_VERSION=2.1`.
        `${name}[-_]?version["']?\\s{0,8}[:=]\\s{0,8}["']?${VERSION}`,
        // A requirement of Python: `certbot[apache]==2.1`.
        `^(?:${names.join('|')})(?:\\[[\\w,-]{0,60}\\])?\\s{0,4}[=~]=\\s{0,4}${VERSION}`,
        // A download of a release, or a package with its version.
        `/(?:${names.join('|')})/releases/download/${VERSION}`,
        `${name}[@=]${VERSION}`,
      ].join('|'),
      'i',
    ),
    repository: new RegExp(
      `\\brepository["']?\\s{0,8}[:=]\\s{0,8}["']?(?:[\\w.-]{1,80}/)?(?:${images.join('|')})["']?\\s{0,8}$`,
      'i',
    ),
  };
});
/** Found in every line that names any. */
const NAMED = new RegExp(KNOWN.map(({ named }) => named.source).join('|'), 'gi');
const ANY = /./g;
const TAG = new RegExp(`^\\s{0,60}tag["']?\\s{0,8}[:=]\\s{0,8}["']?${VERSION}`);
/** Lines below the name of an image in which its tag stands. */
const BELOW = 3;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Versions that a file states of software, the first of each, and lines that rely on what a later version takes away. */
export function readVersions({ path, text }: ConfigFile, output: MechanismOutput): void {
  const uses = SOFTWARE.flatMap(({ name, breaking }) =>
    breaking.flatMap(({ text: form }) => (form !== undefined && text.includes(form.needle) ? [{ name, form }] : [])),
  );
  let rows: readonly string[] | undefined;
  const found = new Set<string>();
  const fact = (resource: string, name: string, stated: { version?: string; target?: string }, line: number): void => {
    const key = [resource, name, stated.target].join('\0');
    if (found.has(key)) return;
    found.add(key);
    output.fact({ kind: 'scope', reads: [], writes: [], attributes: { resource, name, ...stated } }, { line });
  };
  // Most rows name nothing, and a use has no word that all have.
  for (const { index, row } of rowsWith(text, uses.length > 0 ? ANY : NAMED)) {
    if (row.length > MAX_LINE || /^\s*(?:#|\/\/)/.test(row)) continue;
    for (const { software, named, line, repository } of KNOWN) {
      if (!named.test(row)) continue;
      rows ??= text.split('\n');
      const version =
        line.exec(row)?.slice(1).find(Boolean) ?? (repository.test(row) ? tagBelow(rows, index) : undefined);
      if (version !== undefined && !PACKAGES.test(path)) fact(VERSION_OF, software.name, { version }, index + 1);
    }
    for (const { name, form } of uses) if (form.line.test(row)) fact(USE_OF, name, { target: form.needle }, index + 1);
  }
}

/** Lists of what a program was built from: other people's choice of a version. */
const PACKAGES = /(?:^|\/)(?:package-lock\.json|pnpm-lock\.yaml|go\.sum)$/;

function tagBelow(rows: readonly string[], index: number): string | undefined {
  for (const row of rows.slice(index + 1, index + 1 + BELOW)) {
    const version = row.length > MAX_LINE ? undefined : TAG.exec(row)?.[1];
    if (version !== undefined) return version;
  }
  return undefined;
}
