import { ownAttributes } from '../../facts/attributes.ts';
import type { MechanismOutput } from '../../model/index.ts';

/** What only the rules of ansible read of its facts. */
type Own =
  | 'action'
  | 'authority'
  | 'certbot_auto_renew'
  | 'certbot_testmode'
  | 'checksExpiry'
  | 'continues'
  | 'days'
  | 'dead'
  | 'force'
  | 'guard'
  | 'handler'
  | 'ignoreTimestamps'
  | 'module'
  | 'newFolder'
  | 'provider'
  | 'remainingDays'
  | 'renewOptions'
  | 'role';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('ansible');
