import { describe, expect, it } from 'vitest';
import { chefResources, puppetResources, type Resource, valueGiven } from '../../src/parsers/resources.ts';

const spelled = (resources: Resource[]) =>
  resources.map(({ type, title, line, endLine, values }) => {
    const given = [...values].map(([name, all]) => `${name}=${all.map(({ text }) => text).join('|')}`);
    return `${line}-${endLine} ${type} ${title}: ${given.join(' ')}`;
  });

describe('puppetResources', () => {
  it.each<[string, string, string[]]>([
    ['one body', "file { '/a.pem':\n  ensure => file,\n}", ['1-3 file /a.pem: ensure=file']],
    [
      'several bodies, without quotes and with a variable',
      'file {\n  $dir: ensure => directory;\n  "${dir}/a.pem":\n    source => \'puppet:///modules/m/a.pem\';\n}',
      ['2-2 file $dir: ensure=directory', '3-4 file ${dir}/a.pem: source=puppet:///modules/m/a.pem'],
    ],
    [
      'lists, hashes and references',
      "m::vhost { 'www':\n  notify => [Service['a'], Exec['b']],\n  opts => { x => 1, y => '}' },\n}",
      ['1-4 m::vhost www: notify=[Service[a], Exec[b]] opts={ x => 1, y => } }'],
    ],
    ['a comment', "file { '/a': # }\n/* '\n */ mode => '1' }", ['1-3 file /a: mode=1']],
    ['what is no resource', "case $x { 'a': { $y = 1 } default: { fail('x') } }", []],
    ['a string that does not end', "file { '/a': mode => '1' }\nfile { '/b: mode", ['1-1 file /a: mode=1']],
  ])('%s', (_, text, expected) => {
    expect(spelled(puppetResources(text))).toEqual(expected);
  });
});

describe('chefResources', () => {
  it.each<[string, string, string[]]>([
    [
      'a resource',
      "file '/a.pem' do\n  content x['a']\n  notifies :reload, 'service[a]'\n  notifies :reload, 'service[b]'\nend",
      ["1-5 file /a.pem: content=x['a'] notifies=:reload, 'service[a]'|:reload, 'service[b]'"],
    ],
    [
      'one in a block, with a here-document',
      'names.each do |n|\n  file "/#{n}" do\n    content <<~EOS\n      a b\n      end\n    EOS\n    mode \'1\'\n  end\nend',
      ['2-8 file /#{n}: content=      a b\n      end mode=1'],
    ],
    ['with brackets and a comment', "file('/a') do # x\n  # mode '2'\nend", ['1-3 file /a: ']],
    ['what is no resource', "x = y do\n  a 'b'\nend\nif a do\n  b 'c'\nend", []],
  ])('%s', (_, text, expected) => {
    expect(spelled(chefResources(text))).toEqual(expected);
  });

  it('gives the first value of several names', () => {
    const [resource] = chefResources("execute 'a' do\n  code 'b'\n  command 'c'\nend") as [Resource];
    expect(valueGiven(resource, 'command', 'code')).toEqual({ text: 'c', line: 3 });
  });
});

describe('hostile text', () => {
  it.each([
    'a { '.repeat(20_000),
    'a { b: c => { '.repeat(10_000),
    '"\\"'.repeat(50_000),
    `abc${' '.repeat(100_000)}do`,
    '  x y do\n    p <<~E\n'.repeat(5_000),
  ])('%#: is bounded', (text) => {
    expect(puppetResources(text).length).toBeLessThan(6_000);
    expect(chefResources(text).length).toBeLessThan(6_000);
  });
});
