package org.confab.protocol.sipae;

/** Signs in with NTLM: three REGISTERs. */
public final class NtlmClient extends AssociationClient {
  /** A client that signs in as that user; the domain may be empty. */
  public NtlmClient(String domain, String user, String password) {
    super(() -> new NtlmMechanism(domain, user, password));
  }

  @Override
  public NtlmClient use(HeaderFamily wanted) {
    super.use(wanted);
    return this;
  }
}
