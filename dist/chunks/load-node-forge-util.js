import { t as require_util } from "./node-forge.js";

export default require_util();

export {  };