import { s as readConfig } from "./judging.js";

export { readConfig };