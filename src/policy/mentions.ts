/** Which files of a repository name its keys and certificates, and what follows for those that no production code names. */
import { namesReachableHost } from '../certificates/past-use.ts';
import type { Inventory, Location, Mention, Policy, Sighting, Usage } from '../model/index.ts';
import { MATERIAL_FILE } from '../util/material-names.ts';
import { fileKey, fileNameOf, folderOf, isOfInfrastructure, productionFolder } from '../util/path-names.ts';
import { isForDevelopment } from './evidence.ts';
import { contextOfPath } from './path-context.ts';

/** Files that are looked for in one repository, and certificates of a file from which on it is a bundle. */
const MAX_TARGETS = 200;
const MANY = 10;
/** The longest line in which a name is looked for. */
const MAX_LINE = 2_000;

/** Files that hold nothing but keys or certificates, also those without an extension: `id_rsa`. */
const MATERIAL = /\.(?:jwks?|cert|store|p12|key)$|(?:^|\/)[^./]+$/i;

/** What ignores, lists or licenses files: it does not use them. */
const LISTS =
  /(?:^|\/)(?:\.[a-z]*ignore|\.gitattributes|\.gitleaks\.toml|\.secrets\.baseline|CODEOWNERS|REUSE\.toml|dep5|CHANGELOG[^/]*|index\.txt(?:\.attr)?(?:\.old)?|\.gitkeep)$|\.(?:license|sha\d*|md5)$/i;
/** Configuration of what only developers and tests start. */
const OF_DEVELOPERS =
  /(?:^|\/)(?:vite|vue|webpack|karma|jest|vitest|cypress|playwright)\b[^/]{0,60}\.(?:[cm]?[jt]s|json)$|(?:^|\/)(?:\.vscode|\.vs|\.idea|\.devcontainer)\/|(?:^|\/)(?:angular\.json|launchSettings\.json|Vagrantfile|tox\.ini|pytest\.ini|phpunit\.xml(?:\.dist)?)$/i;

/** Settings of an application; the manifests of a stage have other endings. */
const SETTINGS = /^\.env\.|\.(?:env|json5?|properties|toml|ini)$/i;

const COMMENT = /^\s*(?:\/\/|\/\*|\*|#(?!!|include\b|define\b)|--|;|%|<!--|rem\b)/i;
/** Commands that make or remove files, and options that name what is made: the result is used elsewhere, or nowhere. */
const MAKES =
  /\b(?:openssl|keytool|mkcert|ssh-keygen|cfssl(?:json)?|certtool|makecert|easyrsa|certstrap|chmod|chown|mkdir|rm|touch)\b|(?:^|\s)-(?:keyout|out|CAkey|CA|inkey|signkey|keystore|destkeystore|srckeystore)\s/;
/** Names that say nothing about one file in particular. */
const PLAIN_FOLDER =
  /^(?:src|main|java|resources?|apps?|libs?|conf|configs?|configuration|public|assets|static|server|client|backend|frontend|data|build|dist|etc|core|common|root|web|www|api|raw|res|bin|scripts?|docker|nginx)$/i;
/** What takes the path of a folder apart from its name. */
const JOINS = /\b(?:join|resolve|Path|File|path)\b/;

/** A file that is looked for. */
export interface Target {
  path: string;
  /** Texts of which one is in every line that names it. */
  words: string[];
  /** Finds its name, with or without the extension. */
  name: RegExp;
  /** Finds the folders that it is in, as a path. */
  folders: RegExp | undefined;
}

/** The paths of what is looked for in a repository: no names of hosts that others reach, and no test data. */
export function soughtPaths(
  { certificates, privateKeys }: Pick<Inventory, 'certificates' | 'privateKeys'>,
  repository: string,
): string[] {
  const reachable = new Set(certificates.filter(namesReachableHost).map(({ publicKey }) => publicKey.fingerprint));
  const isSought = ({ repository: its, path, container, encryptedInGit }: Sighting) =>
    its === repository && container === undefined && encryptedInGit !== true && isLookedFor(path);
  const keys = new Set(
    privateKeys
      .filter(({ publicKeyFingerprint = '' }) => !reachable.has(publicKeyFingerprint))
      .flatMap(({ sightings }) => sightings.filter(isSought).map(({ path }) => path)),
  );
  const held = new Map<string, number>();
  for (const one of certificates) {
    if (namesReachableHost(one)) continue;
    for (const { path } of one.sightings.filter(isSought)) held.set(path, (held.get(path) ?? 0) + 1);
  }
  const few = [...held].filter(([path, count]) => count < MANY && !keys.has(path)).map(([path]) => path);
  return [...[...keys].sort(), ...few.sort()].slice(0, MAX_TARGETS);
}

function isLookedFor(path: string): boolean {
  return (
    (MATERIAL_FILE.test(path) || MATERIAL.test(path)) &&
    contextOfPath(path) === 'production' &&
    productionFolder(path) === undefined &&
    !isOfInfrastructure(path)
  );
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What is looked for of a file. */
export function targetOf(path: string): Target {
  const name = fileNameOf(path);
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot + 1)] : [name, undefined];
  // A stem that is no word of everyday use may be put together with an extension elsewhere.
  const isTelling = extension !== undefined && stem.length > 5 && /[-_.\d]/.test(stem);
  const folder = fileNameOf(folderOf(path));
  const outer = ancestorsOf(folderOf(path));
  const ofFolder = [
    ...(folder !== '' && !PLAIN_FOLDER.test(folder) ? [literal(folder)] : []),
    ...outer.map((one) => literal(one)),
  ];
  const ofName = [
    `(?<![\\w.-])${literal(name)}(?![\\w-]|\\.\\w)`,
    ...(isTelling ? [`(?<![\\w.-])${literal(stem)}(?![\\w-]|\\.\\w)`] : []),
    ...(extension === undefined
      ? []
      : [
          `(["'])${literal(stem)}\\1.{0,60}["']\\.?${literal(extension)}["']`,
          `\\braw[./]${literal(stem)}\\b`,
          `\\*\\.${literal(extension)}(?!\\w)`,
        ]),
  ];
  return {
    path,
    words: [
      ...(isTelling ? [stem] : [name]),
      ...(extension === undefined ? [] : [`"${stem}"`, `'${stem}'`, `raw.${stem}`, `raw/${stem}`, `*.${extension}`]),
      ...(folder !== '' && !PLAIN_FOLDER.test(folder) ? [folder] : []),
      ...outer,
    ],
    name: new RegExp(ofName.join('|')),
    folders:
      ofFolder.length === 0
        ? undefined
        : new RegExp(`(?:^|[\\s"'=:(,/\\\\])(?:${ofFolder.join('|')})[/\\\\]?(?:["'\\s:),;*$%{<]|$)`),
  };
}

/** The folders above a folder, except those at the root: `deploy/nginx` of `deploy/nginx/certs`. */
function ancestorsOf(folder: string): string[] {
  const outer = folderOf(folder);
  return outer.includes('/') ? [outer, ...ancestorsOf(outer)] : [];
}

/** Whether a file may tell who uses others. */
export function mayMention(path: string): boolean {
  return !LISTS.test(path) && !MATERIAL_FILE.test(path);
}

/**
 * Whether a text names a file, in a line that neither is a comment nor makes the file.
 * @param left the lines that may still be looked at; below 0 where there were more
 */
export function mentions(text: string, target: Target, left: { lines: number }): boolean {
  for (const word of target.words)
    for (let at = text.indexOf(word); at >= 0 && left.lines >= 0; left.lines -= 1) {
      const end = text.indexOf('\n', at);
      const line = text.slice(text.lastIndexOf('\n', at) + 1, end < 0 ? text.length : end);
      if (namedIn(line, target)) return true;
      at = end < 0 ? -1 : text.indexOf(word, end);
    }
  return false;
}

function namedIn(line: string, { name, folders }: Target): boolean {
  if (line.length > MAX_LINE) return name.test(line);
  if (!name.test(line) && !(folders?.test(line) && (/[/\\]/.test(line) || JOINS.test(line)))) return false;
  return !COMMENT.test(line) && !MAKES.test(line);
}

/** A place in a file, as {@link Policy.usageOf} takes it. */
type Place = Parameters<Policy['usageOf']>[0];

/**
 * How settings of an application are used: `config/development.json`, `.env.test`. Keys that sign tokens, in the data that an
 * identity provider is first filled with, are replaced where it runs.
 */
function usageOfSettings({ path, pointer = '', format }: Place): Usage | undefined {
  const isSettings =
    SETTINGS.test(fileNameOf(path)) && !isOfInfrastructure(path) && productionFolder(path) === undefined;
  if (!isSettings) return undefined;
  if (isForDevelopment(path)) return 'development';
  const signsTokens = format === 'jwk' || /\borg\.keycloak\.keys\.KeyProvider\b/.test(pointer);
  return signsTokens && /\.json$/i.test(path) ? 'initial' : undefined;
}

/**
 * What the places that name a file tell of its use. Undefined where something of production names it, or where nothing is
 * known.
 */
export function usageOf(
  { repositories }: Pick<Inventory, 'repositories'>,
  isProduction: (place: Pick<Location, 'repository' | 'path'>) => boolean,
): Policy['usageOf'] {
  const known = new Map<string, Mention>();
  for (const { name, mentions: all = [] } of repositories)
    for (const one of all) known.set(fileKey({ repository: name, path: one.path }), one);
  return (place) => {
    const mention = known.get(fileKey(place));
    if (mention === undefined) return usageOfSettings(place);
    const { repository } = place;
    const uses = ({ path }: { path: string }) =>
      isProduction({ repository, path }) && !OF_DEVELOPERS.test(path) && !isForDevelopment(path);
    if (mention.by.some((path) => uses({ path }))) return undefined;
    return mention.by.length === 0 ? 'unnamed' : 'tests';
  };
}
