/**
 * Loaded into the process of the bundle before it starts: the entry points get a clock on which every wait is over at once. The
 * milliseconds of each wait go to the file that TEST_WAITS names. Where TEST_CLOCK_STEP is set, the clock of durations advances by so
 * many milliseconds each time it is read, and not otherwise.
 */
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';

timers.setTimeout = async (milliseconds) => appendFileSync(process.env.TEST_WAITS, `${milliseconds}\n`);
syncBuiltinESMExports();

const step = Number(process.env.TEST_CLOCK_STEP ?? 0);
let elapsed = 0;
if (step > 0) performance.now = () => (elapsed += step);
