/** The reference of the config file: descriptions from its JSON Schema, an example of each key that a test reads as a config. */

interface Schema {
  type?: string | string[];
  enum?: string[];
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: Schema | boolean;
  $ref?: string;
  definitions?: Record<string, Schema>;
  minimum?: number;
  maximum?: number;
}

/** Key of the config → what its section says besides the schema, and an example. */
export const CONFIG_EXAMPLES: Readonly<Record<string, { notes?: string; example: string }>> = {
  expiring: {
    notes:
      'The default is the smaller of 30 days and a third of the lifetime. That is 30 days for a 90-day certificate, 15 for a 47-day one, and 2 for a 6-day one.',
    example: `expiring:
  days: 45
  lifetime: 1/4
`,
  },
  fixtures: {
    notes:
      'Findings in these files are notes and never fail a run. Folders such as `testdata`, `examples` and `vendor` are built in. Paths that a repository lists for its secret scanner count too, unless something deploys them. The lists are `.gitleaks.toml`, `.gitleaksignore`, `.secrets.baseline`, `.trivyignore.yaml` and `trivy-secret.yaml`. The linguist attributes in `.gitattributes` count as well. A README counts where it says that the keys or certificates beside it are only for tests. It does not count for a host that others reach. A README at the root can call the whole repository a collection of examples. In a pull request, the lists and READMEs of the base branch count.',
    example: `fixtures:
  - "**/certs-for-tests/**"
  - "acme/mail-chart:ci/**" # in this repository of a team only
`,
  },
  ignore: {
    notes:
      'Give at least one of `rule`, `path` and `certificate`; all that are given must match. An entry is a note for its last seven days. After the last day the finding is reported again, together with the entry (`suppression-lapsed`). An entry that matches nothing is a note (`suppression-unused`).',
    example: `ignore:
  - rule: expired
    path: legacy/**
    reason: decommissioned, ticket 123
    until: 2027-03-01
  - certificate: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
    reason: root of a partner, replaced in spring
    until: 2027-04-30
`,
  },
  expect: {
    notes: 'Use it for test data: the entry itself becomes a finding (`expectation-broken`) when the state changes.',
    example: `expect:
  - path: tests/expired.pem
    state: expired
`,
  },
  sync: {
    notes:
      'The tool reports a copy that is late, differs or is missing. A change to the source names the owners of the copies. A declared copy needs no automation that the tool can see.',
    example: `sync:
  - name: mail
    source: legacy/mail/fullchain.pem
    copies:
      - "pods/*/tls.crt"
      - "acme/mail-chart:values.yaml"
      - "secret:mail/mail-tls"
      - "smtp://mx.acme.com:25"
    within: 24h
    owners: ["@acme/mail"]
`,
  },
  endpoints: {
    notes:
      'Only runs on `schedule`, `push`, `workflow_dispatch` and `repository_dispatch`, and `scan --endpoints public`, connect to them. See [what is really served](recipes.md#what-is-really-served).',
    example: `endpoints:
  - https://www.acme.com
  - imaps://mail.acme.com
`,
  },
  levels: {
    notes: 'Rule ids are in the [list of rules](rules/README.md).',
    example: `levels:
  weak-signature: error
  no-automation: "off"
`,
  },
};

/** The page, in the order of {@link CONFIG_EXAMPLES}. Throws where the schema has a key without an example, or the reverse. */
export function configurationPage(schema: Schema, generated: string): string {
  const keys = Object.keys(schema.properties ?? {});
  const missing = [
    ...keys.filter((key) => !(key in CONFIG_EXAMPLES)),
    ...Object.keys(CONFIG_EXAMPLES).filter((key) => !keys.includes(key)),
  ];
  if (missing.length > 0)
    throw new Error(`the reference of the config file and its schema differ: ${missing.join(', ')}`);
  return [
    '# Configuration',
    '',
    generated,
    '',
    'The config file is `.github/cert-hygiene.yml`, or the file named by `config-file` (Action) or `--config` (command line).',
    'Every key is optional, and an unknown key is an error. With this first line, editors complete and check the keys:',
    '',
    '```yaml',
    '# yaml-language-server: $schema=https://raw.githubusercontent.com/cert-hygiene/cert-hygiene/v0/schemas/config.schema.json',
    '```',
    '',
    'Paths are globs from the root of the repository: `*` stays in a folder, `**` spans folders. `owner/repo:glob` means one repository of a team.',
    'The config file of the base branch applies to a pull request, so a change cannot loosen its own check. It can edit the workflow: [protect that too](security-model.md#pull-requests).',
    '',
    `Keys: ${Object.keys(CONFIG_EXAMPLES)
      .map((key) => `[\`${key}\`](#${key})`)
      .join(' · ')}`,
    '',
    ...Object.entries(CONFIG_EXAMPLES).flatMap(([key, { notes, example }]) => [
      `## ${key}`,
      '',
      schema.properties?.[key]?.description ?? '',
      '',
      ...fieldTable(schema.properties?.[key] ?? {}, schema),
      ...(notes === undefined ? [] : [notes, '']),
      '```yaml',
      example.trimEnd(),
      '```',
      '',
    ]),
    ...OTHER_FILES,
  ].join('\n');
}

const OTHER_FILES = [
  '## Ignoring one line',
  '',
  'A comment ignores one rule at one place. The reason and the last day are required, as in the config file:',
  '',
  '```yaml',
  'renewBefore: 24h # cert-hygiene: ignore cert-manager-renew-before-too-short until=2027-03-01 reason="migration, ticket 123"',
  '```',
  '',
  'See [inline ignores](inline-ignores.md).',
  '',
  '## Baseline',
  '',
  '`.github/cert-hygiene-baseline.txt` lists findings that were there when the tool was introduced. They do not count until they are fixed. The command line and',
  'the Action read this file where it exists; `baseline-file` or `--baseline` names another one, and `none` ignores it.',
  'Each line is a rule, a subject and at most a path. `cert-hygiene init` writes the file and names what it leaves out: private keys, and findings that',
  'become an outage when a valid certificate expires. A line that matches nothing is reported (`suppression-unused`).',
  '',
];

function fieldTable(key: Schema, root: Schema): string[] {
  const entry = resolve(key.items ?? key, root);
  const fields = Object.entries(entry.properties ?? {});
  if (fields.length === 0) return [];
  return [
    '| Field | Type | Required | Meaning |',
    '|---|---|---|---|',
    ...fields.map(([name, field]) => {
      const text = (field.description ?? '').replaceAll('|', '\\|').replaceAll('\n', ' ');
      return `| \`${name}\` | ${typeOf(field)} | ${entry.required?.includes(name) ? 'yes' : ''} | ${text} |`;
    }),
    '',
  ];
}

function resolve(schema: Schema, root: Schema): Schema {
  const name = schema.$ref?.split('/').at(-1);
  return name === undefined ? schema : (root.definitions?.[name] ?? schema);
}

function typeOf({ type, enum: values, items, minimum, maximum }: Schema): string {
  if (values !== undefined) return values.map((value) => `\`${value}\``).join(', ');
  if (items !== undefined) return 'list';
  const range = minimum === undefined ? '' : `, ${minimum} to ${maximum}`;
  return `${[type].flat().join(' or ')}${range}`;
}
