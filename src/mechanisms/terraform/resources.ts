import type { AttributeValue, Stated } from '../../model/index.ts';
import type { HclBlock, HclValue } from '../../parsers/hcl.ts';
import type { Own } from './own.ts';

/** What renews it: the provider, the next `terraform apply`, or nothing. */
type Renewal = 'itself' | 'on-apply' | 'never';

export interface ResourceKind {
  renews(block: HclBlock): Renewal;
  /** Attributes that hold the names of the certificate. */
  names: readonly string[];
  /** Attributes that the checks read, as they are called in the fact; absent in the block means absent in the fact. */
  own?: { readonly [name in Own]?: string };
  /** Attribute that holds the days before the end from which on an apply renews. */
  minDays?: string;
  /** It issues nothing: what it holds was made by others. */
  carries?: true;
}

const always = (renewal: Renewal) => () => renewal;
const uploaded: ResourceKind = { renews: always('never'), names: [], carries: true };

/** Expressions that recreate the material when it is due. */
const GENERATED =
  /\b(?:acme_certificate|vault_pki_secret_backend_cert|tls_(?:self_signed_cert|locally_signed_cert)|module)\./;

/** Uploaded, unless the material comes from a resource that renews it. */
const uploadedFrom = (...attributes: string[]): ResourceKind => ({
  names: [],
  carries: true,
  renews: (block) =>
    attributes.some((name) => GENERATED.test(block.attributes.get(name)?.expression ?? '')) ? 'on-apply' : 'never',
});

/** Resources that hold or make a certificate, by what their provider documents. */
export const RESOURCES: Readonly<Record<string, ResourceKind>> = {
  aws_acm_certificate: {
    carries: true,
    names: ['domain_name', 'subject_alternative_names'],
    own: { validation: 'validation_method', authority: 'certificate_authority_arn' },
    renews(block) {
      if (!block.attributes.has('certificate_body') && !block.attributes.has('private_key')) return 'itself';
      return GENERATED.test(block.attributes.get('certificate_body')?.expression ?? '') ? 'on-apply' : 'never';
    },
  },
  aws_iam_server_certificate: uploadedFrom('certificate_body'),
  aws_acmpca_certificate: { renews: always('on-apply'), names: [] },
  tls_self_signed_cert: {
    names: ['dns_names'],
    own: { early: 'early_renewal_hours', validity: 'validity_period_hours', authority: 'is_ca_certificate' },
    renews: always('on-apply'),
  },
  tls_locally_signed_cert: {
    names: [],
    own: { early: 'early_renewal_hours', validity: 'validity_period_hours', authority: 'is_ca_certificate' },
    renews: always('on-apply'),
  },
  acme_certificate: {
    names: ['common_name', 'subject_alternative_names'],
    minDays: 'min_days_remaining',
    renews: always('on-apply'),
  },
  vault_pki_secret_backend_cert: {
    names: ['common_name', 'alt_names'],
    own: { autoRenew: 'auto_renew', minSeconds: 'min_seconds_remaining' },
    renews: (block) => (block.attributes.get('auto_renew')?.value === true ? 'on-apply' : 'never'),
  },
  azurerm_key_vault_certificate: {
    names: [],
    carries: true,
    renews(block) {
      const [imported] = childBlocks(block, 'certificate');
      if (imported === undefined) return 'itself';
      return GENERATED.test(imported.attributes.get('contents')?.expression ?? '') ? 'on-apply' : 'never';
    },
  },
  azurerm_app_service_certificate: uploadedFrom('pfx_blob'),
  azurerm_app_service_managed_certificate: { renews: always('itself'), names: [] },
  google_compute_ssl_certificate: uploadedFrom('certificate'),
  google_compute_region_ssl_certificate: uploadedFrom('certificate'),
  google_compute_managed_ssl_certificate: { renews: always('itself'), names: [] },
  google_certificate_manager_certificate: {
    carries: true,
    names: [],
    renews(block) {
      const own = childBlocks(block, 'self_managed')[0];
      if (own === undefined) return 'itself';
      return GENERATED.test(own.attributes.get('pem_certificate')?.expression ?? '') ? 'on-apply' : 'never';
    },
  },
  cloudflare_origin_ca_certificate: {
    names: ['hostnames'],
    minDays: 'min_days_for_renewal',
    renews: (block) => (block.attributes.has('min_days_for_renewal') ? 'on-apply' : 'never'),
  },
  cloudflare_certificate_pack: { renews: always('itself'), names: ['hosts'] },
  cloudflare_custom_ssl: uploadedFrom('certificate'),
  fastly_tls_subscription: { renews: always('itself'), names: ['domains'] },
  fastly_tls_certificate: uploadedFrom('certificate_body'),
  digitalocean_certificate: {
    carries: true,
    names: ['domains'],
    own: { certificateType: 'type' },
    renews(block) {
      const type = block.attributes.get('type');
      if (type !== undefined && (type.value === 'lets_encrypt' || type.value === null)) return 'itself';
      return GENERATED.test(block.attributes.get('leaf_certificate')?.expression ?? '') ? 'on-apply' : 'never';
    },
  },
  heroku_cert: uploadedFrom('certificate_chain'),
  heroku_ssl: uploadedFrom('certificate_chain'),
  oci_load_balancer_certificate: uploaded,
  ibm_cis_certificate_upload: uploaded,
  alicloud_slb_server_certificate: uploadedFrom('server_certificate'),
};

/** Nested blocks of one type, those of a `dynamic` block included. */
export function childBlocks(block: HclBlock, type: string): HclBlock[] {
  return block.blocks.flatMap((child) => {
    if (child.type === type) return [child];
    return child.type === 'dynamic' && child.labels[0] === type
      ? child.blocks.filter((inner) => inner.type === 'content')
      : [];
  });
}

/** The value of an attribute as facts hold it: null where Terraform has to work it out, undefined where it is not set. */
export function attributeValue(block: HclBlock | undefined, name: string): AttributeValue | undefined {
  const found = block?.attributes.get(name);
  return found === undefined ? undefined : plain(found.value);
}

/** As {@link attributeValue}, where Terraform wants a scalar: what is none is not known. */
export function scalarValue(block: HclBlock | undefined, name: string): Stated | undefined {
  const value = attributeValue(block, name);
  return Array.isArray(value) ? null : value;
}

function plain(value: HclValue): AttributeValue {
  if (Array.isArray(value)) return value.map(plain);
  return typeof value === 'object' ? null : value;
}

/** A block and the blocks in it, each with the type of the block that it stands in. */
export function* nested(block: HclBlock, depth = 0, holder = ''): Generator<[HclBlock, string]> {
  yield [block, holder];
  if (depth > 8) return;
  for (const child of block.blocks) {
    const type = child.type === 'content' ? holder : child.type === 'dynamic' ? (child.labels[0] ?? '') : child.type;
    if (child.type !== 'lifecycle') yield* nested(child, depth + 1, type);
  }
}

/** Literal names in an attribute that holds one or a list of them. */
export function literalNames(block: HclBlock, names: readonly string[]): string[] {
  const values = names.flatMap((name) => block.attributes.get(name)?.value ?? []);
  return values.filter((value) => typeof value === 'string' && /^[\w*-]+(?:\.[\w-]+)+$/.test(value)) as string[];
}
