import { posix } from 'node:path';
import { given } from '../../facts/attributes.ts';
import { asRef, makeRef } from '../../facts/refs.ts';
import type { FactKind, Ref } from '../../model/index.ts';
import type { HclAttribute, HclBlock } from '../../parsers/hcl.ts';
import type { Output } from './own.ts';
import { attributeValue, nested, RESOURCES } from './resources.ts';
import { LOOKUPS, lookupRefs, storeRefs } from './secret-stores.ts';

/** `tf:<folder>/<address>`: names are known within one module, which is one folder. */
export function addressRef(folder: string, address: string): Ref {
  return makeRef('tf', `${folder}/${address}`);
}

/** Waits until ACM has issued, and hands the certificate's ARN on to those that shall wait for it. */
const VALIDATION = 'aws_acm_certificate_validation';

const TYPES = [...Object.keys(RESOURCES), 'azurerm_key_vault_secret', VALIDATION].join('|');
const REFERENCE = new RegExp(
  `(?<![\\w.])(?:(?:data\\.)?(?:${TYPES})|data\\.(?:${LOOKUPS.join('|')}|terraform_remote_state|tfe_outputs)|module|local|var)\\.[\\w-]+(?:\\[[^\\]]{0,60}\\])?(?:\\.\\w+)*`,
  'g',
);

/** What a local, a variable or an output is called that holds a certificate or names one. */
const HOLDS = /cert|(?:tls|ssl)\w{0,40}_(?:arn|id|pem|crt|secret)$|pfx/i;
const HOLDS_NOT =
  /^(?:is|use|has|create|enable|with)_|enabled|email|domain|zone|validation|days|name$|_(?:role|policy)/i;

interface Reference {
  /** The address within the module: `aws_acm_certificate.www`, `local.certificate`, `module.acm.certificate_arn`. */
  address: string;
  type: string;
  field: string;
  /** The attribute that is taken of an object in a variable, a local or an output: `secret_id` of `var.certificates["www"].secret_id`. */
  part?: string;
}

/** The certificates, and what may hand one on, that an expression refers to. */
export function referencesIn(expression: string, key: string): Reference[] {
  return [...expression.matchAll(REFERENCE)].flatMap(([found]): Reference[] => {
    const shared = /^data\.(?:terraform_remote_state|tfe_outputs)\.[\w-]+\.(?:outputs|values)\.(\w+)/.exec(found)?.[1];
    if (shared !== undefined)
      return isTelling(shared) ? [{ address: `output.${shared}`, type: 'output', field: shared }] : [];
    const parts = found.replace(/\[[^\]]*\]/g, '').split('.');
    const data = parts[0] === 'data' ? 1 : 0;
    const [type = '', name = '', first = ''] = parts.slice(data);
    const field = found.includes('.domain_validation_options') ? 'domain_validation_options' : (parts.at(-1) ?? '');
    if (type === 'local' || type === 'var' || type === 'module') {
      const held = type === 'module' ? first : name;
      const holds = HOLDS.test(held) || HOLDS.test(key) || (type === 'module' && HOLDS.test(name));
      if (held === '' || !holds || HOLDS_NOT.test(held)) return [];
      const part = parts.at(-1);
      return [
        {
          address: type === 'module' ? `${type}.${name}.${held}` : `${type}.${held}`,
          type,
          field: held,
          ...(part !== held && part !== undefined && { part }),
        },
      ];
    }
    // A store holds many things; what it is read for tells whether it is a certificate.
    if (LOOKUPS.includes(type) && !HOLDS.test(`${key} ${name} ${field}`)) return [];
    return [{ address: parts.slice(0, 2 + data).join('.'), type, field }];
  });
}

/** Names of outputs that are looked up in the state of another configuration; `certificate_arn` may be anybody's. */
const isTelling = (name: string) => HOLDS.test(name) && name.split('_').length > 2;

/** The ref of what an address means: outputs of other states are known by their names alone. */
export function refOf(folder: string, { address, type }: Reference): Ref {
  return type === 'output' ? makeRef('tf-output', address.slice('output.'.length)) : addressRef(folder, address);
}

/**
 * Every attribute that refers to a certificate: a consumer; a copy where the block hands it on (a local, an output, a
 * module, a store); a pin where it names one version of Key Vault.
 */
export function readReferences(block: HclBlock, folder: string, root: HclBlock, output: Output): void {
  const [type = ''] = block.labels;
  const own = block.labels.length > 0 ? block.labels.join('.') : block.type;
  const owner = block.type === 'module' ? `module.${own}` : own;
  const certificate = block.type === 'resource' && Object.hasOwn(RESOURCES, type);
  const seen = new Set<string>();
  for (const [inner] of nested(block)) {
    for (const [key, attribute] of attributesOf(inner)) {
      if (/^(?:depends_on|count|source|ignore_changes)$/.test(key)) continue;
      if (typeof attribute.value === 'string' && ARN.test(attribute.value) && block.type === 'resource')
        readArn(owner, { key, line: attribute.line, arn: attribute.value }, output);
      for (const found of referencesIn(attribute.expression, key)) {
        const { address, type: target, field, part } = found;
        if (owner === address) continue;
        const vaulted = target.startsWith('azurerm_key_vault_');
        const versioned =
          vaulted &&
          (field === 'secret_id' || field === 'id') &&
          TAKES_VERSION.test(key) &&
          !CUTS.test(attribute.expression);
        // Key Vault keeps any secret; what takes one as its certificate is known by its type or by a name.
        if (target === 'azurerm_key_vault_secret' && !TAKES.test(`${address} ${key} ${owner}`)) continue;
        // A certificate says itself what it is made of; what asks for its own records does not consume it.
        if (certificate && !versioned) continue;
        const writes = versioned ? [] : handedOn(block, key, folder, root);
        const taken = TAKES_VERSION.test(key) ? part : undefined;
        const id = [address, field, taken ?? '', ...writes].join('\0');
        if (seen.has(id)) continue;
        seen.add(id);
        const kind = kindOf(field, versioned, writes);
        output.fact(
          {
            kind,
            reads: [refOf(folder, found)],
            writes,
            attributes: {
              name: block.type === 'locals' ? `local.${key}` : block.type === 'output' ? `output.${type}` : owner,
              target: address,
            },
            own: {
              type: block.type === 'resource' ? type : block.type,
              argument: key,
              field,
              ...given('part', taken),
              ...(kind === 'scope' && given('filter', filterOf(attribute.expression))),
            },
          },
          { line: attribute.line },
        );
      }
    }
  }
  if (block.type === 'module') readModule(block, folder, output);
  if (block.type === 'data') readLookup(block, folder, root, output);
}

const VARIABLE = /^[ \t]{0,80}(\w{1,80})[ \t]{0,80}=[ \t]{0,80}(\S[^\n]{0,2000})$/gm;

/** The attributes of a block, with each variable of the environment of a command as one of its own. */
function attributesOf(block: HclBlock): [string, HclAttribute][] {
  return [...block.attributes].flatMap(([key, attribute]): [string, HclAttribute][] => {
    if (key !== 'environment' || block.type !== 'provisioner') return [[key, attribute]];
    return [...attribute.expression.matchAll(VARIABLE)].map(([, name = '', expression = '']) => [
      name.toLowerCase(),
      { ...attribute, expression },
    ]);
  });
}

/** Arguments that take a certificate of Key Vault, by its id with or without a version. */
const TAKES_VERSION = /key_vault_(?:secret|certificate)?_?id$|secret_(?:id|uri)$|certificate_id$/;

/** Functions that take the version off an id: `replace(….secret_id, "/${….version}", "")`. */
const CUTS = /\b(?:replace|trimsuffix|split|regex|dirname)\s{0,20}\(/;

const ARN = /^arn:aws[\w-]{0,12}:(?:acm|iam)::?[\w-]{0,32}:\d{0,12}:(?:server-)?certificate\//;

function readArn(name: string, { key, line, arn }: { key: string; line: number; arn: string }, output: Output) {
  const ref = asRef('arn', arn);
  output.fact(
    {
      kind: 'consumer',
      reads: ref === undefined ? [] : [ref],
      writes: [],
      attributes: { name, target: arn },
      own: { type: name.split('.')[0] ?? '', argument: key },
    },
    { line },
  );
}

/** The records that ACM asks for keep a certificate in renewal, and do not serve it. */
function kindOf(field: string, versioned: boolean, writes: readonly Ref[]): FactKind {
  if (field === 'domain_validation_options') return 'scope';
  return versioned ? 'pin' : writes.length > 0 ? 'copy' : 'consumer';
}

const TAKES = /cert|tls|ssl|custom_domain|application_gateway|frontdoor/;

/** Where a block puts the certificate that one of its attributes refers to. */
function handedOn(block: HclBlock, key: string, folder: string, root: HclBlock): Ref[] {
  const [type = '', name = ''] = block.labels;
  if (block.type === 'locals') return [addressRef(folder, `local.${key}`)];
  if (block.type === 'output' && key === 'value')
    return [addressRef(folder, `output.${type}`), ...(isTelling(type) ? [makeRef('tf-output', type)] : [])];
  if (block.type === 'module') {
    const inner = moduleFolder(block, folder);
    return inner === undefined ? [] : [addressRef(inner, `var.${key}`)];
  }
  if (block.type !== 'resource') return [];
  return type === VALIDATION ? [addressRef(folder, `${type}.${name}`)] : storeRefs(block, root);
}

/** The folder of a module: beside this one, or in another repository (`corp/modules//acm`); undefined in a registry. */
function moduleFolder(block: HclBlock, folder: string): string | undefined {
  const source = attributeValue(block, 'source');
  if (typeof source !== 'string' || source.length > 500) return undefined;
  if (/^\.{1,2}\//.test(source)) return posix.join(folder, source).replace(/^\.$|\/$/, '');
  if (!/^(?:git::|git@|github\.com\/)|\.git(?:$|[/?])/.test(source)) return undefined;
  const plain = source
    .replace(/^git::/, '')
    .replace(/^\w+:\/\//, '')
    .replace(/\?.*$/, '');
  const [path = '', inner = ''] = plain.split('//');
  const repository = path
    .replace(/\.git$/, '')
    .split(/[/:]/)
    .slice(-2)
    .join('/');
  return /^[\w.-]+\/[\w.-]+$/.test(repository) ? `${repository}//${inner.replace(/\/$/, '')}` : undefined;
}

/** Which folder a module is, so that its outputs are those of that folder. */
function readModule(block: HclBlock, folder: string, output: Output): void {
  const inner = moduleFolder(block, folder);
  const name = `module.${block.labels[0] ?? ''}`;
  if (inner === undefined) return;
  const refs = { reads: [addressRef(inner, '')], writes: [addressRef(folder, name)] };
  output.fact({ kind: 'scope', ...refs, attributes: { name }, own: { type: 'module' } }, { line: block.line });
}

/** A data source that looks a certificate up which another configuration asks for. */
function readLookup(block: HclBlock, folder: string, root: HclBlock, output: Output): void {
  const name = `data.${block.labels.join('.')}`;
  const reads = lookupRefs(block, root);
  if (reads.length === 0) return;
  output.fact(
    {
      kind: 'copy',
      reads,
      writes: [addressRef(folder, name)],
      attributes: { name },
      own: { type: block.labels[0] ?? '' },
    },
    { line: block.line, endLine: block.endLine },
  );
}

/** The condition behind the last `if` of a `for` expression; undefined where it keeps all. */
export function filterOf(expression: string): string | undefined {
  const end = expression.trimEnd();
  const at = Math.max(...[' if ', '\nif ', '\tif '].map((word) => end.lastIndexOf(word)));
  const last = end.slice(-1);
  if (at < 0 || at > 20_000 || (last !== '}' && last !== ']')) return undefined;
  return end.slice(at + 4, -1).trim();
}

const NAME = String.raw`\w{1,60}\.domain_name`;
const TEXT = String.raw`"((?:[^"\\]|\\.){0,300})"`;
const TERMS: readonly [RegExp, (name: string, text: string) => boolean][] = [
  [new RegExp(`^endswith\\(${NAME},${TEXT}\\)$`), (name, text) => name.endsWith(text)],
  [new RegExp(`^startswith\\(${NAME},${TEXT}\\)$`), (name, text) => name.startsWith(text)],
  [new RegExp(`^strcontains\\(${NAME},${TEXT}\\)$`), (name, text) => name.includes(text)],
  [new RegExp(`^${NAME}==${TEXT}$`), (name, text) => name === text],
  [new RegExp(`^${NAME}!=${TEXT}$`), (name, text) => name !== text],
];
const LISTED = new RegExp(`^contains\\(\\[(.{0,2000})\\],${NAME}\\)$`);

/** Whether a filter keeps a name; undefined where that cannot be told. */
export function keeps(filter: string, name: string): boolean | undefined {
  // Blanks are of no matter outside of texts, and no name holds one.
  const bare = filter.replace(/\s+/g, '');
  const any = bare.split('||').map((part) => all(part, name));
  return any.includes(true) ? true : any.includes(undefined) ? undefined : false;
}

function all(part: string, name: string): boolean | undefined {
  const terms = part.split('&&').map((term) => one(term, name));
  return terms.includes(false) ? false : terms.includes(undefined) ? undefined : true;
}

function one(term: string, name: string): boolean | undefined {
  if (term.startsWith('!')) {
    const inner = one(term.slice(1), name);
    return inner === undefined ? undefined : !inner;
  }
  const listed = LISTED.exec(term)?.[1];
  if (listed !== undefined) return /^(?:"[^"]*",?)*$/.test(listed) ? listed.includes(`"${name}"`) : undefined;
  for (const [pattern, test] of TERMS) {
    const text = pattern.exec(term)?.[1];
    if (text !== undefined) return test(name, text);
  }
  return undefined;
}
