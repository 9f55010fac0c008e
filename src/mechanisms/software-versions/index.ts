import { SOFTWARE } from '../../mechanism-kit/software.ts';
import type { Mechanism } from '../../model/index.ts';
import { readVersions } from './read.ts';

const NAMES = SOFTWARE.flatMap(({ names }) => names);

/** Versions of the software that certificates depend on. */
export const softwareVersions: Mechanism = {
  id: 'software-versions',
  title: 'Versions of certificate software',
  identifiedBy:
    'image tags, variables, requirements and downloads of certbot, lego, acme.sh, Traefik, cert-manager and others',
  references: [...new Set(SOFTWARE.flatMap(({ breaking }) => breaking.map(({ reference }) => reference)))],
  accepts: (path) =>
    /\.(?:ya?ml|tf|tfvars|hcl|json|toml|env|txt|in|ini|cfg|sh|bash|mk|nix|pp|rb|j2|jinja2?|gotmpl|tpl)$|(?:^|\/)(?:[^/]*Dockerfile[^/]*|Containerfile|Makefile|Justfile|\.env[^/]*)$/.test(
      path,
    ),
  needles: [...NAMES, ...NAMES.map((name) => name.toUpperCase().replaceAll('-', '_')), 'certmanager.k8s.io'],
  read: readVersions,
  rules: [],
};
