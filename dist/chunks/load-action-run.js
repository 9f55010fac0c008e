import { t as act } from "./reports.js";

export { act };