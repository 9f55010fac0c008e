/** Names of files in the folders of cron that cron never runs. */

const IN_FOLDER =
  /(?:^|\/)(?:cron\.(?:d|hourly|daily|weekly|monthly)|periodic\/(?:15min|hourly|daily|weekly|monthly))\/([^/\s"'`,;)]+)/;
const TEMPLATE =
  /(?:\.(?:j2|jinja2?|erb|epp|tpl|tmpl|template|in|ctmpl|gotmpl|dist|example|sample|disabled|placeholder))+$/;
/** https://manpages.debian.org/bookworm/cron/cron.8.en.html and run-parts(8); BusyBox has the same rule for run-parts. */
const RUN = /^[\w-]+$/;

/** The name of a file in a folder of cron that Debian, Ubuntu and Alpine ignore; undefined for others, and unknown ones. */
export function ignoredCronName(path: string): string | undefined {
  const name = IN_FOLDER.exec(path)?.[1]?.replace(TEMPLATE, '');
  return name === undefined || name.startsWith('.') || /[{}$<>*%?\\]/.test(name) || RUN.test(name) ? undefined : name;
}

/** The name that a text gives to a file in a folder of cron, if it is one that runs. */
export function isRunByCron(path: string): boolean {
  const name = IN_FOLDER.exec(path)?.[1]?.replace(TEMPLATE, '');
  return name !== undefined && RUN.test(name);
}

const DEBIAN = /\b(?:apt(?:-get|itude)?|debian|ubuntu|alpine|apk|dpkg|bookworm|bullseye|trixie|jammy|noble)\b/i;
/** cronie, the cron of these, accepts a dot: https://github.com/cronie-crond/cronie/blob/master/src/database.c */
const CRONIE =
  /\b(?:yum|dnf|microdnf|rpm|rhel|redhat|centos|fedora|almalinux|rockylinux|amazonlinux|opensuse|zypper|pacman|archlinux)\b/i;

/** Whether texts speak of systems whose cron ignores such names (`true`), of others alone (`false`), or of none. */
export function ignoresDots(...texts: readonly string[]): boolean | undefined {
  if (texts.some((text) => DEBIAN.test(text))) return true;
  return texts.some((text) => CRONIE.test(text)) ? false : undefined;
}
