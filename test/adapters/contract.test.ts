import { doors } from '../support/doors.ts'
import { adapterContract } from './contract.ts'

for (const door of doors) adapterContract(door)
