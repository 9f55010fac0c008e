import { base64Runs, hasBase64 } from '../bytes/base64-runs.ts';
import type { Decoder, Layer } from '../model/index.ts';
import { surroundingsOf } from '../parsers/object-context.ts';
import { lineCounter } from '../util/line-counter.ts';
import { pemObjects } from '../x509/pem-objects.ts';
import { mentionsPem } from '../x509/pem-scanner.ts';

export const base64: Decoder = {
  id: 'base64',
  title: 'Base64 without PEM armor',
  example:
    '`tls.crt: LS0tLS1CRUdJTi…` in a Kubernetes Secret, `certificate-authority-data` in a kubeconfig, `caBundle` in a webhook; values in `.env`, properties, Terraform, JSON, HTML forms and source code; wrapped, URL-safe, or encoded twice',
  unread: [
    'runs of fewer than 128 digits',
    'lines of fewer than 32 digits',
    'images, fonts and source maps in `data:` URLs',
    'values of SealedSecrets and SOPS, which are encrypted',
  ],
  detect: (layer) => hasBase64(layer.bytes),
  decode(layer, output) {
    const runs = [...base64Runs(layer.bytes, armourEnds(layer))];
    // What git takes for binary has no lines.
    const lineOf = layer.bytes.subarray(0, 8_000).includes(0) ? undefined : lineCounter(layer.bytes);
    const surroundings = surroundingsOf(
      layer,
      runs.map(({ start }) => start),
    );
    for (const [i, { start, end, content }] of runs.entries()) {
      const lines = lineOf && { line: lineOf(start), endLine: lineOf(end - 1) };
      output.layer(content, { ...lines, ...surroundings[i], format: 'base64' });
    }
  },
};

/**
 * Tells where the object in PEM armour ends that an offset lies in; -1 for an offset in none. Offsets ascend. Whatever else
 * stands between two markers, a list of Secrets or the values below a comment that names the armour, is searched.
 */
function armourEnds(layer: Layer): (offset: number) => number {
  if (!mentionsPem(layer.bytes)) return () => -1;
  const { text, objects: found } = pemObjects(layer);
  if (text !== layer.bytes) return () => -1;
  // Of an encrypted key only the header is read: its body may hold anything. So may what follows an object.
  const objects = found.filter(({ body }) => typeof body === 'object');
  let next = 0;
  return (offset) => {
    while ((objects[next]?.end ?? Number.POSITIVE_INFINITY) <= offset) next++;
    const object = objects[next];
    return object !== undefined && object.block.start <= offset ? object.end : -1;
  };
}
