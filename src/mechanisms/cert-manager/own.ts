import { ownAttributes } from '../../facts/attributes.ts';
import type { MechanismOutput } from '../../model/index.ts';

/** What only the rules of cert-manager read of its facts. */
export type Own =
  | 'apiVersion'
  | 'ceremony'
  | 'clusterIssuer'
  | 'defaultIssuer'
  | 'directInjection'
  | 'durationValue'
  | 'issuer'
  | 'issuerGroup'
  | 'issuerKind'
  | 'issuerName'
  | 'listener'
  | 'metrics'
  | 'missing'
  | 'mounted'
  | 'privateKeyRotationPolicy'
  | 'renewBeforeValue'
  | 'rotationPolicy'
  | 'selects'
  | 'skipped'
  | 'solvers'
  | 'templated'
  | 'tlsAcme'
  | 'type'
  | 'unknownAnnotations'
  | 'usages'
  | 'windows'
  | 'zones';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('cert-manager');
