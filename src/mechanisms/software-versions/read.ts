import { SOFTWARE, type Software, USE_OF, VERSION_OF } from '../../mechanism-kit/software.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';

/** Longer lines are data. */
const MAX_LINE = 1_000;
const VERSION = 'v?(\\d[\\w.-]{0,40})';

interface Known {
  software: Software;
  /** One of these words stands in every line that names it. */
  words: readonly string[];
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
    words: [...software.images, ...software.names].map((word) => word.replace(/[-_].*$/, '').toLowerCase()),
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
const TAG = new RegExp(`^\\s{0,60}tag["']?\\s{0,8}[:=]\\s{0,8}["']?${VERSION}`);
/** Lines below the name of an image in which its tag stands. */
const BELOW = 3;

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Versions that a file states of software, the first of each, and lines that rely on what a later version takes away. */
export function readVersions({ path, text }: ConfigFile, output: MechanismOutput): void {
  const lower = text.toLowerCase();
  const known = KNOWN.filter(({ words }) => words.some((word) => lower.includes(word)));
  const uses = SOFTWARE.flatMap(({ name, breaking }) =>
    breaking.flatMap(({ text: form }) => (form !== undefined && text.includes(form.needle) ? [{ name, form }] : [])),
  );
  if (known.length + uses.length === 0) return;
  const rows = text.split('\n');
  const found = new Set<string>();
  const fact = (resource: string, name: string, stated: { version?: string; target?: string }, line: number): void => {
    const key = [resource, name, stated.target].join('\0');
    if (found.has(key)) return;
    found.add(key);
    output.fact({ kind: 'scope', reads: [], writes: [], attributes: { resource, name, ...stated } }, { line });
  };
  // Most rows name nothing: one search says so.
  const names = new RegExp(known.flatMap(({ words }) => words.map(escaped)).join('|') || '$^', 'i');
  for (const [index, row] of rows.entries()) {
    if (row.length > MAX_LINE || (uses.length === 0 && !names.test(row)) || /^\s*(?:#|\/\/)/.test(row)) continue;
    const low = row.toLowerCase();
    for (const { software, words, line, repository } of known) {
      if (!words.some((word) => low.includes(word))) continue;
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
