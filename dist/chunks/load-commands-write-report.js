import { C as render, S as deliver, w as writeText } from "./reports.js";

export { deliver, render, writeText };