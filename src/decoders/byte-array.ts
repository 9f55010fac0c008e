import { byteLiterals } from '../bytes/byte-literals.ts';
import type { Decoder } from '../model/index.ts';
import { lineCounter } from '../util/line-counter.ts';

export const byteArray: Decoder = {
  id: 'byte-array',
  title: 'Byte arrays in source code',
  example:
    '`const uint8_t cert[] = {0x30, 0x82, …}` in C, C++, Arduino, Go, Rust, Java or C#; decimal; `"\\x30\\x82…"`; `3082…` in hex; the output of `xxd -i`',
  unread: [
    'keys on Edwards curves, which are too short to recognize',
    'arrays that are filled element by element',
    'hex dumps with offsets',
  ],
  detect: ({ bytes }) => !byteLiterals(bytes).next().done,
  decode({ bytes }, output) {
    const lineOf = lineCounter(bytes);
    for (const { start, end, content, name } of byteLiterals(bytes)) {
      const pointer = name === undefined ? {} : { pointer: name };
      output.layer(content, {
        line: lineOf(start),
        endLine: lineOf(end),
        ...pointer,
        format: 'der',
        container: 'byte-array',
      });
    }
  },
};
