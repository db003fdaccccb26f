/** The value at `$.a.b[0]`, undefined where there is none. */
export function pathValue(item: unknown, path: string): unknown {
  const steps = path
    .replace(/^\$\.?/, '')
    .split(/[.[\]]+/)
    .filter((step) => step !== '');
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
    item,
  );
}

/**
 * Fills `<$.path>` in an input template: as JSON where it stands alone, as plain text inside a quoted string.
 * @throws when a reserved variable is used that the local runtime does not know.
 */
export function fillTemplate(template: string, item: unknown): string {
  let quoted = false;
  return template.replace(/\\.|"|<([^<>]+)>/g, (found, path: string | undefined) => {
    if (found === '"') quoted = !quoted;
    if (path === undefined) return found;
    if (!path.startsWith('$')) throw new Error(`<${path}> in an input template is not known to the local runtime`);
    const value = pathValue(item, path);
    if (!quoted) return JSON.stringify(value ?? null);
    const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
    return JSON.stringify(text).slice(1, -1);
  });
}
