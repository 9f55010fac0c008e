import { ownAttributes } from '../../facts/attributes.ts';
import type { MechanismOutput } from '../../model/index.ts';

/** What only the rules of terraform read of its facts. */
export type Own =
  | 'actions'
  | 'argument'
  | 'authority'
  | 'autoRenew'
  | 'certificateType'
  | 'createBeforeDestroy'
  | 'early'
  | 'field'
  | 'filter'
  | 'file'
  | 'ignored'
  | 'issuer'
  | 'minSeconds'
  | 'months'
  | 'part'
  | 'type'
  | 'validation'
  | 'validity';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('terraform');
