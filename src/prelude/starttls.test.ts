import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mutate } from '../../test/mutate.ts'
import { seededRandom } from '../../test/random.ts'
import { type AcceptedDialogue, type ServerPart, accepted, refused } from '../../test/starttls-dialogues.ts'
import type { Prelude, PreludeStep } from './prelude.ts'
import { startTlsOfPort, startTlsPort, startTlsPrelude, startTlsProtocols } from './starttls.ts'

const domain = 'sip.contoso.test'

/** What a server says, in pieces of so many octets; what it hears has to be what it expects. */
function converse(prelude: Prelude, part: ServerPart, pieceLength: number): PreludeStep {
  let step: PreludeStep = { state: 'more', rest: new Uint8Array() }
  const outbox = [prelude.opening]
  const say = (text: string) => {
    const octets = Buffer.from(text, 'latin1')
    for (let at = 0; at < octets.length; at += pieceLength) {
      step = prelude.receive(octets.subarray(at, at + pieceLength))
      if (step.send !== undefined) outbox.push(step.send)
      if (typeof step.state === 'object') return
    }
  }
  say(part.greeting ?? '')
  for (const [expected, answer] of part.exchanges) {
    assert.match(Buffer.concat(outbox.splice(0)).toString('latin1'), expected)
    say(answer)
  }
  return step
}

for (const dialogue of accepted) {
  test(`${dialogue.protocol}: a server ${dialogue.title} is ready, however what it says is cut`, () => {
    for (const pieceLength of [1, 2, 3, 7, 10_000]) {
      const step = converse(startTlsPrelude(dialogue.protocol, domain), dialogue, pieceLength)
      assert.deepEqual([step.state, step.rest.length], ['ready', 0])
    }
  })
}

for (const { protocol, title, detail, reason = 'refused', ...part } of refused) {
  test(`${protocol}: a server ${title} is ${reason}`, () => {
    for (const pieceLength of [1, 10_000]) {
      const { state } = converse(startTlsPrelude(protocol, domain), part, pieceLength)
      assert.ok(typeof state === 'object')
      assert.match(state.detail, detail)
      assert.deepEqual([state.reason, state.blame], [reason, 'peer'])
    }
  })
}

test('every protocol is accepted and refused in these tests', () => {
  for (const dialogues of [accepted, refused]) {
    assert.deepEqual(new Set(dialogues.map(({ protocol }) => protocol)), new Set(startTlsProtocols))
  }
})

for (const dialogue of firstOfEach(accepted)) {
  const { protocol } = dialogue
  test(`${protocol}: what follows the go-ahead in the clear is not taken for TLS`, () => {
    const step = converse(startTlsPrelude(protocol, domain), withGlued(dialogue), 10_000)
    assert.ok(typeof step.state === 'object')
    assert.equal(step.state.reason, 'malformed')
    assert.match(step.state.detail, /goes on in the clear/)
  })

  test(`${protocol}: whatever 10000 spoilt dialogues hold, there is a state and no exception`, () => {
    const random = seededRandom(0x5741)
    const donors = accepted.map(said)
    const [first = new Uint8Array(), ...rest] = donors
    const original = said(dialogue)
    for (let round = 0; round < 10_000; round += 1) {
      const spoilt = mutate(original, [first, ...rest], random)
      const prelude = startTlsPrelude(protocol, domain)
      for (let at = 0; at < spoilt.length;) {
        const end = at + 1 + random.below(40)
        const { state } = prelude.receive(spoilt.subarray(at, end))
        at = end
        if (state !== 'more') break
      }
      assert.ok(prelude.awaited.length > 0)
    }
  })

  const endless: [what: string, text: string][] = [
    ['lines', '220-and so on\r\n* OK\r\n"X"\r\n+OK\r\n200 <a>\r\n'],
    ['one line', 'a'],
    ['NULs', '\0'],
    ['line feeds', '\n'],
    ['tags', "<a b='"],
    ['signs', '>'],
  ]
  for (const [what, text] of endless) {
    test(`${protocol}: endless ${what} come to an end`, () => {
      const prelude = startTlsPrelude(protocol, domain)
      const { greeting, exchanges } = dialogue
      prelude.receive(Buffer.from(greeting ?? exchanges[0]?.[1].slice(0, 12) ?? '', 'latin1'))
      const octets = Buffer.from(text.repeat(Math.ceil(1000 / text.length)), 'latin1')
      let { state } = prelude.receive(octets)
      for (let round = 0; round < 100 && state === 'more'; round += 1) ({ state } = prelude.receive(octets))
      assert.ok(typeof state === 'object')
    })
  }
}

test('the port tells the protocol, where it does', () => {
  const cases: [port: number, protocol: string | undefined][] = [
    [25, 'smtp'],
    [587, 'smtp'],
    [143, 'imap'],
    [3268, 'ldap'],
    [5269, 'xmpp-server'],
    [465, undefined],
    [5061, undefined],
  ]
  for (const [port, protocol] of cases) assert.equal(startTlsOfPort(port), protocol)
  for (const protocol of startTlsProtocols) assert.equal(startTlsOfPort(startTlsPort(protocol)), protocol)
})

function firstOfEach(dialogues: AcceptedDialogue[]): AcceptedDialogue[] {
  return startTlsProtocols.flatMap((wanted) => dialogues.find(({ protocol }) => protocol === wanted) ?? [])
}

function said({ greeting = '', exchanges }: ServerPart): Uint8Array {
  return Buffer.from(greeting + exchanges.map(([, answer]) => answer).join(''), 'latin1')
}

/** The same dialogue, but something more comes with its last words. */
function withGlued({ greeting, exchanges, ...rest }: AcceptedDialogue): AcceptedDialogue {
  const words = [greeting ?? '', ...exchanges.map(([, answer]) => answer)]
  const last = words.findLastIndex((text) => text !== '')
  const glued = words.map((text, index) => (index === last ? `${text}X injected\r\n` : text))
  return {
    ...rest,
    greeting: glued[0] ?? '',
    exchanges: exchanges.slice(0, last).map(([expected], index) => [expected, glued[index + 1] ?? '']),
  }
}
