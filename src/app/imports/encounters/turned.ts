/** "Doe, Jane" as Outlook writes it, the right way round. */
export function turned(name: string): string {
  const [, last, first] = /^([^,]+), ([^,]+)$/.exec(name) ?? []
  return last && first ? `${first} ${last}` : name
}
