import { messageOf, UsageError } from '../lib/errors.ts';
import type { Inventory, ReportJson } from '../model/index.ts';

/** Largest JSON report that is read, in characters. */
const MAX_REPORT = 512 << 20;

/**
 * The inventory of a JSON report, after its schema. A report from elsewhere is as untrusted as any file.
 * @throws UsageError that names the file
 */
export async function inventoryOf(text: string, path: string): Promise<{ inventory: Inventory; report: ReportJson }> {
  if (text.length > MAX_REPORT) throw new UsageError(`${path} is too large to be a report`);
  let report: ReportJson;
  try {
    report = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is not JSON (${messageOf(error)})`);
  }
  const [{ Ajv }, { default: schema }] = await Promise.all([
    import('ajv'),
    import('../../schemas/report.schema.json', { with: { type: 'json' } }),
  ]);
  const ajv = new Ajv({ strict: false, allowUnionTypes: true });
  if (!ajv.validate(schema, report)) {
    const [first] = ajv.errors ?? [];
    throw new UsageError(`${path} is not a report: ${first?.instancePath || 'it'} ${first?.message}`);
  }
  const { repositories, certificates, privateKeys, keystores, revocationLists, requests, unreadable, arrivals } =
    report;
  const facts = report.topology.facts;
  return {
    inventory: {
      ...{ repositories, certificates, privateKeys, keystores, revocationLists, requests, facts, unreadable },
      ...(arrivals !== undefined && { arrivals }),
    },
    report,
  };
}
