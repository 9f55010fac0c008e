import { pathsOfVariable, variableRefs } from '../../facts/path-variables.ts';
import type { ConfigFile, Mechanism, MechanismOutput } from '../../model/index.ts';
import { lineCounter } from '../../util/line-counter.ts';

/**
 * `nginx_ssl_cert: /etc/ssl/www.pem`, `$tls_cert = '/…'`, `set("general", "tls_cert_file", "/…".format(host))`, and a map of YAML
 * whose first key is `path` or the like.
 */
const SET =
  /\b(\w{0,60}(?:ssl|tls|cert|crt|pem|chain)\w{0,60})["']?\s{0,20}(?:=>|[:=,])(?:[ \t]{0,8}\n[ \t]{1,40}(path|file|dest|crt|cert):)?\s{0,20}\(?\s{0,40}[fr]?["']?(?:\{\{\s?(\w{1,60})\s?\}\}|\$\{?(\w{1,60})\}?)?(\/[\w./@{}$%()<> -]{1,200}\.(?:pem|crt|cer|cert))\b/gi;
/** Definitions of one file that are kept. */
const MAX_SET = 300;
const MAX_FOLDERS = 20;

/** Variables of playbooks, manifests and programs that hold the path of a certificate. The topology fills them in where a template names one. */
function read(file: ConfigFile, output: MechanismOutput): void {
  const lines = lineCounter(file.text);
  const folders = new Map<string, string>();
  const folderOf = (name: string) => {
    if (!folders.has(name) && folders.size < MAX_FOLDERS) folders.set(name, folderIn(file.text, name));
    return folders.get(name) ?? '$';
  };
  let count = 0;
  for (const found of file.text.matchAll(SET)) {
    const [, base = '', key, template, variable, rest = ''] = found;
    const name = key === undefined ? base : `${base}.${key}`;
    const folder = template ?? variable;
    const path = folder === undefined ? rest : `${folderOf(folder)}${rest}`;
    const before = file.text.slice(Math.max(0, found.index - 200), found.index);
    if (/^\s*(?:#|\/\/|;)/.test(before.slice(before.lastIndexOf('\n') + 1))) continue;
    const writes = variableRefs(`{{ ${name} }}`);
    const reads = pathsOfVariable(path);
    if (writes.length === 0 || reads.length === 0 || ++count > MAX_SET) continue;
    output.fact(
      { kind: 'scope', reads, writes, attributes: { resource: 'variable', name } },
      { line: lines(found.index) },
    );
  }
}

/** The folder that a variable of the same file is set to. */
function folderIn(text: string, name: string): string {
  return (
    new RegExp(
      `(?:^|\\n)[ \\t]{0,40}(?:export )?${name}["']?\\s?(?:=>|[:=])\\s?["']?(/[\\w./-]{1,200}?)/?["']?[ \\t;,]*(?:\\n|$)`,
    ).exec(text)?.[1] ?? '$'
  );
}

export const pathVariables: Mechanism = {
  id: 'path-variables',
  title: 'Paths in variables',
  identifiedBy: 'variables of playbooks, manifests, programs and settings that hold the path of a certificate',
  references: ['https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_variables.html'],
  accepts: (path) => /\.(?:ya?ml|sls|ini|env|toml|pp|py|sh)$|(?:^|\/)(?:group|host)_vars\//.test(path),
  needles: ['.pem', '.crt', '.cer'],
  read,
  rules: [],
};
