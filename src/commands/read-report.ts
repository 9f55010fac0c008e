import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inventoryBuilder } from '../audit/inventory.ts';
import { compareText, type Fault, type Inventory, type ReportJson } from '../model/index.ts';
import { readInstant } from '../util/dates.ts';
import { fileTrouble, UsageError } from '../util/errors.ts';
import type { LastAudit } from './audit-age.ts';
import { readText } from './audit-request.ts';
import { expandPaths } from './expand-paths.ts';
import { readJson } from './read-json.ts';
import type { Runtime } from './runtime.ts';

interface ReadReport {
  inventory: Inventory;
  report: ReportJson;
}

/** Several reports as one. */
export interface ReadReports {
  inventory: Inventory;
  /** Those of all reports, in the order of the reports. */
  faults: Fault[];
  audits: LastAudit[];
}

/**
 * The reports behind paths and patterns, a folder standing for the `.json` files in it, in any order; each file once.
 * @throws UsageError where one cannot be read, or is no report
 */
export async function readReports(paths: readonly string[], world: Runtime): Promise<ReadReports> {
  const builder = inventoryBuilder();
  const faults: Fault[] = [];
  const audits: LastAudit[] = [];
  const files = (await expandPaths(paths, world.cwd)).flatMap((path) => filesAt(path, world));
  for (const file of new Map(files.map((path) => [resolve(world.cwd, path), path])).values()) {
    const { inventory, report } = await inventoryOf(readText(file, world), file);
    builder.add(inventory);
    faults.push(...report.faults);
    const time = readInstant(report.now);
    if (time === null) continue;
    for (const { name, failure } of inventory.repositories)
      if (failure === undefined || failure.reason === 'empty') audits.push({ repository: name, time });
  }
  return { inventory: builder.inventory(), faults, audits };
}

/** Sorted, so that a message about the first bad one is the same everywhere. */
function filesAt(path: string, world: Runtime): string[] {
  const folder = resolve(world.cwd, path);
  try {
    if (!statSync(folder).isDirectory()) return [path];
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    return names.sort(compareText).map((name) => join(path, name));
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${fileTrouble(error)}`);
  }
}

/**
 * The inventory of a JSON report, after its schema.
 * @throws UsageError that names the file
 */
async function inventoryOf(text: string, path: string): Promise<ReadReport> {
  const report = await readJson<ReportJson>(
    text,
    path,
    'a report',
    () => import('../../schemas/report.schema.json', { with: { type: 'json' } }),
  );
  const {
    repositories,
    certificates,
    privateKeys,
    keystores,
    revocationLists,
    requests,
    unreadable,
    expirations,
    ignoreComments,
    arrivals,
    served,
  } = report;
  const facts = report.topology.facts;
  return {
    inventory: {
      ...{ repositories, certificates, privateKeys, keystores, revocationLists, requests, facts, unreadable },
      ...(expirations !== undefined && { expirations }),
      ...(ignoreComments !== undefined && { ignoreComments }),
      ...(arrivals !== undefined && { arrivals }),
      ...(served !== undefined && { served }),
    },
    report,
  };
}
