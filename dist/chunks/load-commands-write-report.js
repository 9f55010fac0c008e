import { n as render, r as writeText, t as deliver } from "./reporters.js";

export { deliver, render, writeText };