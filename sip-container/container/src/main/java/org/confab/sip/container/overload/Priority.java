package org.confab.sip.container.overload;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.confab.sip.container.transport.HeaderSection;

/** What is kept going longest when the server is behind, in this order. */
public enum Priority {
  /** Responses, and requests of dialogs and transactions that are there. Never refused. */
  ESTABLISHED,
  /** A device that stays signed in, or is halfway through signing in. */
  CONTINUED,
  /** Work that has not begun. */
  NEW;

  /** They end something, or belong to a dialog by their nature. */
  private static final Set<String> OF_DIALOGS =
      Set.of("ACK", "BYE", "CANCEL", "PRACK", "UPDATE", "BENOTIFY");

  private static final Pattern TAG = Pattern.compile(";\\s*tag\\s*=", Pattern.CASE_INSENSITIVE);

  /**
   * The priority of a whole message, as far as its bytes tell.
   *
   * @param signedIn whether somebody has signed in on its flow
   */
  public static Priority of(byte[] message, boolean signedIn) {
    HeaderSection head = HeaderSection.of(message, 0, message.length);
    String start = head.startLine();
    int space = start.indexOf(' ');
    String method = space < 0 ? start : start.substring(0, space);
    if (start.startsWith("SIP/2.0 ") || OF_DIALOGS.contains(method)) {
      return ESTABLISHED;
    }
    if (method.equals("REGISTER")) {
      return signedIn || proves(head) ? CONTINUED : NEW;
    }
    return isTagged(head.values("to", "t")) ? ESTABLISHED : NEW;
  }

  private static boolean proves(HeaderSection head) {
    return head.value("authorization", "authorization").isPresent()
        || head.value("proxy-authorization", "proxy-authorization").isPresent();
  }

  /** A parameter behind the address, not one of the address itself. */
  private static boolean isTagged(List<String> to) {
    return to.stream()
        .map(value -> value.substring(value.lastIndexOf('>') + 1))
        .anyMatch(TAG.asPredicate());
  }
}
