import assert from 'node:assert/strict'
import { test } from 'node:test'
import { InputError } from './input-error.ts'
import { parsePorts } from './port.ts'

const lists: [text: string, ports: number[]][] = [
  ['443', [443]],
  ['1,65535', [1, 65_535]],
  [' 443 , 5061 ', [443, 5061]],
  ['443,443', [443]],
]

for (const [text, ports] of lists) {
  test(`${JSON.stringify(text)} is ${ports.join(' and ')}`, () => assert.deepEqual(parsePorts(text), ports))
}

for (const text of [
  '',
  ',',
  '443,',
  '0',
  '65536',
  '-1',
  '+1',
  '4e2',
  '0443',
  '443.0',
  '0x1bb',
  '４４３',
  'https',
]) {
  test(`${JSON.stringify(text)} is refused`, () => assert.throws(() => parsePorts(text), InputError))
}
