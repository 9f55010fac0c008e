import { i as sidesIn, n as originOf, r as runAction, t as checkedOutSides } from "./action-inputs.js";

export { runAction };