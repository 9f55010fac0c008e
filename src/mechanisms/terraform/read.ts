import { posix } from 'node:path';
import { fileRef, programRef } from '../../facts/refs.ts';
import type { AttributeValue, ConfigFile, Ref } from '../../model/index.ts';
import { type HclBlock, readHcl } from '../../parsers/hcl.ts';
import type { Output } from './own.ts';
import { addressRef, readReferences, referencesIn, refOf } from './references.ts';
import { attributeValue, childBlocks, literalNames, nested, RESOURCES, scalarValue } from './resources.ts';
import { publicRefs, storeRefs } from './secret-stores.ts';

export function read(file: ConfigFile, output: Output): void {
  const root = file.shared('hcl', readHcl);
  const folder = file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')));
  for (const block of root.blocks) {
    const [type = '', name = ''] = block.labels;
    if (block.type === 'resource') {
      const self = addressRef(folder, `${type}.${name}`);
      if (Object.hasOwn(RESOURCES, type)) readCertificate(block, [self, ...publicRefs(block, root)], folder, output);
      else readUse(block, self, folder, output);
      readIgnored(block, self, folder, root, output);
    } else if (block.type === 'provider' && type === 'acme') {
      const server = scalarValue(block, 'server_url');
      output.fact(
        {
          kind: 'producer',
          reads: [],
          writes: [],
          attributes: { name: 'provider acme', ...(server !== undefined && { server }) },
          own: { type: 'provider' },
        },
        place(block),
      );
    }
    if (block.type !== 'provider') readReferences(block, folder, root, output);
  }
}

function place(block: HclBlock) {
  return { line: block.line, endLine: block.endLine };
}

/**
 * A resource that makes or holds a certificate: a producer, or a sink if it is not renewed. Attributes: `type`, `name`
 * (its address), `renews` and those of its kind; `lifecycle` of ACM, `policy` and `issuer` of Key Vault.
 */
function readCertificate(block: HclBlock, writes: Ref[], folder: string, output: Output): void {
  const [type = '', name = ''] = block.labels;
  const kind = RESOURCES[type];
  if (kind === undefined) return;
  const renews = kind.renews(block);
  const stated: [string, AttributeValue][] = Object.entries(kind.own ?? {}).flatMap(([key, attribute]) => {
    const value = attributeValue(block, attribute);
    return value === undefined ? [] : [[key, value]];
  });
  const minDays = kind.minDays === undefined ? undefined : scalarValue(block, kind.minDays);
  const createFirst = attributeValue(childBlocks(block, 'lifecycle')[0], 'create_before_destroy');
  const { policy, ...vault } = keyVaultPolicy(block);
  output.fact(
    {
      kind: renews === 'never' ? 'sink' : renews === 'on-apply' && kind.carries === true ? 'copy' : 'producer',
      reads: [...materialOf(block, folder), ...(renews === 'on-apply' ? [programRef('terraform')] : [])],
      writes,
      names: literalNames(block, kind.names).map((domain) => `dns:${domain}`),
      attributes: {
        name: `${type}.${name}`,
        renews,
        ...(minDays !== undefined && { minDays }),
        ...(policy !== undefined && { policy }),
      },
      own: {
        type,
        ...Object.fromEntries(stated),
        ...(createFirst !== undefined && { createBeforeDestroy: createFirst }),
        ...vault,
      },
    },
    place(block),
  );
}

const BODY = /^(?:certificate|certificate_body|pem_certificate|leaf_certificate|pfx_blob|contents)$/;

/** What a certificate is made of: other certificates, and files of the repository. */
function materialOf(block: HclBlock, folder: string): Ref[] {
  const each = block.attributes.get('for_each')?.expression ?? '';
  const body = [...nested(block)].some(([inner]) => [...inner.attributes.keys()].some((key) => BODY.test(key)));
  const found = [...nested(block)].flatMap(([inner]) =>
    [...inner.attributes].flatMap(([key, { expression }]) =>
      // With the certificate come its key and its chain, from the same source or from another.
      body && !BODY.test(key)
        ? []
        : [
            ...referencesIn(expression.includes('each.value') ? `${expression} ${each}` : expression, key).map(
              (found) => refOf(folder, found),
            ),
            ...fileRefs(FILE.exec(expression)?.[1], folder),
          ],
    ),
  );
  const [type, name] = block.labels;
  return [...new Set(found)].filter((ref) => ref !== addressRef(folder, `${type}.${name}`));
}

/** The file that `file("${path.module}/certs/www.pem")` reads; a path alone is relative to the folder that is applied. */
function fileRefs(path: string | undefined, folder: string): Ref[] {
  const plain = path?.replace(/^\$\{path\.(?:module|root|cwd)\}\//, '');
  return plain === undefined || /^\/|\$\{|\.\.\/\.\.\/\.\.\/\.\./.test(plain)
    ? []
    : [fileRef(posix.join(folder, plain))];
}

/** `policy`: `none` for an imported certificate, else the action near the end of the lifetime. */
function keyVaultPolicy(block: HclBlock): {
  policy?: string;
  actions?: AttributeValue;
  issuer?: AttributeValue;
  months?: AttributeValue;
} {
  if (block.labels[0] !== 'azurerm_key_vault_certificate') return {};
  const policy = childBlocks(block, 'certificate_policy')[0];
  if (policy === undefined) return { policy: 'none' };
  const issuer = attributeValue(childBlocks(policy, 'issuer_parameters')[0], 'name');
  const months = attributeValue(childBlocks(policy, 'x509_certificate_properties')[0], 'validity_in_months');
  const actions = childBlocks(policy, 'lifetime_action').flatMap((action) => childBlocks(action, 'action'));
  const types = actions.map((action) => attributeValue(action, 'action_type') ?? null);
  return { actions: types, ...(issuer !== undefined && { issuer }), ...(months !== undefined && { months }) };
}

/** Arguments of other resources that are given certificate material from a file of the repository. */
const FILE = /\b(?:file|filebase64|templatefile)\(\s*"([^"]{1,300}\.(?:pem|crt|cer|pfx|p12|jks))"/;
/** Keys for SSH and for signed URLs end in `.pem` as well. */
const CERTIFICATE = /cert|crt|chain|tls|ssl|server|cer$|pfx$|p12$|jks$/i;
const KEY = /(?:^|_)(?:private|public|encoded|ssh)_?key/;
const TRUST = /(?:^|_)(?:ca|root|trust|truststore|issuer)(?:_|s?$)|bundle/;

/** What a resource is handed that is not made by Terraform: `data` of an application gateway, `pfx_blob`, a file. */
function readUse(block: HclBlock, self: Ref, folder: string, output: Output): void {
  const [type = '', name = ''] = block.labels;
  for (const [inner, holder] of nested(block, 0)) {
    for (const [key, attribute] of inner.attributes) {
      const pfx =
        (type === 'azurerm_application_gateway' && holder === 'ssl_certificate' && key === 'data') ||
        (type === 'azurerm_api_management_custom_domain' && key === 'certificate');
      const file = FILE.exec(attribute.expression)?.[1];
      const fromFile =
        (holder !== 'connection' && !KEY.test(key) && namesCertificate(file, key)) ||
        attribute.expression.startsWith('-----BEGIN CERTIFICATE');
      if (!pfx && (!fromFile || TRUST.test(key))) continue;
      output.fact(
        {
          kind: 'sink',
          reads: fileRefs(file, folder),
          writes: [self],
          attributes: {
            name: `${type}.${name}`,
            renews: 'never',
            static: pfx ? 'pfx' : 'file',
          },
          own: {
            type,
            argument: key,
            ...(file !== undefined && { file }),
          },
        },
        { line: attribute.line },
      );
    }
  }
}

function namesCertificate(path: string | undefined, key: string): boolean {
  const name = path?.slice(path.lastIndexOf('/') + 1);
  return name !== undefined && CERTIFICATE.test(`${key} ${name}`) && !/^ca(?:[._-]|cert)|[._-]ca[._-]|root/i.test(name);
}

const CERTIFICATE_ATTRIBUTES =
  /^(?:certificate|certificates|certificate_body|certificate_chain|certificate_arn|private_key|pfx_blob|key_vault_secret_id|key_vault_certificate_id|leaf_certificate|ssl_certificates?|ssl_certificate_id|server_certificate|viewer_certificate|acm_certificate_arn)\b/;

/** A part of a block decides alone: `viewer_certificate[0].minimum_protocol_version` is no certificate. */
function isCertificate(item: string): boolean {
  const part = item.split('.').at(-1) ?? '';
  return CERTIFICATE_ATTRIBUTES.test(item) && (part === item || /cert|arn|key|pfx|chain/.test(part));
}

const STORED_ATTRIBUTES = /^(?:binary_)?data(?:_json)?(?:_wo)?\b|^secret_(?:string|binary|data)\b|^value\b/;

/** `lifecycle { ignore_changes = […] }` that covers the certificate. */
function readIgnored(block: HclBlock, self: Ref, folder: string, root: HclBlock, output: Output): void {
  const found = childBlocks(block, 'lifecycle')[0]?.attributes.get('ignore_changes');
  if (found === undefined) return;
  const [type = '', name = ''] = block.labels;
  // What Key Vault holds is imported by others, version after version; its readers get the latest.
  if (type === 'azurerm_key_vault_certificate') return;
  const all = found.expression === 'all';
  const items = found.expression.replace(/^\[|\]$/g, '').split(/[\s,"]+/);
  // What a store is given is a certificate where it comes from one.
  const stored = storeRefs(block, root).length > 0 && materialOf(block, folder).length > 0;
  const covers = (item: string) => isCertificate(item) || (stored && STORED_ATTRIBUTES.test(item));
  const ignored = all && (stored || Object.hasOwn(RESOURCES, type)) ? ['all'] : items.filter(covers);
  // The ingress controller of AKS owns the gateway's listeners as well as their certificates.
  if (ignored.length === 0 || items.includes('http_listener') || items.includes('request_routing_rule')) return;
  output.fact(
    { kind: 'pin', reads: [], writes: [self], attributes: { name: `${type}.${name}` }, own: { type, ignored } },
    { line: found.line },
  );
}
