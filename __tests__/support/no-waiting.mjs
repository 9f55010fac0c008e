/**
 * Loaded into the process of the bundle before it starts: the entry points get a clock on which every wait is over at once. The
 * milliseconds of each wait go to the file that TEST_WAITS names.
 */
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';

timers.setTimeout = async (milliseconds) => appendFileSync(process.env.TEST_WAITS, `${milliseconds}\n`);
syncBuiltinESMExports();
