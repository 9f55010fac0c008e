import { ownAttributes } from '../../facts/attributes.ts';
import { pathRefs } from '../../facts/host-paths.ts';
import { type FactKeys, factsBy } from '../../facts/index.ts';
import { UNKNOWN_SERVICE } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import { vaultRefs } from '../../facts/store-refs.ts';
import { servicesOfHook } from '../../mechanism-kit/command-facts.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Ref, Rule } from '../../model/index.ts';
import { type HclBlock, readHcl } from '../../parsers/hcl.ts';

/** What only the rules below read of these facts. */
type Own = 'once';
const own = ownAttributes<Own>('consul-template');
type Output = MechanismOutput<Own>;

const TEMPLATE = 'https://github.com/hashicorp/consul-template/blob/main/docs/configuration.md';
const AGENT = 'https://developer.hashicorp.com/vault/docs/agent-and-proxy/agent/template';

const CERTIFICATE = /pkiCert|\/issue\/|\.(?:crt|pem|cer)\b|certificate/i;

/** A producer for each template that renders a certificate; `once` where the agent ends after the first rendering. */
function read(file: ConfigFile, output: Output): void {
  const root = file.shared('hcl', readHcl);
  const exit =
    root.attributes.get('exit_after_auth') ??
    root.blocks.find((block) => block.type === 'vault')?.attributes.get('exit_after_auth');
  for (const block of root.blocks) {
    if (block.type !== 'template') continue;
    const written = [...block.attributes.values()].map((attribute) => attribute.expression).join('\n');
    if (!CERTIFICATE.test(written)) continue;
    const destination = text(block, 'destination') ?? '';
    const command = commandOf(block);
    const writes = pathRefs(destination);
    output.fact(
      {
        kind: 'producer',
        reads: keptRefs(written),
        writes,
        attributes: {
          name: destination || 'template',
          ...(command !== undefined && { command }),
          ...(exit?.value === true && { state: 'once' }),
        },
        own: { ...(exit?.value === true && { once: true }) },
      },
      { line: block.line, endLine: block.endLine },
    );
    if (command !== undefined)
      output.fact(
        {
          kind: 'reload',
          reads: writes,
          writes: command === null ? [UNKNOWN_SERVICE] : servicesOfHook(command),
          attributes: { hook: command },
        },
        { line: block.line },
      );
  }
}

/** Paths of a KV engine that a template reads; what the PKI engine issues, it issues to this agent alone. */
function keptRefs(template: string): Ref[] {
  const paths = template.slice(0, 20_000).matchAll(/\bsecrets?\s{1,4}\\?"([\w./-]{3,200})\\?"/g);
  return [...paths].flatMap(([, path = '']) => (/(?:^|\/)(?:issue|sign)\//.test(path) ? [] : vaultRefs(path)));
}

function text(block: HclBlock, name: string): string | null | undefined {
  const found = block.attributes.get(name);
  return found === undefined ? undefined : typeof found.value === 'string' ? found.value : null;
}

function commandOf(block: HclBlock): string | null | undefined {
  const exec = block.blocks.find((inner) => inner.type === 'exec');
  const given = block.attributes.get('command') ?? exec?.attributes.get('command');
  if (given === undefined) return block.attributes.has('exec') ? null : undefined;
  const words = Array.isArray(given.value) ? given.value : [given.value];
  return words.every((word) => typeof word === 'string') ? words.join(' ') : null;
}

/** Templates of agents that go on, by their name. */
const lasting: FactKeys = (fact) =>
  fact.mechanism === 'consul-template' && fact.kind === 'producer' && own(fact).once !== true
    ? [String(fact.attributes.name)]
    : [];

const rules: readonly Rule[] = [
  factRule('consul-template', {
    id: 'consul-template-no-command',
    title: 'No command runs after rendering a certificate',
    level: 'warning',
    why: 'The template replaces the file at each renewal. Without a command, no process reloads it.',
    fix: 'Add `exec { command = ["systemctl", "reload", "<service>"] }` to the template.',
    references: [TEMPLATE, AGENT],
    kind: 'producer',
    problem: (fact) =>
      fact.attributes.command === undefined && own(fact).once !== true
        ? `The template for ${fact.attributes.name} runs no command.`
        : undefined,
  }),
  factRule('consul-template', {
    id: 'consul-template-renders-once',
    title: 'Vault Agent exits after the first certificate',
    level: 'warning',
    why: 'With `exit_after_auth`, the agent renders the templates once and exits, so the certificate is never renewed.',
    fix: 'Remove `exit_after_auth`, and run the agent as a service.',
    references: [AGENT],
    kind: 'producer',
    problem(fact, { neighbours }) {
      if (own(fact).once !== true) return undefined;
      // An agent in an init container makes the first one, and its neighbour goes on.
      const goesOn = factsBy(neighbours(fact), lasting, String(fact.attributes.name));
      return goesOn.length > 0
        ? undefined
        : `The agent that renders ${fact.attributes.name} sets \`exit_after_auth = true\`.`;
    },
  }),
];

export const consulTemplate: Mechanism = {
  id: 'consul-template',
  title: 'consul-template and Vault Agent',
  identifiedBy: '`*.hcl` and `*.ctmpl` with `template` blocks that render certificates',
  references: [TEMPLATE, AGENT],
  accepts: (path) => /\.(?:hcl|ctmpl)(?:\.\w+)?$/.test(path),
  needles: ['template'],
  read,
  rules,
};
