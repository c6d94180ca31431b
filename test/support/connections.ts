/** The same people as vCards of a phone, each with a photo of some 3 KB. */
export function connectionsVcf(rows: number, from = 0): string {
  const photo = ` ${'A'.repeat(74)}\r\n`.repeat(40)
  let cards = ''
  for (let n = from; n < from + rows; n++)
    cards += `BEGIN:VCARD\r\nVERSION:3.0\r\nN:Family${n};Given${n % 997};;;\r\nFN:Given${n % 997} Family${n}\r\nORG:Company ${n % 5_000} Ltd;Sales\r\nTITLE:Title ${n % 40}\r\nitem1.EMAIL;TYPE=WORK:p${n}@company${n % 5_000}.example\r\nPHOTO;ENCODING=b;TYPE=JPEG:\r\n${photo}END:VCARD\r\n`
  return cards
}

/** A Connections.csv as LinkedIn writes it, of invented people: row n is always the same. */
export function connectionsCsv(rows: number, from = 0): string {
  const lines = ['First Name,Last Name,URL,Email Address,Company,Position,Connected On']
  for (let n = from; n < from + rows; n++)
    lines.push(
      `Given${n % 997},Family${n},https://www.linkedin.com/in/person-${n},,Company ${n % 5_000} Ltd,Title ${n % 40},${String((n % 28) + 1).padStart(2, '0')} Mar 2021`,
    )
  return `${lines.join('\n')}\n`
}
