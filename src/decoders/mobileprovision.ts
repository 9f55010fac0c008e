import { developerCertificates } from '../bytes/base64-in-markup.ts';
import { profileDates } from '../bytes/stated-dates.ts';
import type { Decoder, Layer } from '../model/index.ts';
import { lineCounter } from '../util/line-counter.ts';
import { isSignedData, readSignedData } from '../x509/cms.ts';
import { attempt } from '../x509/keystore.ts';

const MEMBER = 'DeveloperCertificates';

export const mobileprovision: Decoder = {
  id: 'mobileprovision',
  title: 'Apple provisioning profiles',
  example:
    '`AppStore.mobileprovision`, `.provisionprofile`: the developer certificates and the expiration date in the signed property list',
  unread: ['binary property lists'],
  needles: [MEMBER],
  detect: ({ bytes }) => bytes.includes(MEMBER),
  decode(layer, output) {
    const text = propertyList(layer);
    // A signed profile is no text file: it has no lines of its own.
    const lineOf = isSignedData(layer.bytes) ? undefined : lineCounter(text);
    for (const { at, stated } of profileDates(text)) output.expiration(stated, lineOf && { line: lineOf(at) });
    for (const { start, end, content, kind, index } of developerCertificates(text)) {
      const place = {
        ...(lineOf && { line: lineOf(start), endLine: lineOf(end - 1) }),
        pointer: `${MEMBER}[${index}]`,
      };
      if (kind !== undefined) output.layer(content, { ...place, format: 'mobileprovision' });
      else output.unreadable('malformed', 'A developer certificate of the profile is damaged.', place);
    }
  },
};

/** The signed content, where the layer is a CMS message that can be read; else the layer itself. */
function propertyList({ bytes }: Layer): Buffer {
  const signed = isSignedData(bytes)
    ? attempt(
        () => readSignedData(bytes),
        () => {},
      )
    : undefined;
  const { content } = signed ?? {};
  return content === undefined ? bytes : Buffer.from(content.buffer, content.byteOffset, content.length);
}
