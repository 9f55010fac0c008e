import type { Mechanism } from '../../model/index.ts';
import { RESULT_NEEDLES } from '../../shell/clients/index.ts';
import { mayHoldCommands } from '../../shell/command-files.ts';
import { read } from './read.ts';
import { HOOKS, rules } from './rules.ts';

export const fileCopies: Mechanism = {
  id: 'file-copies',
  title: 'Copies by command',
  identifiedBy:
    '`cp`, `install`, `scp`, `rsync`, `cat … > file`, `openssl pkcs12`, `keytool` and `kubectl create secret` with certificates',
  references: [HOOKS],
  accepts: mayHoldCommands,
  needles: [...RESULT_NEEDLES, '.pem', '.crt', '.cer', '.p12', '.pfx', '.jks', 'rsync', 'scp '],
  read,
  rules,
};
