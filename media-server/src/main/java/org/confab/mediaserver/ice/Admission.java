package org.confab.mediaserver.ice;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.confab.mediaserver.figures.Counter;
import org.confab.protocol.stun.Fingerprint;
import org.confab.protocol.stun.StunPacket;

/** Lets in the requests of who knows our password ([MS-ICE2] 3.1.4.8.2, RFC 8489 9.1.3). */
final class Admission {
  private final IceMessages messages;
  private final IceSurroundings around;

  Admission(IceMessages messages, IceSurroundings around) {
    this.messages = messages;
    this.around = around;
  }

  /** The dialect of a request that is let in; others are counted, and told nothing they can use. */
  Optional<IceDialect> admit(int component, InetSocketAddress from, StunPacket request) {
    boolean named = messages.isForUs(request.message()) && hasFingerprint(request);
    Optional<IceDialect> proven = named ? messages.proven(request) : Optional.empty();
    if (proven.isEmpty()) {
      around.figures().count(Counter.ICE_REFUSED);
    }
    if (named && !request.hasIntegrity()) {
      around.transport().send(component, from, messages.unsignedError(request.message()));
    }
    return proven;
  }

  private static boolean hasFingerprint(StunPacket packet) {
    return packet.has(Fingerprint.STANDARD) || packet.has(Fingerprint.MS_ICE2);
  }
}
