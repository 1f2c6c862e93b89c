package org.confab.bench.media;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import org.confab.protocol.srtp.SrtpKey;
import org.confab.protocol.srtp.SrtpKeying;
import org.confab.protocol.srtp.SrtpSuite;

/**
 * One that is to join a room.
 *
 * @param hears where it listens, together with others
 * @param own the key of what it sends
 * @param theirs the key of what it hears
 */
record Guest(InetSocketAddress hears, SrtpKeying own, SrtpKeying theirs) {
  /** One with keys of its own. */
  static Guest at(InetSocketAddress hears, SecureRandom random) {
    return new Guest(hears, keying(random), keying(random));
  }

  private static SrtpKeying keying(SecureRandom random) {
    return new SrtpKeying(SrtpSuite.AES_CM_128_HMAC_SHA1_80, SrtpKey.generate(random));
  }
}
