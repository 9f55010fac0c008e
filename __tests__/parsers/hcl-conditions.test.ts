import { describe, expect, it } from 'vitest';
import { readHcl } from '../../src/parsers/hcl.ts';
import { conditionsOfHcl } from '../../src/parsers/hcl-conditions.ts';

const at = (setting: string, line = 2) =>
  conditionsOfHcl(readHcl(`resource "aws_acm_certificate" "www" {\n  ${setting}\n}\nlocals {}\n`)).at(line);

describe('conditions of Terraform', () => {
  it.each<[string, string[]]>([
    ['count = var.acme ? 1 : 0', ['var.acme']],
    ['count = var.acme ? 0 : 1', ['!var.acme']],
    ['count = (!var.acme) ? 1 : 0', ['!var.acme']],
    ['count = var.acme == true ? 1 : 0', ['var.acme']],
    ['count = var.acme != true ? 1 : 0', ['!var.acme']],
    ['count = var.acme == false ? 1 : 0', ['!var.acme']],
    ['count = var.dns == "route53" ? 1 : 0', ['var.dns == "route53"']],
    ['count = var.dns != "route53" ? 1 : 0', ['!var.dns == "route53"']],
    ['count = var.a && !(var.b) ? length(var.c) : 0', ['var.a', '!var.b']],
    ['count = var.a || var.b ? 0 : 1', ['!var.a', '!var.b']],
    ['count = var.a || var.b ? 1 : 0', ['var.a || var.b']],
    ['for_each = var.acme ? toset(var.names) : toset([])', ['var.acme']],
    ['for_each = var.acme ? {} : { www = "a:b?c" }', ['!var.acme']],
    ['count = var.name == "?" ? 1 : 0', ['var.name == "?"']],
    ['count = 2', []],
    ['count = var.acme ? 1 : 2', []],
    ['count = length(var.names)', []],
    ['for_each = toset(var.names)', []],
  ])('%s', (setting, tests) => {
    expect(at(setting)).toEqual(tests);
  });

  it('hold in the block and not after it', () => {
    expect([1, 3, 4].map((line) => at('count = var.acme ? 1 : 0', line))).toEqual([['var.acme'], ['var.acme'], []]);
  });

  it('of long expressions are left out, and many blocks take no time', () => {
    expect(at(`count = ${'('.repeat(5_000)}var.a${')'.repeat(5_000)} ? 1 : 0`)).toEqual([]);
    expect(at(`count = ${'!'.repeat(150)}var.a ? 1 : 0`)).toEqual(['var.a']);
    const blocks = Array.from({ length: 20_000 }, (_, i) => `resource "a" "b${i}" {\n  count = var.a${i} ? 1 : 0\n}\n`);
    expect(conditionsOfHcl(readHcl(blocks.join(''))).at(59_999)).toEqual(['var.a19999']);
  });
});
