/**
 * What `npm run fuzz` found: texts that once hid a certificate. `{{PEM}}`, `{{base64 of PEM}}` and `{{lines}}` (base64 of DER
 * in lines) stand for the certificate.
 */
import { expect, it } from 'vitest';
import { examined } from '../support/examined.ts';
import { base64Of, leaf, wrapped } from '../support/material.ts';
import finds from './finds.json' with { type: 'json' };

it.each(finds)('finds the certificate despite $what', async ({ path, text, encoding }) => {
  const written = text
    .replace('{{PEM}}', leaf.pem)
    .replace('{{base64 of PEM}}', base64Of(leaf.pem))
    .replace('{{lines}}', wrapped(leaf.der.toString('base64'), 64));
  const bytes = Buffer.from(written, (encoding ?? 'utf8') as BufferEncoding);
  expect((await examined(bytes, path)).join('\n')).toContain('CN=mail.corp.internal');
});
