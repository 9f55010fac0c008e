import { n as dispatch } from "./start.js";

export { dispatch };