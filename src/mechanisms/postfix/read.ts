import { ownAttributes } from '../../facts/attributes.ts';
import { serviceRef } from '../../facts/refs.ts';
import { runAttributes, startRefs } from '../../mechanism-kit/command-facts.ts';
import { serverConsumer } from '../../mechanism-kit/server-consumers.ts';
import { serverFiles } from '../../mechanism-kit/server-files.ts';
import type { ConfigFile, MechanismOutput } from '../../model/index.ts';
import { type IniEntry, readIni } from '../../parsers/ini.ts';
import { clientRun } from '../../shell/clients/runs.ts';
import type { CommandBlock } from '../../shell/command-blocks.ts';
import { invocations } from '../../shell/command-files.ts';
import { memoizeByObject } from '../../util/memoize.ts';

/** What the rule of Postfix reads beside the common attributes. */
type Own = 'table' | 'rebuilds';

export type Output = MechanismOutput<Own>;
export const own = ownAttributes<Own>('postfix');

const isMainFile = (path: string) => /(?:^|[/_])(?:main|master)\.cf(?:\.[\w.-]+)?$/.test(path);
const written = serverFiles(isMainFile, (file, output) => readSettings(readIni(file.text, true), output), {
  service: 'postfix',
  certificate: /(?:\w{1,60}_)?(?:smtpd|smtp|lmtp)_tls_(?:ec|ecc|dsa|d)?cert_file/,
  key: /(?:\w{1,60}_)?(?:smtpd|smtp|lmtp)_tls_(?:ec|ecc|dsa|d)?key_file/,
});

export const { accepts } = written;

/** Parameters of `main.cf`, and those that scripts set with `postconf -e` (postconf(1)). */
export function read(file: ConfigFile, output: Output): void {
  written.read(file, output);
  if (isMainFile(file.path)) return;
  const given = [...invocations(file, 'postconf')].flatMap(({ command }) =>
    command.args.flatMap((arg) => {
      const [key = '', value] = arg.split(/\s*=\s*(.*)/s);
      return value === undefined ? [] : [{ key, value, line: command.line }];
    }),
  );
  readSettings(given, output);
  readTables(file, output);
}

const issues = memoizeByObject(({ commands }: CommandBlock) =>
  commands.some((command) => clientRun(command)?.action === 'issue'),
);

/** Commands that put the files of certificates into an indexed table (postmap(1), `-F`). */
function readTables(file: ConfigFile, output: Output): void {
  for (const invocation of invocations(file, 'postmap')) {
    const { args, line } = invocation.command;
    if (!args.some((arg) => /^-\w*F/.test(arg))) continue;
    // Behind a first issue it is done once, when the machine is set up.
    const setup = issues(invocation.run);
    output.fact(
      {
        kind: 'copy',
        reads: startRefs(file, invocation),
        writes: [],
        attributes: { program: 'postmap', ...runAttributes(invocation), ...(setup && { setup }) },
        own: { rebuilds: args.at(-1) ?? '' },
      },
      { line },
    );
  }
}

function readSettings(settings: Pick<IniEntry, 'key' | 'value' | 'line'>[], output: Output): void {
  const values = new Map(settings.toReversed().map(({ key, value }) => [key, value]));
  for (const { key, value, line } of settings) {
    const name = key.replace(/^-o\s*/, '');
    const common = { service: 'postfix', directive: name, line };
    if (/^(?:smtpd|smtp|lmtp)_tls_(?:ec|ecc|dsa|d)?cert_file$/.test(name)) {
      const key = values.get(name.replace('cert_file', 'key_file'));
      if (value !== '')
        serverConsumer(output, {
          ...common,
          certificate: value,
          ...(key !== undefined && !key.startsWith('$') && { key }),
        });
    } else if (/_tls_chain_files$/.test(name)) {
      for (const path of value.split(/[\s,]+/))
        if (path !== '') serverConsumer(output, { ...common, certificate: path });
    } else if (/_tls_CAfile$/.test(name) && value !== '') serverConsumer(output, { ...common, trust: value });
    else if (name === 'tls_server_sni_maps' && value !== '') {
      output.fact(
        {
          kind: 'consumer',
          reads: [],
          writes: [serviceRef('postfix')],
          attributes: { service: 'postfix', directive: name },
          own: { table: value },
        },
        { line },
      );
    }
  }
}
