import type { Mechanism } from '../../model/index.ts';
import { mayHoldCommands } from '../../shell/command-files.ts';
import { consumerRules } from './consumer-rules.ts';
import { hookRules } from './hook-rules.ts';
import { readInert } from './hooks.ts';
import { read } from './read.ts';
import { rules } from './rules.ts';

export const certbot: Mechanism = {
  id: 'certbot',
  title: 'certbot',
  identifiedBy:
    'commands that run `certbot`, `renewal/*.conf` with `[renewalparams]`, `cli.ini`, and scripts in `renewal-hooks`',
  references: ['https://eff-certbot.readthedocs.io/en/stable/using.html'],
  accepts: (path) =>
    mayHoldCommands(path) ||
    /(?:^|\/)(?:(?:renewal|letsencrypt[^/]*)\/[^/]+\.conf|cli\.ini)(?:\.\w+)?$/.test(path) ||
    path.includes('renewal-hooks/') ||
    /(?:^|\/)certbot\.service\.d\/[^/]+\.conf$/.test(path),
  // Scripts in `renewal-hooks` need not name certbot, and `cli.ini` does not.
  needles: [
    'certbot',
    '_HOOK',
    'letsencrypt',
    'RENEWED_LINEAGE',
    'systemctl',
    'reload',
    'agree-tos',
    'authenticator',
    'staging',
    'renewal-hooks',
  ],
  read,
  inert: readInert,
  rules: [...rules, ...hookRules, ...consumerRules],
};
