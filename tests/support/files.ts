import sharp from 'sharp';

/** A picture of one color. */
export async function makeImage(
  format: 'png' | 'jpeg' | 'gif', { width = 64, height = 48 }: { width?: number; height?: number } = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const drawn = await sharp({ create: { width, height, channels: 3, background: '#f7efe2' } })[format]().toBuffer();
  return new Uint8Array(drawn);
}

/** A PDF of one page, with a table of contents that says where everything is. */
export function makePdf(text = 'Letter of authorization'): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(pdfOf(text), 'latin1'));
}

/** A PDF that asks for a password; the password itself is of no meaning here. */
export function makeLockedPdf(): Uint8Array<ArrayBuffer> {
  const hex = 'a5'.repeat(32);
  const encrypt = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${hex}> /U <${hex}> >> /ID [<00> <00>]`;
  return new Uint8Array(Buffer.from(pdfOf('locked', encrypt), 'latin1'));
}

function pdfOf(text: string, more = ''): string {
  const drawing = `BT /F1 18 Tf 40 120 Td (${text}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  return `${file}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R ${more} >>\nstartxref\n${file.length}\n%%EOF\n`;
}
