/**
 * STARTTLS of XMPP, RFC 6120 section 5. The stream is read tag by tag: XMPP has neither comments nor CDATA before
 * TLS (section 11.1), and of all that may come here, names and attributes say enough.
 */
import { type Script, malformed, readUntil, refuse, send, textOf } from './script.ts'

const longestTag = 8192
const greaterThan = 0x3e
const startTls = "<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"

/**
 * What is said to an XMPP server before TLS.
 * @param namespace of whom we pass for: `jabber:client`, or `jabber:server` on the port between servers
 * @param domain the stream is for; the server chooses its certificate by it
 */
export function* xmpp(namespace: 'jabber:client' | 'jabber:server', domain: string): Script {
  const streams = "xmlns:stream='http://etherx.jabber.org/streams'"
  yield* send(
    `<?xml version='1.0'?><stream:stream xmlns='${namespace}' ${streams} to='${domain}' version='1.0'>`,
  )
  const header = yield* tag('its stream header')
  if (header.name !== 'stream') return yield* malformed('an XMPP server', header.text)
  if (!(yield* offersStartTls())) return yield* refuse('The XMPP server does not offer STARTTLS.')
  yield* send(startTls)
  const answer = yield* tag('its answer to STARTTLS')
  if (answer.name === 'error') return yield* streamError()
  if (answer.name !== 'proceed') {
    return yield* refuse('The XMPP server offers STARTTLS and refuses it.', answer.text)
  }
  if (!answer.text.endsWith('/>')) yield* tag('its answer to STARTTLS')
}

/** Reads the stream features up to their end. */
function* offersStartTls(): Script<boolean> {
  const what = 'its stream features'
  const first = yield* tag(what)
  if (first.name === 'error') return yield* streamError()
  if (first.name !== 'features') return yield* malformed('an XMPP server', first.text)
  if (first.text.endsWith('/>')) return false
  let offered = false
  for (;;) {
    const { name } = yield* tag(what)
    if (name === '/features') return offered
    offered ||= name === 'starttls'
  }
}

/** RFC 6120 section 4.9: a condition, and perhaps a text. */
function* streamError(): Script<never> {
  const what = 'its stream error'
  const condition = yield* tag(what)
  const sentence = `The XMPP server ends the stream with the error "${condition.name}".`
  if (condition.name === 'host-unknown') {
    return yield* refuse(`${sentence} It does not serve this domain; --servername names another.`)
  }
  return yield* refuse(sentence)
}

interface Tag {
  /** Without prefix; that of an end tag begins with a slash. */
  name: string
  text: string
}

/** Reads the next tag; text before it, an XML declaration and white space are passed over. */
function* tag(what: string): Script<Tag> {
  for (let text = ''; ;) {
    text += textOf(yield* readUntil(greaterThan, longestTag, what))
    if (text.length > longestTag) return yield* malformed('an XMPP server', text)
    const markup = text.slice(Math.max(0, text.lastIndexOf('<')))
    // An attribute may hold the sign that ends a tag.
    if (quotesAreOpen(markup)) continue
    const [, slash = '', name] = /^<(\/?)(?:[\w.-]+:)?([\w.-]+)/.exec(markup) ?? []
    if (name !== undefined) return { name: slash + name, text: markup }
    if (!markup.startsWith('<?')) return yield* malformed('an XMPP server', text)
    text = ''
  }
}

function quotesAreOpen(markup: string): boolean {
  return !/^(?:[^'"]|"[^"]*"|'[^']*')*$/.test(markup)
}
