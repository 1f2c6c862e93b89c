package org.confab.ws.groupexpansion;

import org.confab.core.groupexpansion.Expansion;
import org.confab.core.groupexpansion.Member;
import org.confab.protocol.sip.SipUri;
import org.confab.ws.groupexpansion.wire.DLExpansion;
import org.confab.ws.groupexpansion.wire.DLMember;

/** How an expansion looks on the wire. */
final class Answer {
  private Answer() {}

  static DLExpansion of(Expansion expansion) {
    DLExpansion answer = new DLExpansion();
    answer.setStatus(expansion.status().wire());
    expansion.members().stream().map(Answer::of).forEach(answer.getMember()::add);
    return answer;
  }

  private static DLMember of(Member member) {
    DLMember wire = new DLMember();
    member.sipUri().map(SipUri::asString).ifPresent(wire::setSipUri);
    member.mail().ifPresent(wire::setMail);
    wire.setMailNickname(member.nickname());
    wire.setDisplayName(member.displayName());
    wire.setIsGroup(member.isGroup());
    return wire;
  }
}
