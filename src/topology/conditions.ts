/**
 * Facts of templates exist under conditions. Compares the conditions of two facts, and those with the values of the
 * chart.
 */
import { type FactKeys, factsBy } from '../facts/index.ts';
import type { Fact } from '../model/index.ts';
import { memoizeByObject } from '../util/memoize.ts';
import { deployedTogether, deploymentUnit } from './neighbours.ts';

/** Whether two facts never exist together because their conditions contradict each other. */
export function excludeEachOther(a: Fact, b: Fact): boolean {
  const [first, second] = [a.conditions, b.conditions];
  // A test means the same within one chart or folder; elsewhere the same words refer to other values.
  if (first === undefined || second === undefined || !deployedTogether(a, b)) return false;
  return contradict(first, second);
}

/** Tests that a scope with the values of a chart states at most; of more, some are missing. */
export const MAX_STATED = 500;

/** How a scope is called whose conditions are those that the values of a chart fulfil. */
export const DEFAULTS = 'helm-values';

const defaultsByChart: FactKeys = (fact) => (fact.attributes.via === DEFAULTS ? [deploymentUnit(fact)] : []);

/** A subchart and its name, in a path. */
const SUBCHART = /\/charts\/(\w[\w-]*)(?=\/)/g;

/** Whether a chart comes with values that turn the subchart of a fact off: `certmanager: {enabled: false}`. */
export function isInDisabledSubchart({ location: { repository, path } }: Fact, facts: readonly Fact[]): boolean {
  return [...path.matchAll(SUBCHART)].some((found) => {
    const values = { repository, path: `${path.slice(0, found.index)}/values.yaml` };
    const off = `!.Values.${found[1]}.enabled`;
    return factsBy(facts, defaultsByChart, deploymentUnit({ location: values })).some(({ conditions = [] }) =>
      conditions.includes(off),
    );
  });
}

/** Whether the values that a chart comes with leave a part of its templates, or the subchart around it, out. */
export function isOffByDefault(fact: Fact, facts: readonly Fact[]): boolean {
  if (isInDisabledSubchart(fact, facts)) return true;
  const { conditions } = fact;
  if (conditions === undefined) return false;
  return factsBy(facts, defaultsByChart, deploymentUnit(fact)).some(
    ({ conditions: defaults = [] }) => contradict(conditions, defaults) || conditions.some(unsetIn(defaults)),
  );
}

/** A value that is tested as it is, without an operator, as deep as values are read. Those under `global` come from the chart above. */
const VALUE = /^\.Values\.(?!global\b)\w+(?:\.\w+){0,7}$/;

/** Whether the values that a chart comes with hold no such value: a template finds nothing there until someone sets it. */
const unsetIn = memoizeByObject((defaults: readonly string[]) => {
  const stated = new Set(defaults);
  const isUnset = (test: string): boolean => {
    if (!VALUE.test(test) || stated.has(test) || stated.has(`!${test}`)) return false;
    const above = test.slice(0, test.lastIndexOf('.'));
    return above === '.Values' || stated.has(above) || isUnset(above);
  };
  return defaults.length >= MAX_STATED ? () => false : isUnset;
});

/** The text that the values of a chart have for an expression of its templates: `.Values.tls.duration`. */
export function defaultValue(fact: Fact, expression: string, facts: readonly Fact[]): string | undefined {
  for (const { conditions = [] } of factsBy(facts, defaultsByChart, deploymentUnit(fact))) {
    const [[, value] = []] = conditions.flatMap((test) => equality(test).filter(([name]) => name === expression));
    if (value?.startsWith('"') === true) return JSON.parse(value) as string;
  }
  return undefined;
}

function contradict(first: readonly string[], second: readonly string[]): boolean {
  const tests = new Set(second);
  const values = new Map(second.flatMap((test) => equality(test)));
  return first.some((test) => {
    if (tests.has(test.startsWith('!') ? test.slice(1) : `!${test}`)) return true;
    return equality(test).some(([name, value]) => (values.get(name) ?? value) !== value);
  });
}

/** `x == "a"` excludes `x == "b"`. */
function equality(test: string): [name: string, value: string][] {
  const at = test.startsWith('!') ? -1 : test.lastIndexOf(' == ');
  return at < 0 || !/^["\d]/.test(test.slice(at + 4)) ? [] : [[test.slice(0, at), test.slice(at + 4)]];
}
