/** Terminals that follow OSC 8, by `TERM_PROGRAM` and by `TERM`; an older version of most prints the text alone. */
const PROGRAMS = new Set(['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'zed', 'Hyper', 'rio']);
const TERMS = new Set(['xterm-kitty', 'alacritty', 'xterm-ghostty', 'foot', 'foot-extra', 'wezterm', 'contour']);
/** Set by Windows Terminal, Konsole and DomTerm. */
const MARKS = ['WT_SESSION', 'KONSOLE_VERSION', 'DOMTERM'];
/** VTE 0.50.0 crashes on them: https://gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda */
const FIRST_VTE = 5001;

/** Whether the terminal that these variables describe follows hyperlinks. `FORCE_HYPERLINK` decides where it is set. */
export function followsHyperlinks(env: Readonly<Record<string, string | undefined>>): boolean {
  const {
    FORCE_HYPERLINK: forced,
    TERM_PROGRAM: program = '',
    TERM: term = '',
    VTE_VERSION: vte = '',
    CI: ci = '',
  } = env;
  if (forced !== undefined) return forced !== '0';
  // A multiplexer passes on what it was told to pass on, and the variables are those of the terminal around it.
  if (ci !== '' || /^(?:screen|tmux)/.test(term)) return false;
  return PROGRAMS.has(program) || TERMS.has(term) || MARKS.some((name) => env[name]) || Number(vte) >= FIRST_VTE;
}
