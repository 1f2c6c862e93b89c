package org.confab.protocol.sipae;

import java.util.Optional;
import org.confab.protocol.ntlm.NtlmResponder;
import org.confab.protocol.ntlm.NtlmSession;

/** Signs in with NTLM: three REGISTERs. */
public final class NtlmClient extends AssociationClient {
  /** A client that signs in as that user; the domain may be empty. */
  public NtlmClient(String domain, String user, String password) {
    super(() -> new Ntlm(domain, user, password));
  }

  @Override
  public NtlmClient use(HeaderFamily wanted) {
    super.use(wanted);
    return this;
  }

  private static final class Ntlm implements ClientMechanism {
    private final String domain;
    private final String user;
    private final String password;
    private Optional<NtlmSession> session = Optional.empty();

    Ntlm(String domain, String user, String password) {
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
}
