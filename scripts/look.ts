/** Prints a sample report for looking at: `npx tsx scripts/look.ts FORMAT|all [COLUMNS] [--color] [--quiet] [--clean]`. */
import { report } from '../__tests__/support/builders.ts';
import { sampleReport } from '../__tests__/support/sample-report.ts';
import { reporters } from '../src/reporters/index.ts';

const [format = 'text', columns = '80'] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const has = (name: string) => process.argv.includes(`--${name}`);
const chosen = reporters.filter(({ id }) => format === 'all' || id === format);
if (chosen.length === 0) throw new Error(`no format ${format}: ${reporters.map(({ id }) => id).join(', ')}`);
for (const reporter of chosen) {
  process.stdout.write(
    reporter.render(has('clean') ? report({ tool: sampleReport.tool }) : sampleReport, {
      color: has('color'),
      width: Number(columns),
      quiet: has('quiet'),
      links: 'https://github.com/corp/mail/blob/1f3c9e2ab45d/',
    }),
  );
}
