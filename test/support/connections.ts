/** A Connections.csv as LinkedIn writes it, of invented people: row n is always the same. */
export function connectionsCsv(rows: number, from = 0): string {
  const lines = ['First Name,Last Name,URL,Email Address,Company,Position,Connected On']
  for (let n = from; n < from + rows; n++)
    lines.push(
      `Given${n % 997},Family${n},https://www.linkedin.com/in/person-${n},,Company ${n % 5_000} Ltd,Title ${n % 40},${String((n % 28) + 1).padStart(2, '0')} Mar 2021`,
    )
  return `${lines.join('\n')}\n`
}
