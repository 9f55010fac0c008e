import { type FactKeys, factsBy } from '../../facts/index.ts';
import { nameOfRef } from '../../facts/refs.ts';
import type { FactContext } from '../../facts/rule.ts';
import type { Fact, Problem, RuleInput } from '../../model/index.ts';
import { graphOf, nodeOf, upstream } from '../../topology/graph.ts';
import { DAY } from '../../util/duration.ts';
import { own } from './own.ts';
import { RESOURCES } from './resources.ts';

/** Whether somebody puts the certificate there by hand: nothing that renews one is joined to it. */
export function isUploaded(fact: Fact, { topology }: Pick<RuleInput, 'topology'>): boolean {
  if (fact.attributes.renews !== 'never') return false;
  // A certificate from its own issuer may also not be renewed, which has findings of its own.
  return !upstream(graphOf(topology), nodeOf(topology, fact)).some(
    ({ fact: other }) =>
      other.kind === 'producer' ||
      (other.kind === 'sink' &&
        RESOURCES[String(own(other).type)]?.carries === undefined &&
        other.attributes.static === undefined),
  );
}

/**
 * A note for an upload that takes its certificate from the inputs of a module, where nothing in production calls the module
 * here: its callers decide whether anything renews the certificate.
 */
export function levelOfUpload(fact: Fact, { topology, policy }: FactContext): Pick<Problem, 'level'> {
  const name = String(fact.attributes.name);
  const address = fact.writes.map(nameOfRef).find((one) => one.endsWith(`/${name}`));
  const folder = address?.slice(0, -name.length);
  if (folder === undefined || fact.reads.length === 0) return {};
  if (!fact.reads.every((ref) => nameOfRef(ref).startsWith(`${folder}var.`))) return {};
  const calls = factsBy(topology.facts, byModule, folder);
  const isModule = calls.length > 0 || fact.location.path.split('/').includes('modules');
  return isModule && !calls.some(({ location }) => policy.contextOf(location) === 'production')
    ? { level: 'note' }
    : {};
}

/** What a block calls: the folder of a module. */
const byModule: FactKeys = (fact) =>
  fact.mechanism === 'terraform' && own(fact).type === 'module' ? fact.reads.map(nameOfRef) : [];

/** Milliseconds before its end in which an apply renews the certificate, as its provider documents the default. */
export function windowOf(fact: Fact): number | undefined {
  const { minDays } = fact.attributes;
  const { type, minSeconds, early } = own(fact);
  const given = (value: unknown, unit: number, otherwise?: number) =>
    value === undefined ? otherwise : typeof value === 'number' && value > 0 ? value * unit : undefined;
  if (type === 'acme_certificate') return given(minDays, DAY, 30 * DAY);
  if (type === 'cloudflare_origin_ca_certificate') return given(minDays, DAY);
  if (type === 'vault_pki_secret_backend_cert') return given(minSeconds, 1000, 7 * DAY);
  return /^tls_/.test(String(type)) ? given(early, DAY / 24) : undefined;
}
