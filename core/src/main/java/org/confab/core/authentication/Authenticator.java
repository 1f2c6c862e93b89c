package org.confab.core.authentication;

import java.security.SecureRandom;
import java.time.Clock;
import org.confab.core.directory.UserDirectory;

/**
 * The one place that knows who sent a message ([MS-SIPAE] 3.3): runs NTLM handshakes, verifies the
 * signatures of what comes in and signs what goes out.
 */
public final class Authenticator implements FlowListener {
  /** Takes its collaborators; {@code random} makes challenges and salts. */
  public Authenticator(
      AuthenticationSettings settings,
      UserDirectory directory,
      CredentialStore credentials,
      Clock clock,
      SecureRandom random) {}

  /** A whole inbound message; calls for one flow come one after the other. */
  public Admission inbound(String flowId, byte[] message) {
    throw new UnsupportedOperationException();
  }

  /** A whole outbound message; returns the bytes to send. Calls come on any thread. */
  public byte[] outbound(String flowId, byte[] message) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void flowClosed(String flowId) {}
}
