import { a as originOf, i as checkedOutSides, o as runAction, s as sidesIn } from "./start.js";

export { runAction };