import { describe, expect, it } from 'vitest';
import { gate } from '../../src/policy/gate.ts';
import { finding } from '../support/builders.ts';

const [error, warning, note] = (['error', 'warning', 'note'] as const).map((level) => finding({ level }));
const all = [error, warning, note] as ReturnType<typeof finding>[];

describe('the gate', () => {
  it.each([
    ['error', [error]],
    ['warning', [error, warning]],
    ['note', [error, warning, note]],
    ['never', []],
  ] as const)('%s', (failOn, expected) => {
    expect(gate(all, failOn)).toEqual(expected);
  });

  it.each([
    ['suppressed', { suppressed: { by: 'ignore', reason: 'x' } }, 0],
    ['new', { status: 'new' }, 1],
    ['existing', { status: 'existing' }, 0],
    ['fixed', { status: 'fixed' }, 0],
    ['new, in a fixture', { status: 'new', level: 'note', context: 'fixture' }, 0],
    ['in a fixture, outside a pull request', { level: 'note', context: 'fixture' }, 1],
  ] as const)('%s', (_, overrides, count) => {
    expect(gate([finding(overrides)], 'note')).toHaveLength(count);
  });
});
