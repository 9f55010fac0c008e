import { given as attribute } from '../facts/attributes.ts';
import type { ConfigFile } from '../model/index.ts';
import { chefResources, puppetResources, type Resource, valueGiven } from '../parsers/resources.ts';
import { at, descend, scriptText, type YamlDocument, type YamlNode, yamlDocuments } from '../parsers/yaml.ts';
import { argumentsOf } from './ansible-module.ts';
import { type SaltState, saltStates } from './salt-states.ts';
import { serviceName } from './service-reloads.ts';

/** A file that configuration management puts on hosts. */
export interface ManagedFile {
  tool: 'ansible' | 'chef' | 'puppet' | 'salt';
  /** Its path on the host, as written; a folder ends with a slash. */
  path: string;
  /** Its source, as written; {@link sourceFiles} finds the path in the repository. */
  source?: string;
  /** Its content, if the same file states it. */
  content?: { text: string; line: number };
  /** Its permissions, as written: `0755`. */
  mode?: string;
  /** Services that are reloaded when it changes, by their usual names; `?` if the service is not known. */
  notifies: readonly string[];
  line: number;
}

/** The files that a playbook, a state, a recipe or a manifest puts on hosts; made once for all mechanisms. */
export function managedFilesOf(file: ConfigFile): readonly ManagedFile[] {
  return file.shared('managed-files', (text) => {
    if (file.path.endsWith('.pp')) {
      const variables = puppetVariables(text);
      return puppetResources(text).flatMap((resource) => puppetFile(resource, variables));
    }
    if (isRecipe(file.path)) return chefResources(text).flatMap(chefFile);
    if (file.path.endsWith('.sls')) return saltFiles(saltStates(file));
    return /\.ya?ml$/.test(file.path) ? ansibleFiles(file) : [];
  });
}

/**
 * Paths in the repository that a managed file may come from: the folders that each tool searches. Empty for other
 * places, and for unknown ones.
 */
export function sourceFiles(path: string, { tool, source }: ManagedFile): string[] {
  if (source === undefined || /[{$<*]/.test(source)) return [];
  const above = (folder: string) => {
    const found = `/${path}`.lastIndexOf(`/${folder}/`);
    return found < 0 ? undefined : path.slice(0, found);
  };
  switch (tool) {
    case 'salt': {
      const inner = /^salt:\/\/([\w./-]{1,300})$/.exec(source)?.[1];
      return inner === undefined ? [] : [`${above(inner.slice(0, Math.max(0, inner.indexOf('/')))) ?? ''}${inner}`];
    }
    case 'puppet': {
      const [, kind = '', module = '', inner = ''] =
        /^puppet:\/\/\/(modules|templates)\/([\w-]{1,80})\/([\w./-]{1,300})$/.exec(source) ?? [];
      const folder = kind === 'templates' ? 'templates' : 'files';
      return inner === '' ? [] : [`${above(module) ?? 'modules/'}${module}/${folder}/${inner}`];
    }
    case 'chef': {
      const [, folder = '', inner = ''] = /^(files|templates)\/([\w./-]{1,300})$/.exec(source) ?? [];
      const home = /^(.*?)(?:recipes|resources|providers|definitions)\//.exec(path)?.[1];
      return inner === '' || home === undefined
        ? []
        : [`${home}${folder}/default/${inner}`, `${home}${folder}/${inner}`];
    }
    default: {
      const home = /^(.*?)(?:tasks|handlers)\/[^/]+$/.exec(path)?.[1] ?? path.slice(0, path.lastIndexOf('/') + 1);
      if (source.startsWith('/')) return [];
      const inner = source.replace(/^(?:files|templates)\//, '');
      return [`${home}files/${inner}`, `${home}templates/${inner}`];
    }
  }
}

/** Whether a file of Ruby is one of a cookbook. */
export function isRecipe(path: string): boolean {
  return /(?:^|\/)(?:recipes|resources|providers|definitions|cookbooks|site-cookbooks)\/.*\.rb$/.test(path);
}

const REFERENCE = /\b(?:Service|Exec|Class)\[['"\s]{0,4}([\w:$@.{}-]{1,80})/g;

const ASSIGNED =
  /\$(\w{1,60})\s{0,40}=\s{0,10}(?:(['"])([^'"$\n]{1,300})\2|((?:Service|Exec|Class)\[\s?['"][^\]\n]{1,100}\]))/g;
/** Variables of one manifest that are kept. */
const MAX_VARIABLES = 500;

/** The values that a manifest gives to its variables and parameters: texts, and references to services. */
function puppetVariables(text: string): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, string[]>();
  for (const [, name = '', , literal, reference] of text.matchAll(ASSIGNED)) {
    if (values.size > MAX_VARIABLES) break;
    const known = values.get(name) ?? [];
    const value = literal ?? reference ?? '';
    if (!known.includes(value)) values.set(name, [...known, value]);
  }
  return values;
}

function puppetFile(resource: Resource, variables: ReadonlyMap<string, readonly string[]>): ManagedFile[] {
  // What has two values is not known.
  const filledIn = (path: string) =>
    path.replace(/\$\{?(\w{1,60})\}?/g, (all, name: string) => {
      const [value, ...others] = variables.get(name) ?? [];
      return value === undefined || others.length > 0 || value.includes('[') ? all : value;
    });
  const referred = (value: string) => {
    const name = /^\$\{?(\w{1,60})\}?$/.exec(value)?.[1];
    return name === undefined ? [value] : (variables.get(name) ?? []).filter((one) => one.includes('['));
  };
  if (resource.type !== 'file' && resource.type !== 'concat') return [];
  const ensure = valueGiven(resource, 'ensure')?.text;
  const recurses = /^(?:true|remote)$/.test(valueGiven(resource, 'recurse')?.text ?? '');
  const source = valueGiven(resource, 'source')?.text;
  if (ensure === 'absent' || (ensure === 'directory' && !(recurses && source !== undefined))) return [];
  const told = [...(resource.values.get('notify') ?? []), ...(resource.values.get('before') ?? [])];
  const content = withLineEnds(valueGiven(resource, 'content'));
  const template = /^(?:template|epp)\( ?['"]?([\w./-]{1,200})/.exec(content?.text ?? '')?.[1];
  const from = template === undefined ? source : `puppet:///templates/${template}`;
  return [
    {
      tool: 'puppet',
      path: `${filledIn(valueGiven(resource, 'path')?.text ?? resource.title)}${recurses && source !== undefined ? '/' : ''}`,
      ...(from !== undefined && { source: from }),
      ...(content !== undefined && template === undefined && content.text.includes('\n') && { content }),
      ...attribute('mode', valueGiven(resource, 'mode')?.text),
      notifies: told
        .flatMap(({ text }) => referred(text))
        .flatMap((text) => [...text.matchAll(REFERENCE)].map(([, name = '']) => named(name))),
      line: resource.line,
    },
  ];
}

/** A text whose line ends are written as `\\n`. */
function withLineEnds<T extends { text: string }>(value: T | undefined): T | undefined {
  if (value === undefined || value.text.includes('\n')) return value;
  return { ...value, text: value.text.replaceAll('\\n', '\n') };
}

/** `nginx::service` is nginx; what a variable names is not known. */
const named = (name: string) => (/[$#]/.test(name) ? '?' : serviceName(name.replace(/::.*$/, '').toLowerCase()));

const CHEF_FILES = /^(?:file|cookbook_file|template|remote_file)$/;
const NOTIFIES = /["'](?:service|systemd_unit|execute|apache_module|nginx_site)\[([^\]]{1,80})\]["']/g;

/** What the `notifies` of a resource name: services, or a command that may reload some. */
export function chefNotified(resource: Resource): string[] {
  return (resource.values.get('notifies') ?? []).flatMap(({ text }) =>
    [...text.matchAll(NOTIFIES)].map(([all, name = '']) => (/service\[/.test(all) ? named(name) : '?')),
  );
}

function chefFile(resource: Resource): ManagedFile[] {
  if (!CHEF_FILES.test(resource.type) || /:delete/.test(valueGiven(resource, 'action')?.text ?? '')) return [];
  const source = valueGiven(resource, 'source')?.text;
  const content = valueGiven(resource, 'content');
  return [
    {
      tool: 'chef',
      path: (valueGiven(resource, 'path')?.text ?? resource.title).replaceAll('#{', '${'),
      ...(source !== undefined && { source: `${resource.type === 'template' ? 'templates' : 'files'}/${source}` }),
      ...(content?.text.includes('\n') === true && { content }),
      ...attribute('mode', valueGiven(resource, 'mode')?.text),
      notifies: chefNotified(resource),
      line: resource.line,
    },
  ];
}

/** A requisite names a service by its name or by the id of its state. */
function saltFiles(states: readonly SaltState[]): ManagedFile[] {
  const services = new Map(
    states.flatMap(({ id, name, given }) =>
      name === 'service.running' ? [[id, scriptText(given.get('name')) ?? id]] : [],
    ),
  );
  return states.flatMap((state) => saltFile(state, services));
}

function saltFile({ id, name, given, line }: SaltState, services: ReadonlyMap<string, string>): ManagedFile[] {
  if (!/^file\.(?:managed|copy|copy_|symlink|append|blockreplace|recurse)$/.test(name)) return [];
  const text = (key: string) => scriptText(given.get(key));
  const content = given.get('contents') ?? given.get('text');
  const written = scriptText(content);
  const source = text('source');
  return [
    {
      tool: 'salt',
      path: `${text('name') ?? id}${name === 'file.recurse' ? '/' : ''}`.replace(/\/\/$/, '/'),
      ...(source !== undefined && { source }),
      ...(content !== undefined &&
        written?.includes('\n') === true && { content: { text: written, line: content.line + 1 } }),
      ...attribute('mode', text('mode')),
      notifies: [...given].flatMap(([key, value]) => (TELLS_OTHERS.test(key) ? saltNames(value, services) : [])),
      line,
    },
  ];
}

/** Requisites of a state that tell others of its changes. */
export const TELLS_OTHERS = /^(?:watch_in|watch_any_in|listen_in|onchanges_in)$/;

/** The services of a requisite (`- service: nginx`); a command may reload what it likes. */
function saltNames(list: YamlNode, services: ReadonlyMap<string, string>): string[] {
  return list.items.flatMap((item) =>
    [...item.entries].flatMap(([kind, value]) => {
      const service = scriptText(value) ?? '?';
      if (kind === 'service') return [named(services.get(service) ?? service)];
      return kind === 'cmd' || kind === 'module' || kind === 'docker_container' ? ['?'] : [];
    }),
  );
}

/** What a handler is called: `reload nginx`, `Restart Postfix service`. */
const HANDLER =
  /(?:reload|restart)(?:ed|s)?[\s_-]+(?:the[\s_-]+|service[\s_-]+)?([a-z][\w@.-]{1,40})|^([a-z][\w-]{1,40}?)[\s_-]+(?:reload|restart)/i;

/** The service that the name of a handler tells; `?` where it tells none. */
function handled(text: string): string {
  const [, behind, before] = HANDLER.exec(text) ?? [];
  const name = behind ?? before;
  return name === undefined || /^(?:service|server|web|systemd|daemon|all|handler)/i.test(name) ? '?' : named(name);
}

function ansibleFiles(file: ConfigFile): ManagedFile[] {
  if (!/\b(?:copy|template|synchronize|lineinfile|blockinfile)['"]?\s{0,4}:/.test(file.text)) return [];
  return yamlDocuments(file).flatMap((document) =>
    // A manifest of Kubernetes has a `template` of its own, and holds no tasks.
    isManifest(document)
      ? []
      : [...descend(document.root())].flatMap((task) => (task.kind === 'map' ? ansibleFile(task) : [])),
  );
}

const isManifest = ({ text }: YamlDocument) => /^apiVersion:/m.test(text) && /^kind:/m.test(text);

/** The services that the handlers of a task tell by their names: `notify: reload nginx`. */
export function ansibleNotified(task: YamlNode): string[] {
  const told = at(task, 'notify');
  const names = told === undefined ? [] : told.kind === 'list' ? told.items : [told];
  return names.map((name) => handled(scriptText(name) ?? ''));
}

function ansibleFile(task: YamlNode): ManagedFile[] {
  const module = argumentsOf(task, 'copy', 'template', 'synchronize', 'blockinfile');
  const path = scriptText(at(module, 'dest') ?? at(module, 'path'));
  if (module?.kind !== 'map' || path === undefined) return [];
  const source = scriptText(at(module, 'src'));
  const content = at(module, 'content') ?? at(module, 'block');
  const written = scriptText(content);
  return [
    {
      tool: 'ansible',
      path: path.endsWith('/') && source !== undefined ? `${path}${source.slice(source.lastIndexOf('/') + 1)}` : path,
      ...(source !== undefined && { source }),
      ...(content !== undefined &&
        written?.includes('\n') === true && { content: { text: written, line: content.line + 1 } }),
      ...attribute('mode', scriptText(at(module, 'mode'))),
      notifies: ansibleNotified(task),
      line: module.line,
    },
  ];
}
