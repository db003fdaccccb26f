/**
 * Of oneself so many readings at most are told, and so many applications are told whole. It stands apart from the schemas:
 * whoever needs the number alone need not carry them.
 */
export const told = { readings: 1000, applications: 50 } as const;
