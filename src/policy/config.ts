import type { ErrorObject } from 'ajv';
import { isEndpoint } from '../copies/declared-sync.ts';
import type { Config } from '../model/index.ts';
import { readDay, readFraction } from '../util/dates.ts';
import { duration } from '../util/duration.ts';
import { parseEndpoint } from '../util/endpoint-address.ts';
import { validatorOf } from '../util/json-schema-check.ts';
import { didYouMean } from '../util/typos.ts';
import { type ConfigText, escapePointer, parseConfigText, shown } from './config-yaml.ts';

/** A config that is valid, and where its entries stand. */
export interface ReadConfig {
  /** As errors and findings name it, relative to the root of the repository. */
  path: string;
  config: Config;
  /** 1-based lines of the entries, by their index. */
  lines: Record<'ignore' | 'expect' | 'sync' | 'endpoints', number[]>;
}

const MAX_GLOB = 500;

/**
 * Reads `.github/cert-hygiene.yml`: by its JSON Schema, then by what no schema can say.
 * @param ruleIds ids that `ignore` and `levels` may name
 * @throws UsageError of one line, with the line of the file: `.github/cert-hygiene.yml:12: unknown key "fixture"; …`
 */
export async function readConfig(text: string, path: string, ruleIds: readonly string[]): Promise<ReadConfig> {
  const source = await parseConfigText(text, path);
  await checkShape(source);
  const config = source.value as Config;
  checkMeaning(config, source, ruleIds);
  const linesOf = (key: keyof ReadConfig['lines']) =>
    (config[key] ?? []).map((_, index) => source.lineOf(`/${key}/${index}`));
  const lines = {
    ignore: linesOf('ignore'),
    expect: linesOf('expect'),
    sync: linesOf('sync'),
    endpoints: linesOf('endpoints'),
  };
  return { path, config, lines };
}

async function checkShape(source: ConfigText): Promise<void> {
  const validate = await validatorOf(() => import('../../schemas/config.schema.json', { with: { type: 'json' } }));
  if (validate(source.value)) return;
  const [error] = validate.errors as [ErrorObject];
  const extra = error.params.additionalProperty as string | undefined;
  const pointer = extra === undefined ? error.instancePath : `${error.instancePath}/${escapePointer(extra)}`;
  throw source.error(pointer, complaintOf(error));
}

function complaintOf({ keyword, params, instancePath, data, parentSchema }: ErrorObject): string {
  const place = instancePath === '' ? 'the config file' : `"${placeName(instancePath)}"`;
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys((parentSchema?.properties ?? {}) as object);
      return `unknown key "${shown(params.additionalProperty)}"${didYouMean(params.additionalProperty, known)}`;
    }
    case 'required':
      return `${place} lacks "${params.missingProperty}"`;
    case 'type':
      return `${place} must be ${[params.type].flat().map(typeName).join(' or ')}`;
    case 'enum': {
      const allowed = params.allowedValues as string[];
      return `${place} is "${shown(String(data))}", which is none of ${allowed.join(', ')}${didYouMean(String(data), allowed)}`;
    }
    case 'minLength':
    case 'minItems':
      return `${place} must not be empty`;
    case 'minimum':
    case 'maximum':
      return `${place} must be ${keyword === 'minimum' ? 'at least' : 'at most'} ${params.limit}`;
    default:
      return `${place} is not valid (${keyword})`;
  }
}

function typeName(type: string): string {
  return { object: 'a map', array: 'a list', string: 'text', number: 'a number' }[type] ?? type;
}

/** `/ignore/0/rule` → `ignore[0].rule`. */
function placeName(pointer: string): string {
  const steps = pointer.slice(1).split('/');
  return shown(
    steps
      .map((step) => (/^\d+$/.test(step) ? `[${step}]` : `.${step.replaceAll('~1', '/').replaceAll('~0', '~')}`))
      .join('')
      .slice(1),
  );
}

function checkMeaning(config: Config, source: ConfigText, ruleIds: readonly string[]): void {
  const rule = (id: string, pointer: string) => {
    if (!ruleIds.includes(id)) throw source.error(pointer, `there is no rule "${shown(id)}"${didYouMean(id, ruleIds)}`);
  };
  const glob = (pattern: string, pointer: string) => {
    if (pattern === '' || pattern.length > MAX_GLOB)
      throw source.error(pointer, `a glob has 1 to ${MAX_GLOB} characters`);
  };
  const endpoint = (text: string, pointer: string, name: string) => {
    const complaint = parseEndpoint(text);
    if (typeof complaint === 'string')
      throw source.error(pointer, `"${name}" must be an address such as smtp://mx.corp.internal:25: ${complaint}`);
  };
  const { expiring, ignore = [], expect = [], sync = [], fixtures = [], endpoints = [], levels = {} } = config;
  if (expiring?.lifetime !== undefined && readFraction(expiring.lifetime) === null) {
    throw source.error('/expiring/lifetime', '"expiring.lifetime" must be a fraction such as 1/3 or 0.33, at most 1');
  }
  for (const [index, pattern] of fixtures.entries()) glob(pattern, `/fixtures/${index}`);
  for (const [index, entry] of ignore.entries()) {
    const here = `/ignore/${index}`;
    if (entry.rule === undefined && entry.path === undefined && entry.certificate === undefined) {
      throw source.error(here, `"ignore[${index}]" needs at least one of rule, path and certificate`);
    }
    if (entry.rule !== undefined) rule(entry.rule, `${here}/rule`);
    if (entry.path !== undefined) glob(entry.path, `${here}/path`);
    if (entry.certificate !== undefined && !/^(?:[0-9a-f]{2}:?){32}$/i.test(entry.certificate)) {
      throw source.error(
        `${here}/certificate`,
        `"ignore[${index}].certificate" must be a SHA-256 fingerprint of 64 hex digits`,
      );
    }
    if (entry.reason.trim() === '') throw source.error(`${here}/reason`, `"ignore[${index}].reason" must not be empty`);
    if (readDay(entry.until) === null) {
      throw source.error(`${here}/until`, `"ignore[${index}].until" must be a calendar day such as 2027-03-01`);
    }
  }
  for (const [index, entry] of expect.entries()) glob(entry.path, `/expect/${index}/path`);
  const names = new Set<string>();
  for (const [index, entry] of sync.entries()) {
    const here = `/sync/${index}`;
    if (names.has(entry.name))
      throw source.error(`${here}/name`, `two entries of sync have the name "${shown(entry.name)}"`);
    names.add(entry.name);
    if (entry.within !== undefined && duration(entry.within) === undefined) {
      throw source.error(`${here}/within`, `"sync[${index}].within" must be a duration such as 24h or 7d`);
    }
    if (isEndpoint(entry.source))
      throw source.error(`${here}/source`, `"sync[${index}].source" must be the path or reference of the certificate`);
    for (const [copy, text] of entry.copies.entries())
      if (isEndpoint(text)) endpoint(text, `${here}/copies/${copy}`, `sync[${index}].copies[${copy}]`);
  }
  for (const [index, text] of endpoints.entries()) endpoint(text, `/endpoints/${index}`, `endpoints[${index}]`);
  for (const id of Object.keys(levels)) rule(id, `/levels/${escapePointer(id)}`);
}
