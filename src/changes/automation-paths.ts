/** Which files may hold automation, by their paths. */
import { plainName } from '../facts/host-paths.ts';
import { mayHoldCommands } from '../shell/command-files.ts';
import { isNamed } from './certificate-words.ts';

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

/** Whether the text of a file may be compared: no prose, and automation by its name or by a fact in it. */
export function isComparable(path: string, holdsStep: boolean): boolean {
  const name = plainName(path);
  if (PROSE.test(name)) return false;
  if (holdsStep) return true;
  if (PROGRAM.test(name)) return SCRIPT.test(name) || (isNamed(path) && !name.endsWith('.json'));
  return mayHoldCommands(path) || AUTOMATION.test(name) || DATA.test(name);
}
