package org.confab.ejb.check.client;

import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sipae.AssociationClient;
import org.confab.protocol.sipae.ClientMechanism;

/** A security association ([MS-SIPAE]): a handshake, then every message is signed, both ways. */
public final class AssociationProof implements Proof {
  private final String scheme;
  private final AssociationClient client;

  /** With a mechanism for one handshake. */
  public AssociationProof(ClientMechanism mechanism) {
    this.scheme = mechanism.scheme();
    this.client = new AssociationClient(() -> mechanism);
  }

  @Override
  public String scheme() {
    return scheme;
  }

  @Override
  public byte[] proven(byte[] message) {
    return client.authorize(message);
  }

  @Override
  public Seen seen(byte[] bytes) {
    return switch (client.received(bytes)) {
      case CHALLENGED -> Seen.CHALLENGED;
      case WRONG -> Seen.WRONG;
      case VERIFIED -> Seen.FINE;
      case UNSIGNED -> RawMessage.parse(bytes).status() == 401 ? Seen.NOT_OFFERED : Seen.FINE;
    };
  }
}
