import { z } from "zod";

/** A password that somebody chooses: long rather than complicated, as NIST SP 800-63B has it. */
export const newPassword = z
  .string({ error: "Write a password." })
  .min(12, "Use at least 12 characters; a few words make a good password.")
  .max(200, "At most 200 characters.")
  .refine((value) => new Set(value).size >= 5, "Use at least five different characters.")
  .meta({ example: "seven quiet ledgers" });
