import "./chunks/plug-ins.js";

export {  };