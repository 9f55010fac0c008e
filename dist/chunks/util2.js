import { t as require_util } from "./util.js";

export default require_util();

export {  };