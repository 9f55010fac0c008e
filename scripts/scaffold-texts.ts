/** The texts that `npm run new` writes. */

/** The fields that a rule shows to people, which the generated pages hold too. */
function textsOf(id: string, indent: string): string {
  return `${indent}id: '${id}',
${indent}title: 'TODO: a headline of at most 60 characters that states the problem',
${indent}level: 'warning',
${indent}why: 'TODO: why it matters, in general, in at most 60 words.',
${indent}fix: 'TODO: what to do about it, an imperative first, in at most 35 words.',
${indent}references: [], // TODO: https:// addresses of the specification or of the documentation of the tool
`;
}

export function ruleText(id: string, name: string): string {
  return `import type { Rule } from '../model/index.ts';

/** TODO: what the rule looks for, in one sentence. */
export const ${name}: Rule = {
${textsOf(id, '  ')}  family: 'renewal', // TODO: what it is about (RuleFamily); its case is in __tests__/rules/cases/<family>.md
  since: '0.1.0', // TODO: the next version
  *check({ inventory }) {
    for (const certificate of inventory.certificates) {
      // TODO: replace this condition. A rule also sees the topology, the policy and \`now\`.
      if (certificate.subject !== 'CN=${id}') continue;
      yield {
        // Becomes part of the finding's key: a fingerprint, a ref or a path, without line numbers and numbers of days.
        subject: certificate.fingerprint,
        message: \`TODO: the fact about \${certificate.subject}, with names and dates, and its consequence.\`,
        certificate: certificate.fingerprint,
        locations: certificate.sightings,
      };
    }
  },
};
`;
}

export function ruleTest(id: string, name: string): string {
  return `import { describe, expect, it } from 'vitest';
import { ${name} } from '../../src/rules/${id}.ts';
import { certificate, problems } from '../support/builders.ts';

describe('${id}', () => {
  it.each([
    ['TODO: what it fires on', certificate({ notAfter: '2026-11-01T00:00:00Z' }), 1],
    ['TODO: its nearest neighbor, which is healthy', certificate({ notAfter: '2027-11-01T00:00:00Z' }), 0],
  ])('%s', (_, one, count) => {
    const found = problems(${name}, { inventory: { certificates: [one] } });
    expect(found, 'write the check in src/rules/${id}.ts').toHaveLength(count);
  });
});
`;
}

/** A rule of a mechanism, as an entry of its list. */
export function factRuleText(mechanism: string, id: string, indent: string): string {
  return `${indent}factRule('${mechanism}', {
${textsOf(id, `${indent}  `)}${indent}  kind: 'producer',
${indent}  problem(fact) {
${indent}    // TODO: the message where the fact is a problem, undefined where it is not.
${indent}    return fact.attributes.name === '${id}' ? 'TODO: the fact, and its consequence.' : undefined;
${indent}  },
${indent}}),
`;
}

export function mechanismText(id: string, name: string): string {
  return `import { makeRef } from '../../facts/refs.ts';
import { factRule } from '../../facts/rule.ts';
import type { ConfigFile, Mechanism, MechanismOutput, Rule } from '../../model/index.ts';
import { readIni } from '../../parsers/ini.ts';

/** TODO: what the configuration is, and what is read from it. */
function read(file: ConfigFile, output: MechanismOutput): void {
  for (const { key, value, line } of readIni(file.text)) {
    // TODO: a fact for each thing that renews, copies, uses or reloads a certificate. Refs join them with other tools.
    if (key !== 'certificate') continue;
    const writes = [makeRef('path', value)];
    output.fact({ kind: 'producer', reads: [], writes, attributes: { name: value } }, { line });
  }
}

const rules: readonly Rule[] = [
${factRuleText(id, `${id}-todo`, '  ')}];

export const ${name}: Mechanism = {
  id: '${id}',
  title: 'TODO: the name of the tool',
  identifiedBy: 'TODO: how a file of this tool is recognized',
  references: [], // TODO: https:// addresses of the documentation
  accepts: (path) => /(?:^|\\/)${id}\\.conf$/.test(path), // TODO: names of files that may matter
  needles: ['certificate'], // TODO: strings, one of which is in each of these files
  read,
  rules,
};
`;
}

export function casesOfMechanism(id: string): string {
  return `# ${id}

## healthy

TODO: replace this file with a small repository that uses the tool as it should be used.

\`${id}.conf\`

\`\`\`ini
certificate = /etc/ssl/www.pem
\`\`\`

## decoy

TODO: replace this file with one that looks like the tool, or like a problem, and is neither.

\`${id}.conf\`

\`\`\`ini
# certificate = /etc/ssl/www.pem
\`\`\`

${caseOfRule(`${id}-todo`)}`;
}

/** A case that fires a rule of no mechanism, with its fix. */
export function caseOfCertificate(id: string): string {
  return `## ${id}

TODO: replace these lines with a small repository in which the rule fires, and show the fix.

\`certs/www.pem\`

\`\`\`diff
-<certificate www.corp.internal from 2026-06-01 until 2027-06-01>  <-- ${id}
+<certificate www.corp.internal from 2026-07-01 until 2027-07-01>
\`\`\`
`;
}

/** A case that fires a rule of a mechanism, with its fix. */
export function caseOfRule(id: string): string {
  return `## ${id}

TODO: replace this file with a small repository in which the rule fires, and show the fix.

\`renew.conf\`

\`\`\`diff
-the line before the fix  <-- ${id}
+the line after it
\`\`\`
`;
}

export function decoderText(id: string, name: string): string {
  return `import type { Decoder } from '../model/index.ts';
import { lineCounter } from '../util/line-counter.ts';

/** TODO: the string that starts this form, and the specification that says so. */
const BEGIN = '-----BEGIN ${id.toUpperCase()}-----';

export const ${name}: Decoder = {
  id: '${id}',
  title: 'TODO: the name of the form, in the plural',
  example: 'TODO: what such a file looks like',
  unread: [], // TODO: what of this form is recognized and not read
  needles: [BEGIN],
  // Runs on every file that has a needle: a look at a few bytes, or one linear search.
  detect: ({ bytes }) => bytes.includes(BEGIN),
  // Never throws for bad input, never keeps a reference to \`bytes\`.
  decode({ bytes }, output) {
    const start = bytes.indexOf(BEGIN);
    // TODO: hand what is found to \`output.certificate\`, \`output.privateKey\` or \`output.layer\`.
    output.unreadable('unsupported', 'TODO: what cannot be read.', { line: lineCounter(bytes)(start) });
  },
};
`;
}

export function decoderTest(id: string, name: string): string {
  return `import { describe, expect, it } from 'vitest';
import { ${name} } from '../../src/decoders/${id}.ts';
import { decoded } from '../support/decoding.ts';

/** A file of this form. TODO: put the certificate into it, with a key made for this test. */
const FILE = Buffer.from('-----BEGIN ${id.toUpperCase()}-----\\n');

describe('${id}', () => {
  it('reads the certificate', async () => {
    const found = await decoded(${name}, FILE);
    expect(found?.certificates, 'write decode in src/decoders/${id}.ts').toEqual(['CN=mail.corp.internal']);
  });

  it('says that a file is cut off', async () => {
    // TODO: each of these has to be read, or reported as unreadable.
    for (let end = 0; end < FILE.length; end++) await decoded(${name}, FILE.subarray(0, end));
  });

  it('leaves other files alone', async () => {
    expect(await decoded(${name}, Buffer.from('TODO: what only looks like it'))).toBeUndefined();
  });
});
`;
}
