// Small Word documents and PDFs, written here byte by byte, so that a test says all that stands in them.

import { deflateRawSync } from 'node:zlib';

/** A zip archive of `[name, content]`. */
export function zipOf(files) {
  const parts = [];
  const directory = [];
  let at = 0;
  for (const [name, content] of files) {
    const title = Buffer.from(name);
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(title.length, 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    fields.copy(entry, 6);
    entry.writeUInt32LE(at, 42);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), fields, title, packed]);
    parts.push(local);
    directory.push(entry, title);
    at += local.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** A Word document with this markup as its body. */
export function docxOf(body) {
  const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return zipOf([
    ['[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'],
    ['word/document.xml', `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${space}" xmlns:mc="urn:mc"><w:body>${body}</w:body></w:document>`],
  ]);
}

const PAGE = { width: 612, height: 792 };

/**
 * A PDF of pages, each a list of lines `{ x, y, size, text }`; `width` stretches a line to so many points, as a justified
 * column has them. `extra` is put in the trailer.
 */
export function pdfOf(pages, { extra = '' } = {}) {
  const objects = [];
  const add = (body) => objects.push(body);
  const kids = pages.map((_, i) => `${4 + 2 * i} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>');
  for (const [i, lines] of pages.entries()) {
    const stream = lines.map(showLine).join('\n');
    add(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * i} 0 R >>`);
    add(`<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`);
  }
  let file = '%PDF-1.4\n';
  const offsets = objects.map((body, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${extra} >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

/** Courier: every letter is 0.6 of the size wide. */
function showLine({ x, y, size = 10, text, width = null }) {
  const stretch = width === null ? 0 : (width - text.length * 0.6 * size) / Math.max(1, text.length - 1);
  const escaped = text.replace(/[\\()]/gu, '\\$&');
  return `BT /F1 ${size} Tf ${stretch.toFixed(3)} Tc 1 0 0 1 ${x} ${y} Tm (${escaped}) Tj ET`;
}

/** Lines of a column from `top` down, 12 points apart. */
export function columnOf(lines, { x = 72, top = 700, size = 10, leading = 12 } = {}) {
  return lines.map((text, i) => ({ x, y: top - i * leading, size, text }));
}
