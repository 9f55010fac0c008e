import { ownAttributes } from '../../facts/attributes.ts';
import type { MechanismOutput } from '../../model/index.ts';

/** What only the rules of certbot read of its facts. */
type Own =
  | 'authenticator'
  | 'autorenew'
  | 'csr'
  | 'dockerClient'
  | 'environment'
  | 'force'
  | 'guards'
  | 'hooks'
  | 'installer'
  | 'lost'
  | 'manager'
  | 'manualHook'
  | 'noDirectoryHooks'
  | 'package'
  | 'plugin'
  | 'quiet'
  | 'services'
  | 'stage';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('certbot');
