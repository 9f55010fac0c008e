import { n as judgeInventory, r as plugIns, t as audit } from "./policy.js";

export { audit };