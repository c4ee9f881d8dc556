package io.ringfence.sim.exchange;

/**
 * Who proves himself where, as security events tell it. Addresses as {@code IPV4/UDP/192.0.2.1/5060}.
 *
 * @param service {@code PJSIP} or {@code AMI}
 * @param session the SIP Call-ID, or a pointer for AMI
 */
public record Login(String service, String account, String session, String local, String remote) {}
