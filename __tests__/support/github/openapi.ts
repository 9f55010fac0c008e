/** GitHub's own description of its API (OpenAPI 3.0.3), as JSON Schemas that are compiled when they are first needed. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { type Node, sample } from './sample.ts';

/** What the description says of one method of one path. */
export interface Operation {
  /** Such as `issues/create-comment`. */
  id: string;
  method: string;
  /** The path's parameters in their order, and what it looks like. */
  names: string[];
  pattern: RegExp;
  /** JSON pointer of the operation in the document. */
  pointer: string;
  node: Node;
}

const document: Node = (() => {
  const path = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
  return toJsonSchema(JSON.parse(readFileSync(path, 'utf8'))) as Node;
})();

const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, logger: false });
addFormats.default(ajv);
ajv.addSchema({ ...document, $id: 'github' });

const operations = Object.entries(document.paths as Node).flatMap(([path, methods]) =>
  Object.entries(methods as Node)
    .filter(([, node]) => typeof (node as Node).operationId === 'string')
    .map(([method, node]) => operationOf(path, method.toUpperCase(), node as Node)),
);

function operationOf(path: string, method: string, node: Node): Operation {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
  // Slashes in a parameter arrive escaped, so that one segment is one parameter.
  const pattern = new RegExp(`^${path.replace(/[.+*]/g, '\\$&').replace(/\{[^}]+\}/g, '([^/]+)')}$`);
  const pointer = `/paths/${escapePointer(path)}/${method.toLowerCase()}`;
  return { id: String(node.operationId), method, names, pattern, pointer, node };
}

/** The operation that a request is for, the most literal path first, and the parameters in its path. */
export function operationFor(method: string, path: string): { operation: Operation; params: string[] } | undefined {
  const found = operations
    .filter((one) => one.method === method && one.pattern.test(path))
    .sort((a, b) => a.names.length - b.names.length)[0];
  if (found === undefined) return undefined;
  const params = (found.pattern.exec(path) ?? []).slice(1).map((part) => decodeURIComponent(part));
  return { operation: found, params };
}

/** What is wrong with a request: parameters that are unknown, missing or malformed, and the body. */
export function requestProblems(operation: Operation, params: string[], query: URLSearchParams, body: unknown) {
  const parameters = ((operation.node.parameters ?? []) as Node[]).map((one) => resolve(one));
  const problems: string[] = [];
  const check = (parameter: Node, value: string): void => {
    const schema = resolve(parameter.schema as Node);
    const typed = schema.type === 'integer' && /^\d+$/.test(value) ? Number(value) : value;
    problems.push(...problemsOf(ajv.compile(parameter.schema as Node), typed, String(parameter.name)));
  };
  operation.names.forEach((name, index) => {
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name);
    if (parameter) check(parameter, params[index] ?? '');
  });
  for (const [name, value] of query) {
    const parameter = parameters.find((one) => one.in === 'query' && one.name === name);
    if (parameter === undefined) problems.push(`query parameter "${name}" is not described`);
    else check(parameter, value);
  }
  const pointer = `${operation.pointer}/requestBody/content/${escapePointer('application/json')}/schema`;
  const described = (operation.node.requestBody as Node | undefined) !== undefined;
  if (described && body !== undefined) problems.push(...problemsOf(compiled(pointer, tightened), body, 'body'));
  if (!described && body !== undefined) problems.push('a body is not described');
  if (body === undefined && (operation.node.requestBody as Node | undefined)?.required === true)
    problems.push('the body is missing');
  return problems;
}

/** What is wrong with an answer. An error that the operation does not describe must be a basic one. */
export function responseProblems(operation: Operation, status: number, body: unknown): string[] {
  const responses = operation.node.responses as Node;
  const described = responses[String(status)];
  if (described === undefined) {
    if (![401, 403, 404, 409, 410, 422, 429, 500, 502, 503].includes(status))
      return [`${operation.id} describes no answer ${status}`];
    return problemsOf(compiled('/components/schemas/basic-error'), body, `answer ${status}`);
  }
  const { content } = resolve(described as Node) as { content?: Node };
  if (content === undefined) return [];
  const where = (described as Node).$ref
    ? String((described as Node).$ref).slice(1)
    : `${operation.pointer}/responses/${status}`;
  const pointer = `${where}/content/${escapePointer('application/json')}/schema`;
  return problemsOf(compiled(pointer), body, `answer ${status}`);
}

/** The least value that a schema of the description takes, with some members replaced. */
export function example(name: string, members: Node = {}): Node {
  const schema = at(`/components/schemas/${escapePointer(name)}`);
  return { ...(sample(schema, (ref) => at(ref.slice(1))) as Node), ...members };
}

/** What is wrong with a value of a named schema, such as the payload of an event. */
export function problemsWith(name: string, value: unknown): string[] {
  return problemsOf(compiled(`/components/schemas/${escapePointer(name)}`), value, name);
}

const validators = new Map<string, ValidateFunction>();

function compiled(pointer: string, change?: (schema: Node) => Node): ValidateFunction {
  let validate = validators.get(pointer);
  if (validate === undefined) {
    const uri = `github#${encodeURI(pointer)}`;
    validate = ajv.compile(change === undefined ? { $ref: uri } : change(absolute(at(pointer)) as Node));
    validators.set(pointer, validate);
  }
  return validate;
}

/** The description lets any member pass; a misspelt one in a body must not. */
function tightened(schema: Node): Node {
  return schema.properties === undefined ? schema : { ...schema, additionalProperties: false };
}

function problemsOf(validate: ValidateFunction, value: unknown, what: string): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) => `${what}${instancePath}: ${message} ${JSON.stringify(params)}`,
  );
}

/** `nullable` of OpenAPI 3.0 as JSON Schema says it, and no examples, which are half of the document. */
function toJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const node: Node = {};
  for (const [key, member] of Object.entries(value)) {
    if (key === 'examples' || (key === 'example' && typeof member !== 'boolean')) continue;
    node[key] = toJsonSchema(member);
  }
  if (node.nullable !== true) return node;
  const { nullable: _, ...rest } = node;
  if (typeof rest.type !== 'string') return { anyOf: [rest, { type: 'null' }] };
  return { ...rest, type: [rest.type, 'null'], ...(Array.isArray(rest.enum) && { enum: [...rest.enum, null] }) };
}

/** References out of a schema that is compiled apart from the document. */
function absolute(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(absolute);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) =>
      key === '$ref' && typeof member === 'string' && member.startsWith('#')
        ? [key, `github${member}`]
        : [key, absolute(member)],
    ),
  );
}

function resolve(node: Node): Node {
  return typeof node.$ref === 'string' ? resolve(at(node.$ref.slice(1))) : node;
}

function at(pointer: string): Node {
  return pointer
    .slice(1)
    .split('/')
    .reduce<Node>((node, key) => node[key.replaceAll('~1', '/').replaceAll('~0', '~')] as Node, document);
}

function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
