import { factOf } from '../facts/attributes.ts';
import type { Fact, Mechanism, Source } from '../model/index.ts';

/** What mechanisms say of files in folders of hooks that git keeps without a right to execute. */
export function inertFacts({ name, inert = [] }: Source, mechanisms: readonly Mechanism[]): Fact[] {
  const facts: Fact[] = [];
  for (const path of inert)
    for (const mechanism of mechanisms)
      mechanism.inert?.(path, {
        fact: (written, place) => facts.push(factOf(mechanism.id, written, { repository: name, path, ...place })),
      });
  return facts;
}
