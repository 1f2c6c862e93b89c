package org.confab.mediaserver.dtls;

import java.security.SecureRandom;

/** The handshakes of a process of tests; their threads end by themselves. */
public final class TestHandshakes {
  /** All of them. */
  public static final Handshakes ALL =
      new Handshakes(DtlsIdentity.generate(new SecureRandom()), DtlsLimits.DEFAULT);

  private TestHandshakes() {}
}
