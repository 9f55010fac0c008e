import { describe, expect, it } from 'vitest';
import type { CommandBlock } from '../../src/shell/command-blocks.ts';
import {
  hclScripts,
  justRuns,
  nixRuns,
  packageRuns,
  pythonRuns,
  vagrantRuns,
} from '../../src/shell/embedded-scripts.ts';

const spelled = (runs: CommandBlock[]) =>
  runs.flatMap(({ name, schedules, commands }) =>
    commands.map((one) => [one.line, name, ...schedules, one.name, ...one.args].filter(Boolean).join(' ')),
  );

describe('hclScripts', () => {
  it.each<[string, string, string[]]>([
    ['a text', 'provisioner "local-exec" {\n  command = "a b"\n}', ['2 a b']],
    ['a list', 'build {\n provisioner "shell" { inline = ["a", "b"] }\n}', ['2 a\nb']],
    ['a here-document', 'x {\n  user_data = <<-E\n    a\n    $${b}\n  E\n}', ['3     a\n    ${b}']],
    ['one behind a function', 'x {\n  custom_data = base64encode(<<E\na\nE\n)\n}', ['3 a']],
    ['metadata', 'x {\n  metadata = { startup-script = "a" }\n}', ['2 a']],
    ['a file that is elsewhere', 'x {\n  user_data = file("a.sh")\n}', []],
  ])('%s', (_, text, expected) => {
    expect(hclScripts(text).map((one) => `${one.line} ${one.text}`)).toEqual(expected);
  });
});

describe('nixRuns', () => {
  it.each<[string, string, string[]]>([
    [
      'a service with its time',
      "systemd.services.copy = {\n startAt = \"daily\";\n script = ''\n  cp a b\n '';\n};",
      ['4 copy.service @daily cp a b'],
    ],
    [
      'the timer of its name',
      'systemd.timers.x.timerConfig.OnCalendar = "03:00";\nsystemd.services.x.serviceConfig.ExecStart = "${pkgs.lego}/bin/lego renew";',
      ['2 x.service ? lego renew'],
    ],
    ['a script by name', "foo = pkgs.writeShellScriptBin \"run\" ''\n  a b\n'';", ['2 run a b']],
    [
      'the crontab',
      'services.cron.systemCronJobs = [\n "0 3 * * * root certbot renew"\n];',
      ['2 0 3 * * * certbot renew'],
    ],
    ['a text that nothing runs', 'services.x.text = "cp a b";\nscript = "y";', []],
  ])('%s', (_, text, expected) => {
    expect(spelled(nixRuns(text))).toEqual(expected);
  });
});

describe('pythonRuns', () => {
  it.each<[string, string, string[]]>([
    ['a list', 'subprocess.run(["a", f"-x{y}", path, # z\n "b"], check=True)', ['1 a -x$ARGUMENT $ARGUMENT b']],
    ['a text', 'import os\nos.system("a && b")', ['2 a', '2 b']],
    ['a copy', 'import shutil\nshutil.copyfile("/a.pem", "/b.pem")', ['2 cp /a.pem /b.pem']],
    ['a helper', "shell('check_call', ['a', 'b'])", ['1 a b']],
    ['a function of its own', 'tools.run_cmd("a -b {}".format(c))', ['1 a -b $ARGUMENT']],
    ['texts side by side', 'exec_cmd(\n  "a -b "\n  "-c d")', ['2 a -b -c d']],
    ['a definition of one', 'def run_cmd("a"): pass', []],
    ['what is computed', 'subprocess.run(command)', ['1 $ARGUMENT']],
    ['other calls', 'print("subprocess"); run(["a"])', []],
  ])('%s', (_, text, expected) => {
    expect(spelled(pythonRuns(text))).toEqual(expected);
  });
});

describe('files that Python writes', () => {
  const write = (path: string, text: string, mode = 'w') =>
    `import subprocess\nwith open("${path}", "${mode}") as out:\n    out.write(${text})\n`;
  const line = '"5 4 * * * root certbot "\n  "renew\\n"';
  const script = '"""#!/bin/sh\n[ "$1" = {self.name} ] && systemctl reload x\n"""';
  const HOOK = '/etc/letsencrypt/renewal-hooks/deploy/x';

  it.each<[string, string, string[]]>([
    ['a crontab', write('/etc/cron.d/renew', line), ['3 5 4 * * * certbot renew']],
    ['a hook', write(HOOK, `f${script}`), [`4 ${HOOK} [ $1 = $ARGUMENT ]`, `4 ${HOOK} systemctl reload x`]],
    ['a file that it reads', write('/etc/cron.d/renew', line, 'r'), []],
    ['another file', write('/etc/motd', line), []],
  ])('%s', (_, text, expected) => expect(spelled(pythonRuns(text))).toEqual(expected));
});

describe('small carriers', () => {
  it.each<[string, CommandBlock[], string[]]>([
    ['justfile', justRuns('renew host:\n    @a {{host}}\n    b\n'), ['2 a {{host}}', '3 b']],
    ['package.json', packageRuns('{"scripts": {\n "x": "a \\"b\\" && c"},\n "y": "d"}'), ['2 a b', '2 c']],
    ['Vagrantfile', vagrantRuns('provision "shell", inline: "a"\ninline: <<-E\n  b\nE\n'), ['1 a', '3 b']],
  ])('%s', (_, runs, expected) => {
    expect(spelled(runs)).toEqual(expected);
  });
});

describe('hostile text', () => {
  it.each([
    'subprocess.run(["'.repeat(10_000),
    `open("/a", "w")\n.write("""${'a"'.repeat(50_000)}`,
    'open("/a", "w")\n.write("""'.repeat(20_000),
    'exec_cmd("a" "b" '.repeat(20_000),
    `subprocess.run([${'#\n'.repeat(50_000)}`,
    "script = ''a\n".repeat(10_000),
    '<<A\n'.repeat(20_000),
    'x = <<A\n'.repeat(20_000),
    `inline = [${'"a",'.repeat(30_000)}`,
  ])('%#: is bounded', (text) => {
    for (const read of [hclScripts, nixRuns, pythonRuns, justRuns, packageRuns, vagrantRuns])
      expect(read(text).length).toBeLessThan(25_000);
  });
});
