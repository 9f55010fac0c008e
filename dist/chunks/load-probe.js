import { t as probeEndpoints } from "./probe.js";

export { probeEndpoints };