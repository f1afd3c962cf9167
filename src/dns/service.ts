/** Services under which a SIP domain announces its servers. */

export interface SrvService {
  /** Service and protocol labels of the SRV record, RFC 2782. */
  service: string
  /** The port that Skype for Business documents for it. */
  port: number
}

/** By kind of target: federation between Edge servers, sign-in of external clients, sign-in of internal clients. */
export const srvServices: Readonly<Record<'FED' | 'SIP' | 'SIPINT', SrvService>> = {
  FED: { service: '_sipfederationtls._tcp', port: 5061 },
  SIP: { service: '_sip._tls', port: 443 },
  SIPINT: { service: '_sipinternaltls._tcp', port: 5061 },
}
