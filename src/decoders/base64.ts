import { base64Runs, hasBase64 } from '../bytes/base64-runs.ts';
import type { Decoder } from '../model/index.ts';
import { surroundingsOf } from '../parsers/object-context.ts';
import { lineCounter } from '../util/line-counter.ts';

export const base64: Decoder = {
  id: 'base64',
  title: 'Base64 without armour',
  example:
    '`tls.crt: LS0tLS1CRUdJTi…` in a Kubernetes Secret, `certificate-authority-data` in a kubeconfig, `caBundle` in a webhook; values in `.env`, properties, Terraform, JSON, HTML forms and source code; wrapped, URL-safe, or encoded twice',
  unread: [
    'runs of fewer than 128 digits',
    'lines of fewer than 32 digits',
    'images, fonts and source maps in `data:` URLs',
    'text in UTF-16',
    'values of SealedSecrets and SOPS, which are encrypted',
  ],
  detect: (layer) => hasBase64(layer.bytes),
  decode(layer, output) {
    const runs = [...base64Runs(layer.bytes)];
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
