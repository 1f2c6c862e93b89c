package org.confab.core.authentication;

import java.util.Set;
import org.confab.protocol.sip.SipUri;

/** Port: who may send messages in another's name ([MS-PRES] delegates). */
@FunctionalInterface
public interface Delegations {
  /** What a delegate may send in the name of the one he acts for: calls and messages. */
  Set<String> COVERED =
      Set.of(
          "INVITE", "ACK", "CANCEL", "BYE", "PRACK", "UPDATE", "INFO", "MESSAGE", "REFER",
          "OPTIONS");

  /** Nobody may. */
  Delegations NONE = (delegate, principal) -> false;

  /** Whether the one may act for the other; asked only where From is not who signed. May block. */
  boolean mayActFor(SipUri delegate, SipUri principal);

  /** Whether somebody may send such a request in that name: his own, or one that he acts for. */
  default boolean covers(SipUri sender, SipUri named, String method) {
    return named.equals(sender) || (COVERED.contains(method) && mayActFor(sender, named));
  }
}
