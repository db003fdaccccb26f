import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const here = createRequire(import.meta.url);

/** DejaVu Sans Condensed, which has every letter of Kazakh and Russian. In a bundle the files lie beside it, by the same names. */
export const readFonts = async (): Promise<{ plain: Buffer; bold: Buffer }> => {
  const [plain, bold] = await Promise.all(
    ['DejaVuSansCondensed', 'DejaVuSansCondensed-Bold'].map((name) =>
      readFile(here.resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`)),
    ),
  );
  return { plain, bold } as { plain: Buffer; bold: Buffer };
};
