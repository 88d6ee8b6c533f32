import type { Pick } from "./picker.tsx";

interface Named {
  name: string;
  email: string;
}

/** Somebody who is held already, as a picker shows them. */
export const pickOf = ({ name, email }: Named): Pick => ({ name, reference: email });

/** The same for a seat that may be empty. */
export const pickIfAny = (person: Named | null | undefined): Pick | null => (person ? pickOf(person) : null);
