import { MANY_FILES, startThreads, type Thread } from '../audit/threads.ts';
import type { Source } from '../model/index.ts';
import { tracksMany } from '../readers/git-index.ts';
import { knowsFacts } from '../sources/facts-cache.ts';
import type { Arguments } from './arguments.ts';
import { factsFolder, openSources, planDelivery, requestOf } from './audit-request.ts';
import type { Runtime } from './runtime.ts';

/** Audits folders, work trees and bare repositories. */
export async function run(args: Arguments, world: Runtime): Promise<number> {
  const plan = planDelivery(args);
  const request = requestOf(args, world);
  const folder = factsFolder(request);
  // Loading the program takes as long as listing the files, and both as long as the start of a thread: all three at once.
  const threads: Thread[] = [];
  let sources: Promise<Source[]> = Promise.resolve([]);
  const listing = new Promise<void>((resolve) => {
    sources = openSources(request, world, (gitDir) => {
      const isKnown = folder !== undefined && knowsFacts(folder, gitDir);
      if (threads.length === 0 && !isKnown && tracksMany(gitDir, MANY_FILES))
        threads.push(...startThreads(world.workerUrl));
      resolve();
    });
  });
  await Promise.race([sources, listing]);
  const [{ runAudit }, { deliver }] = await Promise.all([import('./run-audit.ts'), import('./write-report.ts')]);
  return deliver(await runAudit(request, world, { sources, threads }), plan, world);
}
