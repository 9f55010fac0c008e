import manifest from '../package.json' with { type: 'json' };

export const TOOL = { name: 'cert-hygiene', version: manifest.version };

/** The address of a page of the documentation as of this version; a version between two releases has that of the main branch. */
export function docsUrl(path: string): string {
  const site = manifest.repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
  const { version } = manifest;
  return `${site}/blob/${version.includes('-') ? 'main' : `v${version}`}/docs/${path}`;
}
