/** A scan, as far as anybody here looks into one. */
export const pdf = Buffer.from('%PDF-1.7 a scan of something');

/** Posts a file by the form that was given for it, as a browser does. */
export const put = async (
  { url, fields }: { url: string; fields: Record<string, string> },
  bytes: Buffer,
): Promise<number> => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([new Uint8Array(bytes)]), 'скан.pdf');
  return (await fetch(url, { method: 'POST', body: form })).status;
};
