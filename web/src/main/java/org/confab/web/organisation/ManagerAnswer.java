package org.confab.web.organisation;

import java.util.Optional;
import org.confab.protocol.sip.SipUri;
import org.confab.web.answer.Member;

/** Whom a user reports to, if to anybody. */
record ManagerAnswer(
    @Member(example = "sip:bob@litwareinc.com") String uri,
    @Member(example = "sip:alice@litwareinc.com") Optional<String> manager) {

  static ManagerAnswer of(SipUri user, Optional<SipUri> manager) {
    return new ManagerAnswer(user.asString(), manager.map(SipUri::asString));
  }
}
