import type { EndpointScope, Inventory } from '../model/index.ts';
import type { ReadConfig } from '../policy/config.ts';
import { declaredEndpoints } from '../policy/resolve.ts';
import { toInstant } from '../util/dates.ts';
import type { Runtime } from './runtime.ts';

/** Asks the endpoints that the config declares what they serve, and adds it to the inventory. */
export async function addServed(
  inventory: Inventory,
  config: ReadConfig | undefined,
  home: string,
  scope: EndpointScope | undefined,
  world: Runtime,
): Promise<void> {
  const declared = declaredEndpoints(config, home);
  if (scope === undefined || scope === 'none' || declared.length === 0) return;
  const { probeEndpoints } = await import('../probe/index.ts');
  const targets = declared.map(({ endpoint, location }) => ({ address: endpoint, location }));
  inventory.served = await probeEndpoints(targets, { scope, asked: toInstant(world.clock) });
}
