package org.confab.sip.edge;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The open flows, and connections to other servers of the deployment; to be injected. Nothing else
 * opens any: what is sent goes down the flows that are there.
 */
public interface Flows {
  /**
   * Opens a TLS connection, on which this server shows its certificate. Never blocks.
   *
   * @param address IP address and port
   * @param name what the other side's certificate, signed by the CA of this server's own, must be
   *     called
   * @param peer for {@link Flow#peer}
   * @return the flow, once the other side has proved its name; ends with {@link
   *     java.net.ConnectException} if nobody listens there, and with other exceptions of the
   *     network or TLS
   */
  CompletionStage<Flow> open(InetSocketAddress address, String name, String peer);

  /** The open flow of that id. */
  Optional<Flow> find(String id);
}
