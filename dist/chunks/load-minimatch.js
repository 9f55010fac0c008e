import { a as filter, c as sep, i as defaults, l as unescape, n as Minimatch, o as match, r as braceExpand, s as minimatch, t as GLOBSTAR, u as escape } from "./minimatch.js";

export { Minimatch };