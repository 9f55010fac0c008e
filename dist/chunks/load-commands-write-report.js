import { n as render, r as writeText, t as deliver } from "./reporting.js";

export { deliver, render, writeText };