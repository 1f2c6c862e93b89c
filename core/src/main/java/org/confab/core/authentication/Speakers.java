package org.confab.core.authentication;

import java.util.Optional;
import org.confab.core.directory.User;
import org.confab.core.directory.UserDirectory;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.SipUri;

/** In whose name a signed request may be: From names its signer, or one whom he acts for. */
final class Speakers {
  private final UserDirectory directory;
  private final Delegations delegations;

  Speakers(UserDirectory directory, Delegations delegations) {
    this.directory = directory;
    this.delegations = delegations;
  }

  boolean isEnabled(SipUri user) {
    return directory.find(user).filter(User::enabled).isPresent();
  }

  /** Why a request of that signer is refused; empty if it is not. */
  Optional<Verdict> refusal(SipUri signer, RawMessage request) {
    if (!request.cseqMethod().equalsIgnoreCase(request.method())) {
      return Optional.of(
          Verdict.Challenged.refused(400, Diagnostic.PARSE_FAILURE, "CSeq names another method"));
    }
    boolean speaks =
        request
            .from()
            .aor()
            .filter(this::isEnabled)
            .filter(named -> delegations.covers(signer, named, request.method()))
            .isPresent();
    return speaks
        ? Optional.empty()
        : Optional.of(
            Verdict.Challenged.refused(
                403, Diagnostic.CREDENTIALS_NOT_FOR_FROM, "signed by " + signer));
  }
}
