/** STARTTLS of SMTP (RFC 3207), and of LMTP, which differs in the word of greeting only (RFC 2033 section 4.1). */
import { type Reply, reply } from './reply.ts'
import { type Script, refuse, sendLine } from './script.ts'

/** A name that can be nobody's (RFC 6761 section 6.4): the check is no mail server and has none of its own. */
const ourName = 'farend.invalid'

/** What is said to a mail server before TLS. */
export function* smtp(hello: 'EHLO' | 'LHLO' = 'EHLO'): Script {
  const speaker = hello === 'EHLO' ? 'an SMTP server' : 'an LMTP server'
  const greeting = yield* reply('its greeting', speaker)
  if (greeting.code !== 220)
    return yield* refuse('The mail server turns the connection away.', said(greeting))
  yield* sendLine(`${hello} ${ourName}`)
  const capabilities = yield* reply(`its answer to ${hello}`, speaker)
  if (capabilities.code !== 250) {
    const sentence = `The mail server refuses ${hello}, without which there is no STARTTLS.`
    return yield* refuse(sentence, said(capabilities))
  }
  if (!capabilities.lines.slice(1).some((keyword) => /^STARTTLS\b/i.test(keyword))) {
    return yield* refuse('The mail server does not offer STARTTLS.')
  }
  yield* sendLine('STARTTLS')
  const answer = yield* reply('its answer to STARTTLS', speaker)
  if (answer.code !== 220)
    return yield* refuse('The mail server offers STARTTLS and refuses it.', said(answer))
}

/** What is said to a server of mail delivery before TLS. */
export function lmtp(): Script {
  return smtp('LHLO')
}

function said({ code, lines }: Reply): string {
  return `${code} ${lines.join(' ')}`
}
