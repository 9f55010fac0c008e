import { C as deliver, T as writeText, w as render } from "./reports.js";

export { deliver, render, writeText };