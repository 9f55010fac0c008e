/** What `--format` and `--report` take: the reporters that print a report for its own sake. */
export const FORMATS = ['text', 'json', 'sarif', 'markdown', 'html', 'code-quality', 'cyclonedx', 'ical'] as const;
