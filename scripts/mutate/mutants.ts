/** Finds places of a module where one small change is a bug, in the syntax tree that the bundler's parser gives. */
import { parseSync } from 'rolldown/experimental';

/** One planted bug. */
export interface Mutant {
  /** Path from the root of the project, with forward slashes. */
  path: string;
  start: number;
  end: number;
  /** What takes the place of the text from `start` to `end`. */
  text: string;
  /** The kind of change, such as `condition is true`. */
  kind: string;
}

/** A node of the tree (ESTree with types): its kind, its place and its children. */
interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

const BINARY: Readonly<Record<string, readonly string[]>> = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
};

const METHODS: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
  find: 'findLast',
  findLast: 'find',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
  replaceAll: 'replace',
  toLowerCase: 'toUpperCase',
  allSettled: 'all',
};

/** Every mutant of a module, in the order of the text. */
export function mutantsOf(path: string, source: string): Mutant[] {
  const found: Mutant[] = [];
  const { program } = parseSync(path, source);
  const plant = (node: Pick<Node, 'start' | 'end'>, text: string, kind: string) => {
    if (source.slice(node.start, node.end) !== text) found.push({ path, start: node.start, end: node.end, text, kind });
  };
  walk(program as unknown as Node, (node) => changes(node, source, plant));
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** The module with the bug. */
export function planted(source: string, { start, end, text }: Mutant): string {
  return source.slice(0, start) + text + source.slice(end);
}

type Plant = (node: Pick<Node, 'start' | 'end'>, text: string, kind: string) => void;

/** Visits all nodes that run; types and the names of imports do not. */
function walk(node: Node, visit: (node: Node) => void): void {
  if (node.type === 'ImportDeclaration' || node.type === 'ExportAllDeclaration') return;
  const cast = /^TS(?:As|NonNull|Satisfies)/.test(node.type);
  if (node.type.startsWith('TS') && !cast) return;
  visit(node);
  for (const [key, child] of Object.entries(node)) {
    if (key === 'typeAnnotation' || key === 'returnType' || key === 'typeParameters' || key === 'typeArguments')
      continue;
    if (key === 'key' && node.computed !== true) continue;
    for (const one of Array.isArray(child) ? child : [child])
      if (typeof one === 'object' && one !== null && 'type' in one && typeof one.type === 'string')
        walk(one as Node, visit);
  }
}

function changes(node: Node, source: string, plant: Plant): void {
  const child = (name: string) => node[name] as Node | null | undefined;
  const textOf = ({ start, end }: Node) => source.slice(start, end);
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const [left, right] = [child('left') as Node, child('right') as Node];
      const others = BINARY[String(node.operator)] ?? [];
      // A limit that is off by one is as good; one that is turned round is a bug.
      const isLimit = [left, right].some((side) => /^[A-Z][A-Z\d_]+(?:\.\w+)?$/.test(textOf(side)));
      for (const other of isLimit && others.length === 2 ? others.slice(1) : others) {
        const between = source.slice(left.end, right.start).replace(String(node.operator), other);
        // Operators that do not mix without parentheses get them.
        plant(node, `((${textOf(left)})${between}(${textOf(right)}))`, `${node.operator} is ${other}`);
      }
      if (node.type === 'LogicalExpression') {
        plant(node, `(${textOf(left)})`, `${node.operator} has no right side`);
        if (node.operator !== '??') plant(node, `(${textOf(right)})`, `${node.operator} has no left side`);
      }
      return;
    }
    case 'UnaryExpression':
      if (node.operator === '!') plant(node, `!!(${textOf(child('argument') as Node)})`, 'negation is gone');
      return;
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement': {
      const test = child('test') as Node;
      // A loop that never ends says nothing about the tests.
      if (node.type !== 'WhileStatement') plant(test, `((${textOf(test)}) || true)`, 'condition is true');
      plant(test, `((${textOf(test)}) && false)`, 'condition is false');
      return;
    }
    case 'Literal':
      literal(node, plant);
      return;
    case 'TemplateElement':
      return;
    case 'ExpressionStatement': {
      if (node.directive === undefined || node.directive === null) plant(node, '{}', 'statement is gone');
      return;
    }
    case 'ReturnStatement': {
      const value = child('argument');
      // Where `false` is returned, `true` is planted below, and no test would tell it from undefined.
      if (value && textOf(value) === 'false') return;
      if (value && textOf(value) !== 'undefined') plant(value, '(undefined as never)', 'result is undefined');
      else plant(node, '{}', 'return is gone');
      return;
    }
    case 'ContinueStatement':
    case 'BreakStatement':
      if (!child('label')) plant(node, '{}', `${textOf(node).replace(';', '')} is gone`);
      return;
    case 'CallExpression': {
      const callee = child('callee') as Node;
      const property = callee.property as Node | undefined;
      if (callee.type !== 'MemberExpression' || property === undefined || callee.computed === true) return;
      const name = textOf(property);
      const other = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
      if (other !== undefined) plant(property, other, `${name} is ${other}`);
      if (/^(?:filter|toSorted|sort|reverse|trim|slice)$/.test(name))
        plant(node, textOf(callee.object as Node), `${name} is gone`);
      return;
    }
    case 'ObjectExpression':
      for (const property of node.properties as Node[])
        if (property.type === 'SpreadElement') plant(property, '...{}', 'spread is gone');
      return;
    case 'ArrayExpression':
      if ((node.elements as unknown[]).length > 0) plant(node, '[]', 'list is empty');
      return;
    case 'ArrowFunctionExpression': {
      const body = child('body') as Node;
      if (node.expression === true && textOf(body) !== 'undefined')
        plant(body, '(undefined as never)', 'result is undefined');
      return;
    }
    default:
  }
}

function literal(node: Node, plant: Plant): void {
  const { value, regex } = node as { value?: unknown; regex?: { pattern: string; flags: string } };
  if (regex) {
    const { pattern, flags } = regex;
    if (pattern.startsWith('^')) plant(node, `/${pattern.slice(1)}/${flags}`, 'pattern starts anywhere');
    if (pattern.endsWith('$') && !pattern.endsWith('\\$'))
      plant(node, `/${pattern.slice(0, -1)}/${flags}`, 'pattern ends anywhere');
    if (flags.includes('g')) plant(node, `/${pattern}/${flags.replace('g', '')}`, 'pattern matches once');
  } else if (typeof value === 'boolean') plant(node, String(!value), `${value} is ${!value}`);
  else if (typeof value === 'number') {
    // Half of a limit is as good; one that is gone is a bug.
    const other = value === 0 ? 1 : 0;
    plant(node, String(other), `${value} is ${other}`);
  }
  // Wording is read by people, and no bug in it hides anything.
  else if (typeof value === 'string' && value !== '' && !/\s/.test(value.trim())) plant(node, "''", 'text is empty');
}
