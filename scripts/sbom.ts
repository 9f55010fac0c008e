/** The software bill of materials of the bundle: the packages whose code went into it, not those that are merely installed. */

export interface BundledPackage {
  name: string;
  version: string;
  license: string;
}

/** CycloneDX 1.6 as JSON, without time and serial number, so that the same bundle has the same text. */
export function sbom(packages: readonly BundledPackage[], own: { name: string; version: string }): string {
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: component({ ...own, license: 'MIT' }, 'application') },
    components: packages.map((one) => component(one, 'library')),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function component({ name, version, license }: BundledPackage, type: string) {
  // https://github.com/package-url/purl-spec: the @ of a scope is escaped.
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  // SPDX ids are names; anything with an operator or parentheses is an expression.
  const licenses = /^[\w.+-]+$/.test(license) ? [{ license: { id: license } }] : [{ expression: license }];
  return { type, 'bom-ref': purl, name, version, licenses, purl };
}
