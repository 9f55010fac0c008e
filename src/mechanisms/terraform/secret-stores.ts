import { makeRef, secretRef } from '../../facts/refs.ts';
import { keyVaultRefs, storedRefs, vaultRefs } from '../../facts/store-refs.ts';
import type { Ref } from '../../model/index.ts';
import type { HclBlock } from '../../parsers/hcl.ts';
import { memoizeByObject } from '../../util/memoize.ts';
import { attributeValue, childBlocks } from './resources.ts';

/** Where resources put what they are given, by their type. */
const STORES: Readonly<Record<string, (block: HclBlock, root: HclBlock) => Ref[]>> = {
  kubernetes_secret: secretOf,
  kubernetes_secret_v1: secretOf,
  vault_kv_secret_v2: (block) => vaultRefs(literal(block, 'name'), literal(block, 'mount')),
  vault_kv_secret: (block) => vaultRefs(literal(block, 'path')),
  vault_generic_secret: (block) => vaultRefs(literal(block, 'path')),
  aws_secretsmanager_secret_version: (block, root) => storedRefs(ownName(block, 'secret_id', 'name', root)),
  aws_ssm_parameter: (block) => storedRefs(literal(block, 'name')),
  azurerm_key_vault_secret: (block, root) => keyVaultRefs(literal(block, 'name'), vaultOf(block, root)),
  google_secret_manager_secret_version: (block, root) => storedRefs(ownName(block, 'secret', 'secret_id', root)),
};

/** The refs of the store that a resource writes; none for any other resource. */
export function storeRefs(block: HclBlock, root: HclBlock): Ref[] {
  const [type = ''] = block.labels;
  return Object.hasOwn(STORES, type) ? (STORES[type]?.(block, root) ?? []) : [];
}

/** Stores that data sources read, where the same arguments name what lies in them. */
export const LOOKUPS = Object.keys(STORES).filter((type) => !type.startsWith('azurerm_'));

/** What a data source looks up in a store, or by its domain. */
export function lookupRefs(block: HclBlock, root: HclBlock): Ref[] {
  const [type] = block.labels;
  if (type === 'aws_acm_certificate') return domainRefs(block, 'domain');
  return type === 'azurerm_key_vault_certificate' || type === 'azurerm_key_vault_secret'
    ? keyVaultRefs(literal(block, 'name'), vaultOf(block, root))
    : storeRefs(block, root);
}

/** Names under which others look a certificate up that Terraform asks for. */
export function publicRefs(block: HclBlock, root: HclBlock): Ref[] {
  const [type] = block.labels;
  if (type === 'aws_acm_certificate') return domainRefs(block, 'domain_name');
  return type === 'azurerm_key_vault_certificate' ? keyVaultRefs(literal(block, 'name'), vaultOf(block, root)) : [];
}

/** `acm:www.corp.internal`: by its domain a certificate of ACM is found from elsewhere. */
function domainRefs(block: HclBlock, name: string): Ref[] {
  const domain = literal(block, name);
  return domain === undefined ? [] : [makeRef('acm', domain.toLowerCase())];
}

function literal(block: HclBlock | undefined, name: string): string | undefined {
  const value = attributeValue(block, name);
  return typeof value === 'string' ? value : undefined;
}

/** The provider's own default for a Secret without a namespace is `default`. */
function secretOf(block: HclBlock): Ref[] {
  const metadata = childBlocks(block, 'metadata')[0];
  const name = literal(metadata, 'name');
  const namespace = attributeValue(metadata, 'namespace');
  return name === undefined ? [] : [secretRef(namespace === undefined ? 'default' : String(namespace ?? '?'), name)];
}

/** A name that the resource states, or that the resource beside it states to which it refers. */
function ownName(block: HclBlock, key: string, field: string, root: HclBlock): string | undefined {
  const stated = literal(block, key);
  if (stated !== undefined) return stated;
  const [type, name] = block.attributes.get(key)?.expression.split('.') ?? [];
  return literal(blocksOf(root).get(`${type}.${name}`), field);
}

/** Blocks of a file by their address; made once. */
const blocksOf = memoizeByObject(
  ({ blocks }: HclBlock) => new Map(blocks.map((block) => [block.labels.join('.'), block])),
);

const vaultOf = (block: HclBlock, root: HclBlock) => ownName(block, 'key_vault_id', 'name', root)?.replace(/^.*\//, '');
