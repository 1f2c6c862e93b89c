package org.confab.core.authentication;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.SipUri;

/** What a client's token has led to. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public sealed interface TokenStep {
  /** For {@link Proven#lastToken} where the client needs none. */
  byte[] NO_TOKEN = {};

  /**
   * The handshake goes on.
   *
   * @param token the server's answer; may be empty
   */
  record Continues(byte[] token) implements TokenStep {}

  /**
   * The handshake is over: the client has proved to be this user.
   *
   * @param user address of record; whether there is such a user, and enabled, is not looked at yet
   * @param signer the keys that both sides have now
   * @param ends when what the proof rests on ends, such as a ticket; {@link Instant#MAX} if it does
   *     not end
   * @param lastToken what the client needs to have the keys too, empty if nothing
   * @param basis what the proof rests on and may be taken back, such as a certificate
   */
  record Proven(SipUri user, MessageSigner signer, Instant ends, byte[] lastToken, Basis basis)
      implements TokenStep {
    /** A proof that rests on nothing that could be taken back by itself. */
    public Proven(SipUri user, MessageSigner signer, Instant ends, byte[] lastToken) {
      this(user, signer, ends, lastToken, Basis.NONE);
    }
  }

  /**
   * What a proof rests on.
   *
   * @param name what is taken back with it, such as the device that has the certificate; empty if
   *     everything of the user is
   * @param holds asked once what was proved is known: it may have been taken back meanwhile
   */
  record Basis(String name, BooleanSupplier holds) {
    /** Nothing that could be taken back by itself. */
    public static final Basis NONE = new Basis("", () -> true);
  }

  /**
   * The client has proved nothing and may start again.
   *
   * @param diagnostic what it is told
   * @param detail for the log; holds nothing secret
   */
  record Failed(Diagnostic diagnostic, String detail) implements TokenStep {
    /** The usual failure. */
    public static Failed because(String detail) {
      return new Failed(Diagnostic.HANDSHAKE_FAILED, detail);
    }
  }

  /**
   * Nobody has looked at the proof: there were too many wrong ones.
   *
   * @param time how long it stays so
   */
  record Blocked(Duration time) implements TokenStep {}
}
