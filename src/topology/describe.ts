import { withoutTemplates } from '../facts/refs.ts';
import type { Fact } from '../model/index.ts';
import { clientById } from '../shell/clients/index.ts';

/** What a person calls a fact: `Certificate "web"`, `Deployment "api"`. */
export function factTitle(fact: Fact): string {
  const { resource, name, service, directive, program, target } = fact.attributes;
  if (typeof resource === 'string') {
    const plain = typeof name === 'string' ? withoutTemplates(name.replace(/@[^@]*$/, '')) : '';
    return plain === '' || plain === '…' ? resource : `${resource} "${plain}"`;
  }
  if (typeof service === 'string') return typeof directive === 'string' ? `${service} (${directive})` : service;
  if (typeof program === 'string' && typeof target === 'string') return `${program} to ${target}`;
  if (typeof name !== 'string' || !NAMED.has(fact.mechanism)) return toolTitle(fact);
  if (fact.mechanism === 'version-pins') return `reference to "${name}"`;
  return fact.kind === 'schedule' ? `job "${name}"` : name;
}

/** The tool of a fact: its mechanism, or the client where a mechanism reads several. */
export function toolTitle({ mechanism, attributes: { client } }: Fact): string {
  return (typeof client === 'string' ? clientById(client)?.title : undefined) ?? mechanism;
}

/** Mechanisms whose facts have the name that stands in the file: an address, a logical id, a job. */
const NAMED = new Set([
  ...['terraform', 'pulumi', 'cloudformation', 'version-pins', 'monitoring'],
  ...['github-actions', 'gitlab', 'azure-pipelines', 'jenkins'],
]);
