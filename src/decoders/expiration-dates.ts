import { metadataDates, pinSetDates, tokenDates } from '../bytes/stated-dates.ts';
import type { Decoder } from '../model/index.ts';
import { isProse, isSourceCode, surroundingsOf } from '../parsers/object-context.ts';
import { lineCounter } from '../util/line-counter.ts';

export const expirationDates: Decoder = {
  id: 'expiration-dates',
  title: 'Expiration dates of metadata, pins and tokens',
  example:
    '`validUntil` of SAML metadata; `<pin-set expiration="2027-01-01">` of an Android app; `exp` of the token in a kubeconfig',
  unread: ['encrypted tokens (JWE)', 'tokens outside of a kubeconfig', '`cacheDuration`'],
  needles: ['validUntil', '<pin-set', 'contexts'],
  detect: ({ bytes, path, depth }) =>
    (depth > 0 || !(isProse(path) || isSourceCode(path))) &&
    ['validUntil', '<pin-set', 'eyJ'].some((needle) => bytes.includes(needle)),
  decode(layer, output) {
    const { bytes } = layer;
    const lineOf = lineCounter(bytes);
    const tokens = tokenDates(bytes);
    const surroundings = surroundingsOf(
      layer,
      tokens.map(({ at }) => at),
    );
    for (const { at, stated } of [...metadataDates(bytes), ...pinSetDates(bytes)])
      output.expiration(stated, { line: lineOf(at) });
    for (const [i, { at, stated }] of tokens.entries()) {
      const { pointer } = surroundings[i] ?? {};
      output.expiration(stated, { line: lineOf(at), ...(pointer !== undefined && { pointer }) });
    }
  },
};
