import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Runtime } from './commands/runtime.ts';
import { cacheFolder, keepCompiled } from './util/cache-folder.ts';
import { followsHyperlinks } from './util/terminal-hyperlinks.ts';
import { TOOL } from './version.ts';

/** The command line: argv and the process go in, text and an exit code come out. */
async function main(argv: readonly string[]): Promise<number> {
  const [name = '--help', ...rest] = argv;
  if (name === '--version') {
    process.stdout.write(`${TOOL.name} ${TOOL.version}\n`);
    return 0;
  }
  keepCompiled(cacheFolder(process.env, process.cwd()));
  const { dispatch } = await import('./commands/dispatch.ts');
  return dispatch(name, rest, world(rest));
}

function world(argv: readonly string[]): Runtime {
  const { stdout, stderr, env } = process;
  // https://no-color.org: any non-empty value switches colours off.
  const plain = argv.includes('--no-color') || (env.NO_COLOR ?? '') !== '' || env.TERM === 'dumb';
  return {
    cwd: process.cwd(),
    clock: Date.now(),
    env,
    columns: stdout.isTTY ? Math.max(40, stdout.columns) : 80,
    color: !plain && (stdout.isTTY || (env.FORCE_COLOR ?? '') !== ''),
    hyperlinks: !plain && stdout.isTTY && followsHyperlinks(env),
    live: process.stderr.isTTY === true && env.TERM !== 'dumb',
    workerUrl: import.meta.url.endsWith('.js') ? new URL('./worker.js', import.meta.url) : undefined,
    out: (text) => stdout.write(text),
    err: (text) => stderr.write(text),
    input: () => readFileSync(0, 'utf8'),
    elapsed: () => performance.now(),
    interruption,
    sleep: (milliseconds) => sleep(milliseconds),
  };
}

/** What is asked for it puts its things away and ends; who asks for it once more is not waited for. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

// A reader that closes the pipe early (`| head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await main(process.argv.slice(2));
