import { d as plugIns, l as audit, u as judgeInventory } from "./judging.js";

export { audit, judgeInventory, plugIns };