package org.confab.core.kerberos;

import java.time.Instant;
import org.confab.core.authentication.MessageSigner;
import org.confab.protocol.kerberos.KerberosName;

/** What a client's token has led to. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public sealed interface GssStep {
  /** The client has to say more after this token. */
  record More(byte[] token) implements GssStep {}

  /**
   * The context stands.
   *
   * @param client who has proved himself
   * @param signer the context's keys
   * @param ends when his ticket ends
   * @param token what the client needs to be sure of this server, empty if he did not ask
   */
  record Established(KerberosName client, MessageSigner signer, Instant ends, byte[] token)
      implements GssStep {}
}
