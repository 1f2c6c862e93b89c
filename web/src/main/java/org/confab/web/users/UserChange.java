package org.confab.web.users;

import java.util.Optional;
import java.util.Set;
import org.confab.core.accounts.AccountAdministration;
import org.confab.core.authentication.SignInScheme;
import org.confab.protocol.sip.SipUri;
import org.confab.web.JsonBody;
import org.confab.web.Malformed;

/**
 * The body of a request that changes an account: one thing at a time.
 *
 * @param enabled whether the user may sign in, if that is to change
 * @param password the new password; empty if it stays
 * @param schemes how the user may sign in with the new password; empty for as before
 */
record UserChange(Optional<Boolean> enabled, String password, Set<SignInScheme> schemes) {
  /**
   * Reads the JSON of a request.
   *
   * @throws Malformed with a sentence that says what is wrong
   */
  static UserChange parse(String body) {
    JsonBody json = JsonBody.parse(body).only("enabled", "password", "schemes");
    Optional<Boolean> enabled = json.flag("enabled");
    if (enabled.isPresent() == json.has("password")) {
      throw new Malformed("The body must have \"enabled\" or \"password\".");
    }
    String schemes = json.text("schemes");
    return new UserChange(
        enabled,
        json.text("password"),
        schemes.isBlank() ? Set.of() : Malformed.unless(SignInScheme::parse, schemes));
  }

  /** What an auditor reads of it: no password. */
  String told() {
    return enabled.map(yes -> "enabled=" + yes).orElse("a new password");
  }

  AccountAdministration.Done apply(AccountAdministration administration, SipUri aor) {
    if (enabled.isEmpty()) {
      return administration.password(aor, password, schemes);
    }
    return enabled.get() ? administration.enable(aor) : administration.disable(aor);
  }
}
