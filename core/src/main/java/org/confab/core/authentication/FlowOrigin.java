package org.confab.core.authentication;

/**
 * Where a message comes from.
 *
 * @param flowId the connection, or for UDP the remote address; associations hold for their flow
 * @param transport {@code udp}, {@code tcp} or {@code tls}
 * @param address the remote IP address in numbers, without port
 */
public record FlowOrigin(String flowId, String transport, String address) {
  /** Whether a message may come twice because the client saw no answer. */
  boolean isDatagram() {
    return transport.equals("udp");
  }
}
