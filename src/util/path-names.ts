import type { Location } from '../model/index.ts';
import { listed } from './text.ts';

/** Places that a message names; the others are counted. */
const NAMED = 4;

/** `legacy/mail/fullchain.pem, pods/13/tls.crt and 3 more`: distinct files, with the repository where there are several. */
export function filesText(places: readonly Location[], beside: readonly Location[] = []): string {
  const several = new Set([...places, ...beside].map((place) => place.repository)).size > 1;
  const files = [...new Set(places.map((place) => (several ? `${place.repository}:${place.path}` : place.path)))];
  return listed(files, NAMED);
}

/** The folder of a path, without a slash at its end; empty for the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** One key for a file: the same for all locations in it. */
export function fileKey({ repository, path }: Pick<Location, 'repository' | 'path'>): string {
  return `${repository}\0${path}`;
}

/** One key for the folder of a file: the same for all locations in files of that folder. */
export function folderKey({ repository, path }: Pick<Location, 'repository' | 'path'>): string {
  return `${repository}\0${folderOf(path)}`;
}

/** One key for a location: file, line and pointer. */
export function locationKey(location: Location): string {
  return `${fileKey(location)}\0${location.line ?? ''}\0${location.pointer ?? ''}`;
}

export function fileNameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

const PRODUCTION = /^(.*(?:^|\/)(?:prod|prd|production)(?:[-_.][^/]*)?\/)/i;

const STAGE =
  /(?:^|[-_.])(dev|devel|development|local|sandbox|demo|tests?|testing|int|qa|uat|acc|stg|stage|staging|pre-?prod|prod|prd|production|live)(?=[-_.])/i;

/** The stage that a file is named after: `prod` of `values-prod.yaml` and of `prod.yaml`. */
export function stageOfFile(path: string): string | undefined {
  return STAGE.exec(fileNameOf(path))?.[1]?.toLowerCase();
}

/** The path up to the innermost folder that is named after an environment or a customer; undefined if there is none. */
export function productionFolder(path: string): string | undefined {
  return PRODUCTION.exec(path)?.[1];
}

/** Folders of infrastructure, where names of files are put together from parts: a role, a module, a chart, a host. */
const OF_INFRASTRUCTURE =
  /(?:^|\/)(?:roles|playbooks?|ansible|puppet|salt(?:stack)?|pillar|chef|cookbooks|hiera(?:data)?|group_vars|host_vars|inventor(?:y|ies)|manifests|modules|files|templates|terraform|tf|helm|charts?|k8s|kubernetes|kustomize|deploy(?:ment)?s?|live|env(?:ironment)?s?|hosts|nixos|machines|servers|clusters?|secrets?|vaults?|infra(?:structure)?)\//i;

/** Whether a path is below a folder of infrastructure. */
export function isOfInfrastructure(path: string): boolean {
  return OF_INFRASTRUCTURE.test(path);
}

const OF_PRODUCTION = /(?:^|[^a-z])(?:prod|production|prd|live)(?:[^a-z]|$)/i;

/** Whether a path has a word for production anywhere: `config/production.json`. It contradicts test data. */
export function namesProduction(path: string): boolean {
  return OF_PRODUCTION.test(path);
}
