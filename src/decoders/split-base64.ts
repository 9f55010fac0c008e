import { FIRST_LINES, splitBase64 } from '../bytes/split-base64.ts';
import type { Decoder } from '../model/index.ts';
import { surroundingsOf } from '../parsers/object-context.ts';
import { lineCounter } from '../util/line-counter.ts';
import { pemObjects } from '../x509/pem-objects.ts';
import { mentionsPem } from '../x509/pem-scanner.ts';

export const splitBase64Lines: Decoder = {
  id: 'split-base64',
  title: 'Base64 without PEM armor, line by line',
  example: 'base64 in lines of a comment (`//`, `*`, `#`), quotation (`>`), table (`|`) or list of strings',
  unread: ['lines behind margins that differ', 'objects that are cut off'],
  needles: FIRST_LINES,
  detect: ({ bytes }) => splitBase64(bytes).next().done !== true,
  decode(layer, output) {
    const { bytes, depth } = layer;
    const { objects } = mentionsPem(bytes) ? pemObjects(layer) : { objects: [] };
    const blocks = objects.map(({ block }) => block);
    let next = 0;
    const runs = [...splitBase64(bytes)].filter(({ start }) => {
      while ((blocks[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
      return (blocks[next]?.start ?? Number.POSITIVE_INFINITY) > start;
    });
    const lineOf = depth === 0 ? lineCounter(bytes) : undefined;
    const surroundings = surroundingsOf(
      layer,
      runs.map(({ start }) => start),
    );
    for (const [index, { start, end, content }] of runs.entries()) {
      const lines = lineOf && { line: lineOf(start), endLine: lineOf(end - 1) };
      output.layer(content, { ...lines, ...surroundings[index], format: 'base64' });
    }
  },
};
