/** Which files may hold automation, and which are called after certificates, by their paths. */
import { plainName } from '../facts/host-paths.ts';
import { clientNamed } from '../shell/clients/index.ts';
import { mayHoldCommands } from '../shell/command-files.ts';

/** Names of files and folders that say that what they hold renews or deploys certificates. */
const NAMED =
  /renew|lets[-_]?encrypt|acme(?!nt)|cert-?manager|(?:ssl|tls)[-_]?cert|deploy[-_.]hook|cert(?:ificate)?s?[-_.]?(?:update|deploy|sync|check|copy|rotat|issue|hook|automat|watch|reload)|(?:^|\/)certificates?\/|(?:update|deploy|sync|check|copy|rotate|issue|create|automated)[-_](?:\w{1,20}[-_]){0,3}cert/i;
/** Files whose text is automation, whatever they hold. */
const AUTOMATION = /\.(?:gvy|ps1|psm1|bat|cmd|timer|path|nomad|hcl|erb|j2|env|jsonnet|libsonnet)$/;
/** Programs, of which only those that are called after certificates or hold a step are read. */
export const PROGRAM = /\.(?:py|rb|pl|js|ts|go|php|java|json)$/;
/** Of programs, those that may be a script that a person or a clock starts. */
const SCRIPT = /\.(?:py|rb|pl|php)$/;
const PROSE =
  /\.(?:md|markdown|rst|txt|adoc|lock|sum|svg|html?|css|csv|tsv|po|snap|patch|diff|ipynb|xml|1|5|8)$|(?:^|\/)(?:changelog|license|authors|codeowners|readme)/i;
export const DEPLOYS = /^(?:deploy|setup|install|provision|bootstrap|fabfile|tasks)\b/;
export const DATA = /\.(?:ya?ml|json|toml|tf|tofu|nix|conf|cfg|ini|sls|hcl)(?:\.\w{1,8})?$/;

/** Whether the last parts of a path are called after certificates. */
export function isNamed(path: string): boolean {
  const end = path.split('/').slice(-3).join('/');
  return NAMED.test(end) || clientNamed(end) !== undefined;
}

/** Whether the text of a file may be compared: no prose, and automation by its name or by a fact in it. */
export function isComparable(path: string, holdsStep: boolean): boolean {
  const name = plainName(path);
  if (PROSE.test(name)) return false;
  if (holdsStep) return true;
  if (PROGRAM.test(name)) return SCRIPT.test(name) || (isNamed(path) && !name.endsWith('.json'));
  return mayHoldCommands(path) || AUTOMATION.test(name) || DATA.test(name);
}
