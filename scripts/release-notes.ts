/** Prints the section of the changelog of one version, for the release: `npm run release-notes -- 0.1.0`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The text below the heading of a version, without the heading. Throws where there is none, or it is empty. */
export function releaseNotes(changelog: string, version: string): string {
  const sections = changelog.split(/^(?=## )/m);
  const section = sections.find((text) => text.startsWith(`## [${version}]`));
  const notes = section?.replace(/^## .*\n/, '').trim() ?? '';
  if (notes === '') throw new Error(`CHANGELOG.md has no section "## [${version}]" with text`);
  return `${notes}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const changelog = readFileSync(join(import.meta.dirname, '../CHANGELOG.md'), 'utf8');
  process.stdout.write(releaseNotes(changelog, process.argv[2] ?? ''));
}
