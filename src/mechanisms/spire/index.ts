import { ownAttributes } from '../../facts/attributes.ts';
import { makeRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import type { ConfigFile, Mechanism, MechanismOutput } from '../../model/index.ts';
import { goDuration, spellDuration } from '../../util/duration.ts';

const MECHANISM = 'spire';
/** What only the rules below read of these facts. */
type Own = 'caTtl' | 'svidTtl' | 'tells';
const own = ownAttributes<Own>(MECHANISM);
type Output = MechanismOutput<Own>;
const SERVER = 'https://spiffe.io/docs/latest/deploying/spire_server/';
const HELPER = 'https://github.com/spiffe/spiffe-helper#configuration';
/** The server rotates its authority when a sixth of its lifetime is left, so longer identities would outlive it. */
const SHARE = 6;

/** SPIRE: short-lived identities, signed by an authority that must outlive them, and the helper that hands them on. */
export const spire: Mechanism = {
  id: MECHANISM,
  title: 'SPIRE',
  identifiedBy: 'server.conf with `ca_ttl`, and spiffe-helper’s helper.conf with `svid_file_name`',
  references: [SERVER, HELPER],
  accepts: (path) => /\.(?:conf|hcl|ya?ml|json)$/.test(path),
  needles: ['ca_ttl', 'svid_file_name'],
  read(file, output: Output) {
    readServer(file, output);
    readHelper(file, output);
  },
  rules: [
    factRule(MECHANISM, {
      id: 'spire-identity-outlives-authority',
      title: 'SPIRE identities last too long for their CA',
      level: 'note',
      why: 'The server limits identities to the lifetime of its own CA. Identities longer than a sixth of `ca_ttl` are shortened before each rotation, and workloads renew at unexpected times.',
      fix: 'Raise `ca_ttl` or reduce `default_x509_svid_ttl` until the ratio is at least six.',
      references: [SERVER],
      kind: 'issuer',
      problem(fact) {
        const [authority, identity] = [own(fact).caTtl, own(fact).svidTtl].map((text) =>
          typeof text === 'string' ? goDuration(text) : undefined,
        );
        if (authority === undefined || identity === undefined || identity * SHARE <= authority) return undefined;
        return `SPIRE issues identities for ${spellDuration(identity)} from a CA that lasts ${spellDuration(authority)}.`;
      },
    }),
    factRule(MECHANISM, {
      id: 'spire-helper-tells-nobody',
      title: 'spiffe-helper does not signal a new certificate',
      level: 'note',
      why: 'The helper writes each new identity to files. Without a signal or a command, the process keeps the old identity, which expires within the hour.',
      fix: 'Set `renew_signal` with `pid_file_name`, or `cmd`.',
      references: [HELPER],
      kind: 'consumer',
      problem: (fact) =>
        own(fact).tells === true ? undefined : 'spiffe-helper writes its certificates without renew_signal or cmd.',
    }),
  ],
};

/** A setting of HCL or YAML: its text and line; a line that is commented out does not count. */
function setting(file: ConfigFile, name: string): { text: string; line: number } | undefined {
  const lines = file.text.split('\n');
  for (const [index, line] of lines.entries()) {
    const found = new RegExp(`^[ \\t]*["']?${name}["']?[ \\t]*[=:][ \\t]*["']?([^"'#\\n]{0,200})`).exec(
      line.slice(0, 500),
    );
    if (found !== null) return { text: (found[1] as string).trim(), line: index + 1 };
  }
  return undefined;
}

function readServer(file: ConfigFile, output: Output): void {
  const authority = setting(file, 'ca_ttl');
  const identity = setting(file, 'default_x509_svid_ttl') ?? setting(file, 'default_svid_ttl');
  if (authority === undefined) return;
  // https://spiffe.io/docs/latest/deploying/spire_server/: default_x509_svid_ttl is an hour unless stated.
  output.fact(
    {
      kind: 'issuer',
      reads: [],
      writes: [makeRef('mesh', 'spire')],
      attributes: { resource: 'SPIRE server', name: 'server' },
      own: { caTtl: authority.text, svidTtl: identity?.text ?? '1h' },
    },
    { line: (identity ?? authority).line },
  );
}

function readHelper(file: ConfigFile, output: Output): void {
  const files = setting(file, 'svid_file_name');
  if (files === undefined) return;
  const tells =
    ['renew_signal', 'renewSignal', 'cmd'].some((name) => (setting(file, name)?.text ?? '') !== '') ||
    /\{\{|\$\{/.test(file.text);
  output.fact(
    {
      kind: 'consumer',
      reads: [makeRef('mesh', 'spire')],
      writes: [],
      attributes: { resource: 'spiffe-helper', name: files.text },
      own: { tells },
    },
    { line: files.line },
  );
}
