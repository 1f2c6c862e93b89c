package org.confab.protocol.sipae;

import java.util.Optional;
import org.confab.protocol.ntlm.NtlmResponder;
import org.confab.protocol.ntlm.NtlmSession;

/** The client's half of NTLM in SIP: the server's token comes first ([MS-SIPAE] 3.2.5.1). */
public final class NtlmMechanism implements ClientMechanism {
  private final String domain;
  private final String user;
  private final String password;
  private Optional<NtlmSession> session = Optional.empty();

  /** Proves that user's password; the domain may be empty. */
  public NtlmMechanism(String domain, String user, String password) {
    this.domain = domain;
    this.user = user;
    this.password = password;
  }

  @Override
  public String scheme() {
    return "NTLM";
  }

  @Override
  public byte[] begin() {
    return new byte[0];
  }

  @Override
  public byte[] next(byte[] token) {
    NtlmResponder.Answer answer = NtlmResponder.answer(token, domain, user, password);
    session = Optional.of(answer.session());
    return answer.token();
  }

  @Override
  public boolean isDone() {
    return session.isPresent();
  }

  @Override
  public byte[] sign(byte[] input) {
    return session.orElseThrow().signAsClient(input);
  }

  @Override
  public boolean verify(byte[] input, byte[] signature) {
    return session.orElseThrow().verifyFromServer(input, signature);
  }
}
