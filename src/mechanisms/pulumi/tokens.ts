/** What a program in TypeScript, JavaScript, Python or Go is made of, as far as literal arguments need it. */
export interface Token {
  kind: 'word' | 'text' | 'number' | 'mark';
  /** A word with its dots (`aws.acm.Certificate`), the content of a string, or a mark. */
  text: string;
  /** 1-based. */
  line: number;
  /** Of a string: a part is filled in when the program runs. */
  filled?: true;
  /** Of a bracket that opens: index of the one that closes it; absent where none does. */
  close?: number;
}

const SPACE = String.raw`\s+`;
const STRING = String.raw`[fFrRbBuU]{0,2}(?:"[^"\\\n]*(?:\\[^][^"\\\n]*)*"?|'[^'\\\n]*(?:\\[^][^'\\\n]*)*'?)`;
const WORD = String.raw`[A-Za-z_$][\w$]*(?:[?!]?\.[A-Za-z_$][\w$]*)*`;
const NUMBER = String.raw`\d[\d_]*(?:\.\d+)?`;
const MARK = String.raw`\.\.\.|:=|=>|[=!<>]==?|\*\*|[^]`;
/** @param block how a string begins that may have several lines */
const pieces = (comment: string, block: string) =>
  new RegExp(`(${SPACE}|${comment})|(${block})|(${STRING})|(${WORD})|(${NUMBER})|${MARK}`, 'y');
const PYTHON = pieces('#[^\\n]*', `[A-Za-z]{0,2}(?:"""|''')`);
const OTHER = pieces(String.raw`\/\/[^\n]*|\/\*`, '`');

/** Brackets need not match, strings and comments need not end. One pass. */
export function tokensOf(program: string, python: boolean): Token[] {
  const pattern = python ? PYTHON : OTHER;
  const found: Token[] = [];
  const open: Token[] = [];
  let line = 1;
  let lineEnd = program.indexOf('\n');
  let at = 0;
  while (at < program.length) {
    pattern.lastIndex = at;
    const [all = program[at] ?? '', blank, block, string, word, number] = pattern.exec(program) ?? [];
    const end =
      block === undefined && blank !== '/*' ? at + all.length : endOf(program, at + all.length, block ?? '*/');
    if (block !== undefined) {
      const mark = block.replace(/^[A-Za-z]+/, '');
      const text = program.slice(at + all.length, end - mark.length);
      found.push({ kind: 'text', text, line, ...isFilled(block, text, mark === '`') });
    } else if (string !== undefined) {
      const text = string.replace(/^\w{0,2}["']|["']$/g, '');
      found.push({ kind: 'text', text, line, ...isFilled(string, text, false) });
    } else if (blank === undefined) {
      const kind = word !== undefined ? 'word' : number !== undefined ? 'number' : 'mark';
      const token: Token = { kind, text: all, line };
      if (/^[([{]$/.test(all)) open.push(token);
      else if (/^[)\]}]$/.test(all)) {
        const opened = open.pop();
        if (opened !== undefined) opened.close = found.length;
      }
      found.push(token);
    }
    for (; lineEnd >= 0 && lineEnd < end; lineEnd = program.indexOf('\n', lineEnd + 1)) line++;
    at = end;
  }
  return found;
}

function endOf(program: string, from: number, block: string): number {
  const mark = block.replace(/^[A-Za-z]+/, '');
  const at = program.indexOf(mark, from);
  return at < 0 ? program.length : at + mark.length;
}

function isFilled(written: string, text: string, template: boolean): { filled?: true } {
  return (template && text.includes('${')) || /^[rR]?[fF]/.test(written.slice(0, 2)) ? { filled: true } : {};
}
