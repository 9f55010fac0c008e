import { ownAttributes } from '../../facts/attributes.ts';
import { makeRef } from '../../facts/refs.ts';
import type { ConfigFile, MechanismOutput, Ref, WrittenFact } from '../../model/index.ts';
import { at, descend, entriesAt, itemsAt, stringAt, type YamlNode } from '../../parsers/yaml.ts';
import { yamlRoots } from '../../shell/yaml-commands.ts';

/** What only the rules of cloudformation read of its facts. */
export type Own = 'private' | 'type' | 'validation';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('cloudformation');

export const TYPES = ['AWS::CertificateManager::Certificate', 'AWS::IAM::ServerCertificate'];

/** Names under which stacks share the ARN of a certificate. */
const SHARED = /cert|tls|ssl|acm/i;

/**
 * Resources of templates, SAM and Serverless files, in YAML and JSON: ACM certificates are producers, uploads are sinks;
 * what refers to one of them, or to one that another stack exports, consumes it.
 */
export function read(file: ConfigFile, output: Output): void {
  for (const root of yamlRoots(file, output)) {
    const certificates = new Map<string, Ref>();
    for (const node of descend(root)) {
      if (node.kind !== 'map') continue;
      for (const [name, resource] of node.entries) {
        const type = stringAt(resource, 'Type');
        if (typeof type !== 'string' || !TYPES.includes(type)) continue;
        const self = makeRef('cfn', `${file.path}#${name}`);
        certificates.set(name, self);
        const place = { line: resource.line, endLine: resource.endLine };
        if (type === TYPES[0]) output.fact(certificateOf(name, resource, self), place);
        else output.fact({ kind: 'sink', reads: [], writes: [self], attributes: { name }, own: { type } }, place);
      }
    }
    for (const name of file.shared('cfn-imports', importedIn)) certificates.set(name, makeRef('cfn-export', name));
    // Serverless holds a template below `resources`.
    for (const holder of [root, at(root, 'resources')]) readUses(holder, certificates, output);
  }
}

/** Names that a template imports; the YAML parser drops the tag that says so. */
function importedIn(text: string): string[] {
  const found = text.matchAll(
    /(?:!ImportValue[ \t]{1,20}|Fn::ImportValue["']?[ \t]{0,20}:[ \t]{0,20})["']?([\w:-]{1,255})/g,
  );
  return [...found].flatMap(([, name = '']) => (SHARED.test(name) ? [name] : []));
}

function readUses(root: YamlNode | undefined, certificates: ReadonlyMap<string, Ref>, output: Output): void {
  for (const [name, resource] of entriesAt(root, 'Resources')) {
    const found = certificates.has(name) ? [] : referencesIn(resource, certificates);
    const [first] = found;
    if (first === undefined) continue;
    const reads = [...new Set(found.map(({ ref }) => ref))];
    output.fact(
      {
        kind: 'consumer',
        reads,
        writes: [],
        attributes: { name },
        own: { type: stringAt(resource, 'Type') ?? '' },
        lines: { reads: first.line },
      },
      { line: first.line },
    );
  }
  for (const [name, exported] of entriesAt(root, 'Outputs')) {
    const shared = stringAt(exported, 'Export', 'Name');
    const reads = referencesIn(exported, certificates).map(({ ref }) => ref);
    if (reads.length === 0 || typeof shared !== 'string') continue;
    const line = at(exported, 'Export', 'Name')?.line ?? exported.line;
    output.fact(
      {
        kind: 'copy',
        reads,
        writes: [makeRef('cfn-export', shared)],
        attributes: { name: `Outputs.${name}` },
        lines: { writes: line },
      },
      { line: exported.line, endLine: exported.endLine },
    );
  }
}

/** Certificates that something refers to: `!Ref X`, `!GetAtt X.Arn`, `!ImportValue name` and their long forms leave the name. */
function referencesIn(node: YamlNode, certificates: ReadonlyMap<string, Ref>): { ref: Ref; line: number }[] {
  return [...descend(node)].flatMap(({ kind, text, line }) => {
    const ref = kind === 'scalar' ? certificates.get(text.replace(/\.(?:Arn|CertificateArn)$/, '')) : undefined;
    return ref === undefined ? [] : [{ ref, line }];
  });
}

function certificateOf(name: string, resource: YamlNode, self: Ref): WrittenFact<Own> {
  const properties = at(resource, 'Properties');
  const method = stringAt(properties, 'ValidationMethod');
  const domains = [
    stringAt(properties, 'DomainName'),
    ...itemsAt(properties, 'SubjectAlternativeNames').map((item) => stringAt(item)),
  ];
  const known = domains.flatMap((domain) =>
    typeof domain === 'string' && /^[\w*-]+(?:\.[\w-]+)+$/.test(domain) ? [domain.toLowerCase()] : [],
  );
  return {
    kind: 'producer',
    reads: [],
    // By its domain others look it up.
    writes: [self, ...known.slice(0, 1).map((domain) => makeRef('acm', domain))],
    names: known.map((domain) => `dns:${domain}`),
    attributes: {
      name,
    },
    own: {
      type: TYPES[0] ?? '',
      private: at(properties, 'CertificateAuthorityArn') !== undefined,
      ...(method !== undefined && { validation: method }),
    },
  };
}
