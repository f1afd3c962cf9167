import assert from 'node:assert/strict'
import { generateKeyPairSync } from 'node:crypto'
import { test } from 'node:test'
import { ByteReader } from '../bytes/reader.ts'
import { encodeClientHello } from './client-hello.ts'
import { readAll, readExtensions } from './decode.ts'
import { extensionType } from './extension-type.ts'
import {
  type HelloProfile,
  helloProfiles,
  legacyProfile,
  modernProfile,
  noExtensionsProfile,
  noServerNameProfile,
  ssl30Profile,
} from './hello-profile.ts'
import { keyPairOf } from './key-share.ts'

const x25519 = keyPairOf(generateKeyPairSync('x25519').privateKey)
const fields = {
  serverName: 'sip.contoso.test',
  random: new Uint8Array(32).fill(1),
  sessionId: new Uint8Array(),
  keyShares: [x25519],
}

/** Reads what was written, independently of the writer. */
function decode(hello: Uint8Array) {
  const message = new ByteReader(hello)
  assert.equal(message.uint8(), 1)
  const body = new ByteReader(message.vector24())
  assert.equal(message.remaining, 0)
  const decoded = {
    version: body.uint16(),
    random: body.take(32),
    sessionId: body.vector8(),
    suites: readAll(body.vector16(), (reader) => reader.uint16()),
    compression: [...body.vector8()],
    extensions: readExtensions(body.remaining === 0 ? new Uint8Array() : body.vector16()),
  }
  assert.equal(body.remaining, 0)
  return decoded
}

test('the modern hello offers TLS 1.3 to 1.0 in one', () => {
  const sessionId = new Uint8Array(32).fill(2)
  const hello = decode(encodeClientHello(modernProfile, { ...fields, sessionId }))
  assert.equal(hello.version, 0x0303)
  assert.deepEqual([...hello.sessionId], [...sessionId])
  assert.deepEqual(hello.compression, [0])
  assert.deepEqual([...hello.extensions.get(extensionType.supportedVersions)!], [8, 3, 4, 3, 3, 3, 2, 3, 1])
  const share = hello.extensions.get(extensionType.keyShare)!
  assert.deepEqual([...share.subarray(6)], [...x25519.publicKey])
  assert.deepEqual([...share.subarray(0, 6)], [0, 36, 0, 29, 0, 32])
})

test('the server name is the one given, or the extension is left out', () => {
  const named = decode(encodeClientHello(modernProfile, fields)).extensions.get(extensionType.serverName)
  assert.equal(Buffer.from(named!.subarray(5)).toString(), 'sip.contoso.test')
  const unnamed = decode(encodeClientHello(modernProfile, { ...fields, serverName: null }))
  assert.equal(unnamed.extensions.has(extensionType.serverName), false)
})

test('a cookie is echoed', () => {
  const hello = decode(encodeClientHello(modernProfile, { ...fields, cookie: Uint8Array.of(1, 2, 3) }))
  assert.deepEqual([...hello.extensions.get(extensionType.cookie)!], [0, 3, 1, 2, 3])
})

for (const profile of helloProfiles.filter(({ legacyVersion }) => legacyVersion >= 0x0300)) {
  test(`the ${profile.name} hello names every suite of its profile, and none twice`, () => {
    const { suites } = decode(encodeClientHello(profile, fields))
    assert.equal(new Set(suites).size, suites.length)
    assert.deepEqual(suites, profile.cipherSuites)
  })

  test(`the ${profile.name} hello never has the length that old load balancers hang at`, () => {
    for (let length = 1; length <= 253; length++) {
      const hello = encodeClientHello(profile, { ...fields, serverName: 'x'.repeat(length) })
      assert.ok(hello.length < 256 || hello.length >= 512, `${hello.length} octets`)
      decode(hello)
    }
  })
}

test('the legacy hello is short and knows nothing younger than TLS 1.0', () => {
  const encoded = encodeClientHello(legacyProfile, fields)
  const hello = decode(encoded)
  assert.ok(encoded.length < 256)
  assert.equal(hello.version, 0x0301)
  assert.deepEqual(new Set(hello.extensions.keys()), new Set([0, 10, 11, 0xff01]))
})

test('the hello without server name is the modern one but for that', () => {
  const hello = encodeClientHello(noServerNameProfile, fields)
  assert.deepEqual(hello, encodeClientHello(modernProfile, { ...fields, serverName: null }))
})

for (const [profile, version] of [
  [noExtensionsProfile, 0x0301],
  [ssl30Profile, 0x0300],
] as const) {
  test(`the ${profile.name} hello ends behind its compression methods, and is short`, () => {
    const encoded = encodeClientHello(profile, fields)
    const hello = decode(encoded)
    assert.equal(hello.version, version)
    assert.equal(hello.extensions.size, 0)
    assert.equal(encoded.length, 4 + 2 + 32 + 1 + 2 + 2 * profile.cipherSuites.length + 2)
    assert.ok(encoded.length < 256)
    assert.ok(hello.suites.includes(0x00ff))
  })
}

test('a hello is written anew when the shares change, and not mixed up with the one before', () => {
  const another = keyPairOf(generateKeyPairSync('x25519').privateKey)
  const first = encodeClientHello(modernProfile, fields)
  const second = encodeClientHello(modernProfile, { ...fields, keyShares: [another] })
  assert.ok(Buffer.from(second).includes(another.publicKey))
  assert.deepEqual(encodeClientHello(modernProfile, fields), first)
})

test('a profile is a value: what is empty is left out', () => {
  const bare: HelloProfile = { ...legacyProfile, name: 'bare', groups: [], cipherSuites: [5] }
  const hello = decode(encodeClientHello(bare, { ...fields, serverName: null }))
  assert.deepEqual(hello.suites, [5])
  assert.deepEqual([...hello.extensions.keys()], [extensionType.renegotiationInfo])
})
