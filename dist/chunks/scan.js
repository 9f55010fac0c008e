import { n as run, t as requestOf } from "./scan2.js";

export { requestOf, run };