package org.confab.core.groupexpansion;

import java.util.Optional;
import org.confab.core.directory.Outsider;
import org.confab.core.directory.User;
import org.confab.protocol.sip.SipUri;

/**
 * One member of an answer.
 *
 * @param sipUri address for presence and calls; absent for a group and for a person without sign-in
 * @param mail mail address; absent if the directory has none
 * @param nickname mail nickname, the name that the directory keeps unique
 * @param displayName name to show
 * @param isGroup whether this is a further list
 */
public record Member(
    Optional<SipUri> sipUri,
    Optional<String> mail,
    String nickname,
    String displayName,
    boolean isGroup) {

  static Member of(User user) {
    return new Member(
        Optional.of(user.aor()).filter(aor -> user.enabled()),
        Optional.of(user.email()).filter(mail -> !mail.isEmpty()),
        user.aor().user(),
        user.displayName(),
        false);
  }

  /** Of another organisation, or without an address: as far as the directory knows him. */
  static Member of(Outsider outsider) {
    String mail = outsider.card().email();
    int at = mail.indexOf('@');
    String nickname =
        at > 0 ? mail.substring(0, at) : outsider.address().map(SipUri::user).orElse("");
    return new Member(
        outsider.address(),
        Optional.of(mail).filter(text -> !text.isEmpty()),
        nickname,
        outsider.card().displayName(),
        false);
  }

  static Member of(DistributionList list) {
    return new Member(
        Optional.empty(),
        Optional.of(list.address().asString()),
        list.address().nickname(),
        list.displayName(),
        true);
  }
}
