import { VALUE_FORMS, valueEncryption } from '../bytes/encrypted-content.ts';
import type { Decoder } from '../model/index.ts';
import { isProse, isSourceCode } from '../parsers/object-context.ts';

export const encryptedValues: Decoder = {
  id: 'encrypted-values',
  title: 'Encrypted values in configuration',
  example:
    'values of SOPS, `!vault` of Ansible, Sealed Secrets, hiera-eyaml and EJSON; armored messages of age and OpenPGP',
  unread: ['the encrypted values: counted and listed as not read'],
  needles: VALUE_FORMS.map(({ needle }) => needle),
  // Documentation and the tool's own code show such values.
  detect: ({ bytes, path, depth }) =>
    (depth > 0 || !(isProse(path) || isSourceCode(path))) && valueEncryption(bytes) !== undefined,
  decode({ bytes }, output) {
    const encryption = valueEncryption(bytes);
    if (encryption !== undefined) output.encrypted(encryption);
  },
};
