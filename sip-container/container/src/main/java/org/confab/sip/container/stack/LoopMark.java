package org.confab.sip.container.stack;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.header.ViaList;
import gov.nist.javax.sip.message.SIPRequest;
import java.text.ParseException;

/**
 * Loop detection of a forking proxy (RFC 5393 4.2): the server's Via of a relayed request carries a
 * digest of what decided where it went. A request that comes back and would be decided alike is a
 * loop; one that comes back for somebody else, a spiral, is none.
 */
public final class LoopMark {
  /** The Via parameter; the RFC puts the digest into the branch, which the core makes. */
  private static final String PARAMETER = "cf-loop";

  private static final int BYTES = 8;

  private LoopMark() {}

  /** Marks the topmost Via of a request that goes out, for the one that came in. */
  public static void put(SIPRequest leaving, SIPRequest received) {
    try {
      leaving.getTopmostVia().setParameter(PARAMETER, of(received));
    } catch (ParseException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Whether a request that comes in has been here before and would go the same way again. */
  static boolean isLoop(SIPRequest request) {
    ViaList vias = request.getViaHeaders();
    if (vias == null || vias.size() < 2) {
      return false;
    }
    String own = of(request);
    for (Via via : vias) {
      if (own.equals(via.getParameter(PARAMETER))) {
        return true;
      }
    }
    return false;
  }

  private static String of(SIPRequest request) {
    String decides =
        String.join(
            "\n",
            request.getMethod(),
            request.getRequestURI().toString(),
            request.getCallId().getCallId(),
            Long.toString(request.getCSeq().getSeqNumber()),
            String.valueOf(request.getFromTag()),
            String.valueOf(request.getToTag()));
    return ShortDigest.of(decides, BYTES);
  }
}
