/** What an input takes of its form: its value, what follows when it changes, and what is wrong with it. */
export interface Wired<Value> {
  value: Value;
  onValue: (value: Value) => void;
  error: string | undefined;
}

/** Wires an input to a value of its form by name; `path` where the API names the field otherwise. */
export type FieldOf<Values extends object> = <Name extends keyof Values & string>(
  name: Name,
  path?: string,
) => Wired<Values[Name]>;

/** The part of a form that its inputs are wired to. */
export interface Typing<Values extends object> {
  values: Values;
  set: <Name extends keyof Values & string>(name: Name, value: Values[Name]) => void;
  /** What the API said about a field, by its path. */
  error: (path: string) => string | undefined;
}

/** The wiring of every input of a form. */
export const fieldOf =
  <Values extends object>({ values, set, error }: Typing<Values>): FieldOf<Values> =>
  (name, path = name) => ({ value: values[name], onValue: (value) => set(name, value), error: error(path) });
