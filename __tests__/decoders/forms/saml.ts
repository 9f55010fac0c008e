/** Certificates in SAML metadata and messages. */
import { base64Of, ca, type Files, leaf, wrapped } from '../../support/material.ts';

const [one, two] = [base64Of(leaf.der), base64Of(ca.der)];
const entity = (signing: string, encryption: string, prefix = 'ds:') => `<?xml version="1.0"?>
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sso.corp.internal">
  <md:IDPSSODescriptor>
    <md:KeyDescriptor use="signing">
      <${prefix}KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><${prefix}X509Data>
        <${prefix}X509Certificate>${signing}</${prefix}X509Certificate>
      </${prefix}X509Data></${prefix}KeyInfo>
    </md:KeyDescriptor>
    <md:KeyDescriptor use="encryption">
      <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data>
        <X509Certificate
            xmlns="http://www.w3.org/2000/09/xmldsig#">
${encryption}
        </X509Certificate>
      </X509Data></KeyInfo>
    </md:KeyDescriptor>
  </md:IDPSSODescriptor>
</md:EntityDescriptor>
`;
const plain = entity(one, wrapped(two, 76, '          '));
const html = plain.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('+', '&#43;');
const response = base64Of(plain);

export const good: Files = {
  'metadata.xml': plain,
  'wrapped.xml': entity(`\n${wrapped(one, 64)}\n`, two, 'dsig:'),
  'crlf.xml': entity(wrapped(one, 64).replaceAll('\n', '&#13;\n'), wrapped(two, 64)).replaceAll('\n', '\r\n'),
  'one-line.xml': plain.replace(/\s*\n\s*/g, ' ').replaceAll('> <', '><'),
  'page.html': `<html><body><pre>\n${html}</pre></body></html>\n`,
  'embedded.json': `{"idp": {"metadata": ${JSON.stringify(plain).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e')}}}\n`,
  'form.html': `<form method="post" action="https://sp.corp.internal/acs">\n<input type="hidden" name="SAMLResponse" value="${response.replaceAll('+', '&#43;').replaceAll('=', '&#61;')}" />\n</form>\n`,
  'request.http': `POST /acs HTTP/1.1\nHost: sp.corp.internal\n\nRelayState=x&SAMLResponse=${encodeURIComponent(response)}\n`,
};

export const bad: Files = {
  'truncated.xml': plain.slice(0, plain.indexOf(one) + 300),
  'letters-lost.xml': entity(`x${one.slice(9)}`, two),
};

export const decoys: Files = {
  'placeholder.xml': entity('MIIC…', '          {{ certificate }}'),
  'elided.xml': entity(`${one.slice(0, 200)}...`, ''),
  'api.js':
    'export type X509Certificate = import("node:crypto").X509Certificate;\n// <ds:X509Certificate/> is left out.\n',
};
