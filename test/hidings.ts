// Parts of an observation hidden: as if they had not been seen, which is another thing than their not being there.
import { clientAuthUnknown, type EndpointObservation, type Observation } from '../src/report/observation.ts'

/** An observation in which something is not seen. */
export interface Hiding {
  what: string
  observation: Observation
  /**
   * What is left is an observation that nothing is missing from, of a far end that sends less, or of a check that asks
   * less: whatever the hidden part was wrong with is not there.
   */
  isComplete: boolean
}

/** Every way of hiding one part: an answer, an endpoint, a certificate, a fact about an endpoint. */
export function hidings(observation: Observation): Hiding[] {
  return partsOf(observation).map((hiding) => ({ isComplete: false, ...hiding }))
}

type PartialHiding = Omit<Hiding, 'isComplete'> & Partial<Hiding>

function partsOf(observation: Observation): PartialHiding[] {
  const { discovery, endpoints } = observation
  const { leftOut: _leftOut, ...known } = discovery
  return [
    ...discovery.queries.map((query, index) => ({
      what: `answer to ${query.type} question #${index}`,
      observation: {
        ...observation,
        discovery: {
          ...discovery,
          queries: discovery.queries.with(index, { ...query, rcode: 'TIMEOUT' as const, answers: [] }),
        },
      },
    })),
    ...discovery.srv.map((_, index) => ({
      what: `SRV record #${index}`,
      observation: { ...observation, discovery: { ...discovery, srv: discovery.srv.toSpliced(index, 1) } },
    })),
    { what: 'what was left out', observation: { ...observation, discovery: known } },
    ...endpoints.map((_, index) => ({
      what: `endpoint #${index}`,
      observation: { ...observation, endpoints: endpoints.toSpliced(index, 1) },
    })),
    ...endpoints.flatMap((endpoint, index) =>
      endpointHidings(endpoint).map(({ what, endpoint: hidden, isComplete = false }) => ({
        what: `${what} of endpoint #${index}`,
        isComplete,
        observation: { ...observation, endpoints: endpoints.with(index, hidden) },
      })),
    ),
  ]
}

interface EndpointHiding {
  what: string
  isComplete?: boolean
  endpoint: EndpointObservation
}

function endpointHidings(endpoint: EndpointObservation): EndpointHiding[] {
  const { presented, fetched, accepts } = endpoint
  const optional = [
    'tls',
    'failure',
    'staple',
    'fetched',
    'completion',
    'accepts',
    'sip',
    'service',
    'starttls',
  ] as const
  return [
    ...optional
      .filter((name) => endpoint[name] !== undefined)
      .map((name) => {
        const { [name]: _hidden, ...rest } = endpoint
        // Whether anything is revoked is asked on request, and told as not asked otherwise.
        return { what: name, endpoint: rest, isComplete: name === 'staple' || name === 'fetched' }
      }),
    { what: 'alerts', endpoint: { ...endpoint, alerts: [] } },
    { what: 'attempts', endpoint: { ...endpoint, attempts: [] } },
    { what: 'transcripts', endpoint: { ...endpoint, transcripts: [] } },
    { what: 'address', endpoint: { ...endpoint, address: null } },
    { what: 'server name', endpoint: { ...endpoint, serverName: null } },
    { what: 'client authentication', endpoint: { ...endpoint, clientAuth: clientAuthUnknown } },
    { what: 'every certificate', endpoint: { ...endpoint, presented: [] } },
    ...presented.flatMap((der, index) => [
      {
        what: `certificate #${index}`,
        endpoint: { ...endpoint, presented: presented.toSpliced(index, 1) },
        isComplete: true,
      },
      {
        what: `end of certificate #${index}`,
        endpoint: { ...endpoint, presented: presented.with(index, der.subarray(0, der.length - 1)) },
      },
      {
        what: `half of certificate #${index}`,
        endpoint: { ...endpoint, presented: presented.with(index, der.subarray(0, der.length >> 1)) },
      },
      {
        what: `octets of certificate #${index}`,
        endpoint: { ...endpoint, presented: presented.with(index, new Uint8Array()) },
      },
    ]),
    ...(fetched ?? []).flatMap((item, index) => {
      const { octets: _octets, ...rest } = item
      return [
        {
          what: `fetched ${item.purpose} #${index}`,
          endpoint: { ...endpoint, fetched: fetched?.toSpliced(index, 1) ?? [] },
        },
        {
          what: `octets of fetched ${item.purpose} #${index}`,
          endpoint: { ...endpoint, fetched: fetched?.with(index, { ...rest, outcome: 'too-slow' }) ?? [] },
        },
      ]
    }),
    ...Object.keys(accepts ?? {}).map((name) => ({
      what: `answer about ${name}`,
      endpoint: {
        ...endpoint,
        accepts: Object.fromEntries(Object.entries(accepts ?? {}).filter(([key]) => key !== name)),
      },
    })),
  ]
}
