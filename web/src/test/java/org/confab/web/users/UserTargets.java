package org.confab.web.users;

import java.util.List;
import org.confab.protocol.fuzz.FuzzTarget;
import org.confab.web.Malformed;

/** Users as an administrator enters them. */
public final class UserTargets {
  private UserTargets() {}

  /** One for each. */
  public static List<FuzzTarget<?>> all() {
    return List.of(
        FuzzTarget.text("new-user", NewUser.class)
            .seeds(
                "{\"uri\":\"sip:alice@x.test\",\"password\":\" p \",\"displayName\":\"Alice\","
                    + "\"mobile\":\"+1\",\"schemes\":\"NTLM,Digest\"}")
            .refusing(Malformed.class)
            .reads(NewUser::parse),
        FuzzTarget.text("user-change", UserChange.class)
            .seeds("{\"enabled\":false}", "{\"password\":\"x\",\"schemes\":\"Kerberos\"}")
            .refusing(Malformed.class)
            .reads(UserChange::parse));
  }
}
