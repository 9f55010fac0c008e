import { describe, expect, it } from 'vitest';
import { type HclBlock, readHcl } from '../../src/parsers/hcl.ts';

/** `<line> <type> <labels> { attributes }`, nested blocks after a `>`. */
function outline(block: HclBlock): string[] {
  return block.blocks.flatMap((child) => [
    `${child.line}-${child.endLine} ${[child.type, ...child.labels].join(' ')}: ${[...child.attributes.keys()].join(' ')}`,
    ...outline(child).map((row) => `> ${row}`),
  ]);
}

const only = (text: string) => readHcl(text).attributes.get('a');

describe('readHcl', () => {
  it.each([
    ['a string', 'a = "x"', 'x'],
    ['an escape', String.raw`a = "x\"y"`, 'x"y'],
    ['a number', 'a = -1.5', -1.5],
    ['a boolean before a comment', 'a = true # no', true],
    ['a reference', 'a = var.x', null],
    ['an interpolation', `a = "x$${'{'}var.y}"`, null],
    ['a condition that begins with a literal', 'a = "x" == var.y ? 1 : 2', null],
    ['quotes in an interpolation', `a = "x$${'{'}f("k}")}"`, null],
    ['a heredoc', 'a = <<-EOT\n  }{ "\n  EOT\n', '  }{ "\n'],
  ])('reads %s', (_, text, value) => {
    expect(only(text)?.value).toBe(value);
  });

  it('keeps the expression, without the comment behind it', () => {
    expect(only('a = azurerm_key_vault_certificate.www.id // fixed')?.expression).toBe(
      'azurerm_key_vault_certificate.www.id',
    );
    expect(only('a = [x, "y"] # z')?.value).toEqual([{ expression: 'x' }, 'y']);
    expect(only('a = { k : "v", "l" = 2 }')?.value).toEqual({ k: 'v', l: 2 });
  });

  it('knows where blocks begin and end', () => {
    const text = `/* resource "a" "b" {} */
resource "t" "n" {
  a = base64encode(<<EOT
} text {
EOT
  )
  inner { b = 1 }
  c = [
    for x in y : x if x != "}" # }
  ]
}
z "l" m {
}
`;
    expect(outline(readHcl(text))).toEqual(
      ['2-11 resource t n: a c', '> 7-7 inner : b', '12-13 z l m: '].map((row) => row.replace('inner :', 'inner:')),
    );
  });

  it.each([
    ['an unclosed block', 'resource "a" "b" {\n  x = 1\n', 'resource a b'],
    ['stray braces', '}}}\nresource "a" "b" {}\n', 'resource a b'],
    ['an unclosed string', 'x = "abc\nresource "a" "b" {}\n', 'resource a b'],
  ])('goes on after %s', (_, text, found) => {
    expect(readHcl(text).blocks.map((block) => [block.type, ...block.labels].join(' '))).toContain(found);
  });

  it('survives deep nesting', () => {
    expect(readHcl('a {'.repeat(10_000)).blocks).toHaveLength(1);
    expect(readHcl(`a = ${'['.repeat(10_000)}`).attributes.has('a')).toBe(true);
  });
});
