import { plainName } from '../facts/host-paths.ts';
import type { ConfigFile, Mechanism, MechanismOutput } from '../model/index.ts';
import { descend, scriptText, type YamlNode, yamlDocuments } from '../parsers/yaml.ts';
import { type OwnFiles, readAlsoWhereWritten } from '../shell/written-files.ts';
import { serverConsumer } from './server-consumers.ts';

/** How a server's settings are called where a pillar, Hiera or variables of a playbook hold them one by one. */
export interface ServerSettings {
  /** The service's usual name. */
  service: string;
  /** Keys whose value is the path of a certificate. They are this server's alone. */
  certificate: RegExp;
  key: RegExp;
}

/** Endings of programs, data and documents, which hold no configuration of a web server as it is. */
const OTHER_TEXT =
  /\.(?:md|mdx|rst|adoc|txt|html?|xml|json|ya?ml|toml|ini|csv|svg|css|scss|po|lock|log|patch|diff|sql|sls|pp|py|rb|[jt]sx?|mjs|go|java|kt|groovy|scala|cs?|cpp|h|rs|swift|php|pl|lua|sh|bash|zsh|ksh|ps1|bat|cmd|tf|nix|env|properties|service|mk|pem|crt|cer|key|ipynb)$/;

/**
 * Whether a file may be the configuration of a web server's site, by its name: `www.conf`, a file in `sites-available`, a
 * template without another ending (`vhost.j2`), and a file that is named after its site (`www.example.com`).
 */
export function isSite(path: string): boolean {
  const name = plainName(path);
  if (
    /\.(?:conf|vhost|inc)$/.test(name) ||
    /(?:^|\/)(?:sites-(?:available|enabled)|conf\.d|vhosts?(?:\.d)?)\//.test(path)
  )
    return true;
  const template = name.length < path.length - path.lastIndexOf('/') - 1;
  return !OTHER_TEXT.test(name) && (template || /^[\w*-]{1,60}(?:\.[\w-]{1,60}){1,6}$/.test(name));
}

/** The `accepts` and `read` of a server: its own files, what others write for it, and its settings in YAML. */
export function serverFiles(
  own: OwnFiles['isOwn'] | OwnFiles,
  read: Mechanism['read'],
  ...settings: ServerSettings[]
): Pick<Mechanism, 'accepts' | 'read'> {
  const written = readAlsoWhereWritten(typeof own === 'function' ? { isOwn: own } : own, read);
  return {
    accepts: written.accepts,
    read(file, output) {
      written.read(file, output);
      if (/\.(?:ya?ml|sls)$/.test(file.path)) for (const one of settings) readSettings(file, one, output);
    },
  };
}

/** One consumer for each setting that names a certificate, with the key beside it. */
export function readSettings(file: ConfigFile, settings: ServerSettings, output: MechanismOutput): void {
  const { service, certificate, key } = settings;
  for (const document of yamlDocuments(file)) {
    if (!certificate.test(document.text)) continue;
    for (const node of descend(document.root())) {
      const named = [...node.entries].filter(([name]) => matches(certificate, name));
      for (const [directive, given] of named) {
        // Of several files the first one tells where they lie.
        const value = given.items[0] ?? given;
        const path = pathOf(value);
        if (path === undefined) continue;
        const beside = [...node.entries].find(([name]) => matches(key, name))?.[1];
        const keyPath = beside === undefined ? undefined : pathOf(beside);
        serverConsumer(output, {
          service,
          directive,
          certificate: path,
          line: value.line,
          ...(keyPath !== undefined && { key: keyPath }),
        });
      }
    }
  }
}

const matches = (pattern: RegExp, name: string) => pattern.exec(name)?.[0].length === name.length;

/** The path of a value, also in the form that reads it from a file (`</etc/ssl/www.pem`). */
function pathOf(value: YamlNode): string | undefined {
  return /^<?(\/[^\s'"]{1,300})$/.exec(scriptText(value) ?? '')?.[1];
}
