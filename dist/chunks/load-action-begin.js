import { a as namesMaterial, c as sidesIn, i as checkedOutSides, o as originOf, s as runAction } from "./start.js";

export { runAction };