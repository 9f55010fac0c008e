import { judgeInventory } from '../audit/audit.ts';
import { emptyInventory } from '../audit/inventory.ts';
import { probeEndpoints } from '../probe/index.ts';
import { toInstant } from '../util/dates.ts';
import { parseEndpoint } from '../util/endpoint-address.ts';
import { UsageError } from '../util/errors.ts';
import { type Arguments, instant } from './arguments.ts';
import { planDelivery } from './audit-request.ts';
import type { Runtime } from './runtime.ts';
import { deliver } from './write-report.ts';

/** Asks endpoints what they serve now, and judges that alone; a user who types an address may probe it, wherever it is. */
export async function run(args: Arguments, world: Runtime): Promise<number> {
  const plan = planDelivery(args);
  const now = args.value('now');
  if (args.operands.length === 0) throw new UsageError('probe takes an endpoint, such as smtp://mx.example.com:25');
  for (const operand of args.operands) {
    const complaint = parseEndpoint(operand);
    if (typeof complaint === 'string') throw new UsageError(`${operand}: ${complaint}`);
  }
  const targets = [...new Set(args.operands)].map((address) => ({
    address,
    location: { repository: '', path: address },
  }));
  const served = await probeEndpoints(targets, { scope: 'any', asked: toInstant(world.clock) });
  const judgement = { now: now === undefined ? world.clock : instant('--now', now) };
  return deliver(await judgeInventory({ ...emptyInventory(), served }, [], judgement), plan, world);
}
