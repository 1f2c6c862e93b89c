package org.confab.mediaserver.dtls;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.tls.SRTPProtectionProfile;
import org.confab.protocol.srtp.SrtpKey;
import org.confab.protocol.srtp.SrtpKeying;
import org.confab.protocol.srtp.SrtpSuite;

/** The profiles of {@code use_srtp} that are spoken (RFC 5764 4.1.2), the best first. */
enum SrtpProfile {
  AEAD_AES_128_GCM(SRTPProtectionProfile.SRTP_AEAD_AES_128_GCM, SrtpSuite.AEAD_AES_128_GCM),
  AES128_CM_SHA1_80(
      SRTPProtectionProfile.SRTP_AES128_CM_HMAC_SHA1_80, SrtpSuite.AES_CM_128_HMAC_SHA1_80);

  private final int id;
  private final SrtpSuite suite;

  SrtpProfile(int id, SrtpSuite suite) {
    this.id = id;
    this.suite = suite;
  }

  int id() {
    return id;
  }

  /** The numbers of all. */
  static int[] ids() {
    return Arrays.stream(values()).mapToInt(profile -> profile.id).toArray();
  }

  /** The best that is among these. */
  static Optional<SrtpProfile> best(int[] offered) {
    return Arrays.stream(values())
        .filter(profile -> Arrays.stream(offered).anyMatch(id -> id == profile.id))
        .findFirst();
  }

  /** Bytes that the handshake has to give. */
  int keyingBytes() {
    return 2 * suite.keyBytes();
  }

  /**
   * The keys of both directions (RFC 5764 4.2): key of the client, of the server, salt of the
   * client, of the server.
   */
  SrtpKeys keys(byte[] material, boolean client) {
    SrtpKeying clients = keying(material, 0);
    SrtpKeying servers = keying(material, 1);
    return client ? new SrtpKeys(servers, clients) : new SrtpKeys(clients, servers);
  }

  private SrtpKeying keying(byte[] material, int side) {
    int salt = suite.keyBytes() - SrtpKey.KEY_BYTES;
    byte[] both = new byte[suite.keyBytes()];
    System.arraycopy(material, side * SrtpKey.KEY_BYTES, both, 0, SrtpKey.KEY_BYTES);
    System.arraycopy(material, 2 * SrtpKey.KEY_BYTES + side * salt, both, SrtpKey.KEY_BYTES, salt);
    return new SrtpKeying(suite, SrtpKey.of(both));
  }
}
