import { readdir, readFile } from 'node:fs/promises'

/** Clock ticks a second on Linux, where /proc is. */
const TICKS = 100

/** Processor time of a process and its children, living or not, in milliseconds; null where the system does not say. */
export async function processorOf(pid: number | null): Promise<number | null> {
  if (pid === null) return null
  try {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
    const stats = await Promise.all(pids.map((one) => readFile(`/proc/${one}/stat`, 'utf8').catch(() => '')))
    let ticks = 0
    for (const stat of stats) {
      // The name, in brackets, may hold anything.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      const [own, parent] = [stat.startsWith(`${pid} `), Number(fields[1]) === pid]
      if (own || parent) ticks += Number(fields[11]) + Number(fields[12])
      if (own) ticks += Number(fields[13]) + Number(fields[14])
    }
    return (ticks * 1000) / TICKS
  } catch {
    return null
  }
}
