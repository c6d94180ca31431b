// Plain JavaScript that any Node can read: Foothold's TypeScript runs as it is from Node 24 on.
const [major] = process.versions.node.split('.')
if (Number(major) < 24) {
  console.error(
    `Foothold needs Node 24 or newer, and this is ${process.version}: run npm ci again without --omit=optional, or install Node 24.`,
  )
  process.exit(1)
}
