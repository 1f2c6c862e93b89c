package org.confab.sip.container.stack;

import java.util.Optional;

/**
 * The Via branch that the stack sees in place of the client's. Two clients may send the same
 * branch, Call-ID, tags and CSeq at the same time, and one client may use a branch twice or none at
 * all; the stack tells transactions apart by the branch alone (RFC 3261 17.2.3). The mark therefore
 * holds the flow, a digest of what makes a transaction (Call-ID, CSeq number, From tag: equal for
 * an INVITE, its CANCEL and the ACK of its refusal) and the client's own branch, which goes back
 * into the response.
 */
public final class BranchMark {
  private static final String COOKIE = "z9hG4bK";
  private static final String PREFIX = COOKIE + "-cf-";
  private static final int FLOW_ID = 16;
  private static final int DIGEST = 16;

  private BranchMark() {}

  /** The branch for the stack. */
  public static String mark(
      String flowId, Optional<String> branch, String callId, long cseq, String fromTag) {
    String own = branch.orElse("");
    String digest = ShortDigest.of(callId + '\n' + cseq + '\n' + fromTag + '\n' + own, DIGEST / 2);
    return PREFIX + flowId + digest + (branch.isPresent() ? "-" + own : "");
  }

  /** Whether the stack's branch was made here. */
  public static boolean isMark(String branch) {
    return branch.startsWith(PREFIX) && branch.length() >= PREFIX.length() + FLOW_ID + DIGEST;
  }

  /** The flow in a mark. */
  public static String flowOf(String mark) {
    return mark.substring(PREFIX.length(), PREFIX.length() + FLOW_ID);
  }

  /** The client's own branch in a mark; empty if the client gave none. */
  public static Optional<String> ownOf(String mark) {
    int end = PREFIX.length() + FLOW_ID + DIGEST;
    return mark.length() > end ? Optional.of(mark.substring(end + 1)) : Optional.empty();
  }
}
