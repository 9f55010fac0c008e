import { i as readTeam, n as judgementHere, r as listTeam, t as auditTeam } from "./sources-remote.js";

export { auditTeam };