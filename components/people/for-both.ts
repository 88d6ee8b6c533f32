/** A decision of somebody who stands in names both: ' by Ina Ito for Mira Chen'; nothing where they spoke for themselves. */
export const forBoth = (
  by: { name: string } | null | undefined,
  holder: { name: string } | null | undefined,
): string => (by ? ` by ${by.name} for ${holder?.name ?? "whoever holds it"}` : "");
