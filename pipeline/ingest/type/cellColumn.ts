import { identifier } from "../../store/open.js";

/** The SQL column that holds a role's cell; apart from the columns that typing adds, whatever a contract calls its roles. */
export const cellColumn = (role: string): string => identifier(`cell ${role}`);
