/** A Backstage entity reference: `[kind:][namespace/]name`, whose kind and namespace have defaults by where it stands. */
export interface EntityReference {
  kind: string;
  namespace: string;
  name: string;
}

const namePattern = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const kindPattern = /^[A-Za-z][A-Za-z0-9]*$/;

/** Whether a text may name an entity: 1 to 63 letters and digits, with `-`, `_` and `.` between them. */
export const namesEntity = (text: string): boolean => text.length <= 63 && namePattern.test(text);

/** The parts of a reference, kind in lower case; null when it is none. */
export function readReference(text: string, defaultKind: string): EntityReference | null {
  if (text.length > 200) return null;
  const colon = text.indexOf(":");
  const kind = colon < 0 ? defaultKind : text.slice(0, colon);
  const rest = text.slice(colon + 1);
  const slash = rest.indexOf("/");
  const namespace = slash < 0 ? "default" : rest.slice(0, slash);
  const name = rest.slice(slash + 1);
  if (!kindPattern.test(kind) || !namesEntity(namespace) || !namesEntity(name)) return null;
  return { kind: kind.toLowerCase(), namespace, name };
}

/** The reference in words for people; the default namespace goes without saying. */
export const referenceText = ({ kind, namespace, name }: EntityReference): string =>
  namespace.toLowerCase() === "default" ? `${kind}:${name}` : `${kind}:${namespace}/${name}`;
