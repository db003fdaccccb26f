/** The lines of a section, from its title to the next blank line. */
export const section = (text: string, title: string): string[] => {
  const lines = text.split('\n');
  const first = lines.indexOf(title);
  return lines.slice(first, lines.indexOf('', first));
};
