/** One assignment of a file in sections, such as a systemd unit or a certbot renewal configuration. */
export interface IniEntry {
  /** Name in brackets above it, `''` before the first; `[[x]]` of ConfigObj counts as `x`. */
  section: string;
  key: string;
  value: string;
  line: number;
}

/**
 * Reads `[section]`, `key = value` and lines continued with a backslash (systemd.syntax(7)) or, where `indented` is set,
 * with leading blanks (Postfix, postconf(5)). Comments begin with `#` or `;` at the start of a line. Linear.
 */
export function readIni(text: string, indented = false): IniEntry[] {
  const entries: IniEntry[] = [];
  let section = '';
  let open: IniEntry | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const row = raw.trim();
    if (row === '' || row.startsWith('#') || row.startsWith(';')) continue;
    const continues = row.endsWith('\\');
    const body = continues ? row.slice(0, -1).trimEnd() : row;
    if (open !== undefined) {
      open.value += ` ${body}`;
      if (!continues) open = undefined;
      continue;
    }
    const last = entries.at(-1);
    if (indented && /^[ \t]/.test(raw) && last !== undefined) {
      last.value += ` ${body}`;
      continue;
    }
    if (row.startsWith('[') && row.endsWith(']')) {
      section = row
        .replace(/^\[{1,4}/, '')
        .replace(/\]{1,4}$/, '')
        .trim();
      continue;
    }
    const equals = body.indexOf('=');
    if (equals < 1) continue;
    const entry = { section, key: body.slice(0, equals).trim(), value: body.slice(equals + 1).trim(), line: index + 1 };
    entries.push(entry);
    if (continues) open = entry;
  }
  for (const entry of entries) entry.value = entry.value.trim();
  return entries;
}
