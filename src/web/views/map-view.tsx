/** The records of a SIP domain and where they lead. */

export function MapView({ domain }: { domain: string | undefined }) {
  return <p>{domain}</p>
}
