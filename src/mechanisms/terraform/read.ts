import { type HclBlock, readHcl } from '../../lib/hcl.ts';
import type { AttributeValue, ConfigFile, MechanismOutput, Ref } from '../../model/index.ts';
import { attributeValue, childBlocks, literalNames, RESOURCES } from './resources.ts';

export function read(file: ConfigFile, output: MechanismOutput): void {
  const root = file.shared('hcl', readHcl);
  const folder = file.path.slice(0, Math.max(0, file.path.lastIndexOf('/')));
  for (const block of root.blocks) {
    const [type = '', name = ''] = block.labels;
    if (block.type === 'resource') {
      const self = ref(folder, type, name);
      if (Object.hasOwn(RESOURCES, type)) readCertificate(block, self, output);
      else readUse(block, self, output);
      readIgnored(block, self, output);
    } else if (block.type === 'provider' && type === 'acme') {
      const server = attributeValue(block, 'server_url');
      output.fact(
        {
          kind: 'producer',
          reads: [],
          writes: [],
          attributes: { name: 'provider acme', type: 'provider', ...(server !== undefined && { server }) },
        },
        place(block),
      );
    }
    if (block.type !== 'provider') readReferences(block, folder, output);
  }
}

/** `tf:<folder>/<type>.<name>`: names are known within one module, which is one folder. */
function ref(folder: string, type: string, name: string): Ref {
  return `tf:${folder}/${type}.${name}`;
}

function place(block: HclBlock) {
  return { line: block.line, endLine: block.endLine };
}

/**
 * A resource that makes or holds a certificate: a producer, or a sink where nobody renews it. Attributes: `type`, `name`
 * (its address), `renews` and those of its kind; `lifecycle` of ACM, `policy` and `issuer` of Key Vault.
 */
function readCertificate(block: HclBlock, self: Ref, output: MechanismOutput): void {
  const [type = '', name = ''] = block.labels;
  const kind = RESOURCES[type];
  if (kind === undefined) return;
  const renews = kind.renews(block);
  const stated: [string, AttributeValue][] = Object.entries(kind.attributes ?? {}).flatMap(([key, attribute]) => {
    const value = attributeValue(block, attribute);
    return value === undefined ? [] : [[key, value]];
  });
  const createFirst = attributeValue(childBlocks(block, 'lifecycle')[0], 'create_before_destroy');
  if (createFirst !== undefined) stated.push(['createBeforeDestroy', createFirst]);
  output.fact(
    {
      kind: renews === 'never' ? 'sink' : 'producer',
      reads: [],
      writes: [self],
      names: literalNames(block, kind.names).map((domain) => `dns:${domain}`),
      attributes: { name: `${type}.${name}`, type, renews, ...Object.fromEntries(stated), ...keyVaultPolicy(block) },
    },
    place(block),
  );
}

/** `policy`: `none` for an imported certificate, else the action near the end of the lifetime. */
function keyVaultPolicy(block: HclBlock): Record<string, AttributeValue> {
  if (block.labels[0] !== 'azurerm_key_vault_certificate') return {};
  const policy = childBlocks(block, 'certificate_policy')[0];
  if (policy === undefined) return { policy: 'none' };
  const issuer = attributeValue(childBlocks(policy, 'issuer_parameters')[0], 'name');
  const actions = childBlocks(policy, 'lifetime_action').flatMap((action) => childBlocks(action, 'action'));
  const types = actions.map((action) => attributeValue(action, 'action_type') ?? null);
  return { actions: types, ...(issuer !== undefined && { issuer }) };
}

/** Arguments of other resources that are given certificate material from a file of the repository. */
const FILE = /\b(?:file|filebase64|templatefile)\(\s*"([^"]{1,300}\.(?:pem|crt|cer|pfx|p12|jks))"/;
/** Keys for SSH and for signed URLs end in `.pem` as well. */
const CERTIFICATE = /cert|crt|chain|tls|ssl|server|cer$|pfx$|p12$|jks$/i;
const KEY = /(?:^|_)(?:private|public|encoded|ssh)_?key/;
const TRUST = /(?:^|_)(?:ca|root|trust|truststore|issuer)(?:_|s?$)|bundle/;

/** What a resource is handed that is not made by Terraform: `data` of an application gateway, `pfx_blob`, a file. */
function readUse(block: HclBlock, self: Ref, output: MechanismOutput): void {
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
          reads: [],
          writes: [self],
          attributes: {
            name: `${type}.${name}`,
            type,
            renews: 'never',
            argument: key,
            static: pfx ? 'pfx' : 'file',
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

/** `lifecycle { ignore_changes = […] }` that covers the certificate. */
function readIgnored(block: HclBlock, self: Ref, output: MechanismOutput): void {
  const found = childBlocks(block, 'lifecycle')[0]?.attributes.get('ignore_changes');
  if (found === undefined) return;
  const [type = '', name = ''] = block.labels;
  // What Key Vault holds is imported by others, version after version; whoever reads it reads the latest.
  if (type === 'azurerm_key_vault_certificate') return;
  const all = found.expression === 'all';
  const items = found.expression.replace(/^\[|\]$/g, '').split(/[\s,"]+/);
  const ignored =
    all && Object.hasOwn(RESOURCES, type) ? ['all'] : items.filter((item) => CERTIFICATE_ATTRIBUTES.test(item));
  // The ingress controller of AKS owns the gateway's listeners as well as their certificates.
  if (ignored.length === 0 || items.includes('http_listener') || items.includes('request_routing_rule')) return;
  output.fact(
    { kind: 'copy', reads: [], writes: [self], attributes: { name: `${type}.${name}`, type, ignored } },
    { line: found.line },
  );
}

/** Waits until ACM has issued, and hands the certificate's ARN on to those that shall wait for it. */
const VALIDATION = 'aws_acm_certificate_validation';

const CERTIFICATE_REF = new RegExp(
  `(?<![\\w.])(data\\.)?(${Object.keys(RESOURCES).join('|')}|azurerm_key_vault_secret|${VALIDATION})\\.([\\w-]+)((?:\\[[^\\]]{0,60}\\])?(?:\\.\\w+)*)`,
  'g',
);

/** Every attribute that refers to a certificate: a consumer; a pin where it names one version. */
function readReferences(block: HclBlock, folder: string, output: MechanismOutput): void {
  const owner = block.labels.length > 0 ? block.labels.join('.') : block.type;
  const hands = block.labels[0] === VALIDATION;
  for (const [inner] of nested(block, 0)) {
    for (const [key, attribute] of inner.attributes) {
      if (key === 'depends_on') continue;
      const seen = new Set<string>();
      for (const [, data, type = '', name = '', rest = ''] of attribute.expression.matchAll(CERTIFICATE_REF)) {
        const target = ref(folder, type, name);
        const options = rest.includes('.domain_validation_options');
        const field = options ? 'domain_validation_options' : rest.slice(rest.lastIndexOf('.') + 1);
        if (seen.has(`${target}.${field}`) || owner === `${type}.${name}`) continue;
        seen.add(`${target}.${field}`);
        const versioned =
          type.startsWith('azurerm_key_vault_') &&
          (field === 'secret_id' || field === 'id') &&
          /key_vault_(?:secret|certificate)?_?id$|secret_(?:id|uri)$/.test(key);
        const certificate = type !== 'azurerm_key_vault_secret' || /cert|tls|ssl/.test(`${name} ${key} ${owner}`);
        if (type === 'azurerm_key_vault_secret' && !(versioned && certificate)) continue;
        output.fact(
          {
            kind: versioned ? 'pin' : hands ? 'copy' : 'consumer',
            reads: [target],
            writes: hands ? [ref(folder, VALIDATION, block.labels[1] ?? '')] : [],
            attributes: {
              name: owner,
              type: owner.split('.')[0] ?? '',
              argument: key,
              field,
              target: `${data ?? ''}${type}.${name}`,
            },
          },
          { line: attribute.line },
        );
      }
    }
  }
}

/** A block and the blocks in it, each with the type of the block that it stands in. */
function* nested(block: HclBlock, depth: number, holder = ''): Generator<[HclBlock, string]> {
  yield [block, holder];
  if (depth > 8) return;
  for (const child of block.blocks) {
    const type = child.type === 'content' ? holder : child.type === 'dynamic' ? (child.labels[0] ?? '') : child.type;
    if (child.type !== 'lifecycle') yield* nested(child, depth + 1, type);
  }
}
