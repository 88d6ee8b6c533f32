/** What can be picked: how it is shown, and the name that the API takes for it. */
export interface Pick {
  name: string;
  /** E-mail or slug. */
  reference: string;
  beside?: string | null;
}

/** Where picks come from: a list of the API, and how a row becomes a pick. */
export interface Source {
  path: string;
  pickOf: (row: Record<string, unknown>) => Pick;
}

interface Named {
  name: string;
  email: string;
}

/** Somebody who is held already, as a picker shows them. */
export const pickOf = ({ name, email }: Named): Pick => ({ name, reference: email });

/** The same for a seat that may be empty. */
export const pickIfAny = (person: Named | null | undefined): Pick | null => (person ? pickOf(person) : null);
