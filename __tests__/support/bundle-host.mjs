/**
 * A process that runs the bundle again and again, so that a test does not pay for starting Node and loading the program each time.
 * For each run the entry point is evaluated anew, with the folder, the arguments and the environment of that run.
 */
import { pathToFileURL } from 'node:url';

const clock = performance.now.bind(performance);
const { stdout, stderr } = process;
let runs = 0;

process.on('disconnect', () => process.exit());
process.on('message', async ({ file, args, cwd, env }) => {
  const text = { out: '', err: '' };
  const start = clock();
  performance.now = () => clock() - start;
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, env);
  process.chdir(cwd);
  process.argv = [process.execPath, file, ...args];
  process.exitCode = undefined;
  stdout.write = (part) => {
    text.out += part;
    return true;
  };
  stderr.write = (part) => {
    text.err += part;
    return true;
  };
  let failed;
  try {
    // An address that ends as that of a file, because the entry points tell by it that they are the bundle.
    await import(`${pathToFileURL(file)}?run=${++runs}.js`);
  } catch (error) {
    failed = error;
    text.err += error?.stack ?? String(error);
  }
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
  stdout.removeAllListeners('error');
  process.send({ code: failed === undefined ? (process.exitCode ?? 0) : 1, ...text });
});
