import sharp from 'sharp';

/** What the papers of an organization say of it. */
export interface EvidenceFacts {
  readonly name: string;
  readonly creditCode: string;
  readonly address: string;
  readonly legalRepresentative: string;
  readonly personName: string;
  readonly isEnterprise: boolean;
}

const WIDTH = 1_000;
const HEIGHT = 720;

/** A license that nobody would take for a real one: drawn for the demo, and it says so. PNG. */
export async function drawLicense(facts: EvidenceFacts): Promise<Uint8Array> {
  const title = facts.isEnterprise ? '营 业 执 照' : '事业单位法人证书';
  const rows = [
    ['统一社会信用代码', facts.creditCode], ['名　　称', facts.name], ['法定代表人', facts.legalRepresentative],
    ['住　　所', facts.address], ['用　　途', '演示数据，仅供演示'],
  ];
  const text = rows.map(([label = '', value = ''], index) => {
    const y = 260 + index * 62;
    return `<text x="110" y="${y}" fill="#6b5a44">${label}</text><text x="330" y="${y}" fill="#2b2620">${escapeXml(value)}</text>`;
  });
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="Noto Serif CJK SC, SimSun, serif" font-size="26">
    <rect width="100%" height="100%" fill="#fffdf7"/>
    <rect x="26" y="26" width="${WIDTH - 52}" height="${HEIGHT - 52}" fill="none" stroke="#c9a66b" stroke-width="6"/>
    <rect x="40" y="40" width="${WIDTH - 80}" height="${HEIGHT - 80}" fill="none" stroke="#c9a66b" stroke-width="1.5"/>
    <text x="50%" y="150" text-anchor="middle" font-size="54" fill="#2b2620">${title}</text>
    ${text.join('')}
    ${seal(800, 560, '演示专用章')}
  </svg>`)).png({ compressionLevel: 6 }).toBuffer();
}

function seal(x: number, y: number, words: string): string {
  return `<g fill="none" stroke="#c0392b" opacity=".75"><circle cx="${x}" cy="${y}" r="82" stroke-width="5"/></g>
    <path d="M${x} ${y - 34}l9 26h27l-22 16 8 26-22-16-22 16 8-26-22-16h27z" fill="#c0392b" opacity=".75"/>
    <text x="${x}" y="${y + 62}" text-anchor="middle" font-size="20" fill="#c0392b" opacity=".8">${words}</text>`;
}

function escapeXml(text: string): string {
  return text.replaceAll(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A picture of nobody, of the size of a passport photograph. JPEG. */
export async function drawPortrait(): Promise<Uint8Array> {
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="295" height="413">
    <rect width="100%" height="100%" fill="#dbe7f3"/><circle cx="147" cy="160" r="72" fill="#8fa3b8"/>
    <path d="M30 413c0-96 52-150 117-150s117 54 117 150z" fill="#5f7389"/>
  </svg>`)).jpeg({ quality: 70 }).toBuffer();
}

/** A letter of authorization of one page. PDF. */
export function writeAuthorization({ name, personName }: Pick<EvidenceFacts, 'name' | 'personName'>): Uint8Array {
  return writePage('授权委托书', [
    [680, '兹委托本单位工作人员'],
    [652, `${personName}作为山东省专业技术人员继续教育公共服务平台本单位管理员，`],
    [624, '负责本单位账户注册、人员信息维护和学时申报工作。'],
    [580, '受托人在上述范围内的行为由本单位承担责任。'],
    [500, `委托单位（盖章）：${name}`],
  ]);
}

/** A paper with one sentence. PDF. */
export function writeProof(title: string, text: string): Uint8Array {
  return writePage(title, [[680, text], [580, '特此证明。']]);
}

/** The paper that approves a base. PDF. */
export function writeApproval({ name, approvalNumber }: { name: string; approvalNumber: string }): Uint8Array {
  return writePage('批复', [
    [700, approvalNumber],
    [652, '关于设立专业技术人员继续教育基地的批复'],
    [608, `同意设立${name}。`],
    [580, '请按照继续教育基地管理有关规定开展工作，每年报送年度计划和总结。'],
  ]);
}

/** One page with a font that every reader brings for Chinese text. */
function writePage(title: string, rows: readonly (readonly [y: number, text: string])[]): Uint8Array {
  const lines: readonly (readonly [size: number, x: number, y: number, text: string])[] = [
    [24, 220, 740, title], ...rows.map(([y, text]) => [13, 72, y, text] as const), [11, 72, 440, '演示数据，仅供演示'],
  ];
  const drawing = lines.map(([size, x, y, text]) => `BT /F1 ${size} Tf ${x} ${y} Td <${hexOf(text)}> Tj ET`).join('\n');
  return writePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]);
}

/** Text as the encoding of the font wants it: two bytes a character. */
function hexOf(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}

function writePdf(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const size = objects.length + 1;
  return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`, 'latin1');
}
