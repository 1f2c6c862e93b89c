package gov.nist.javax.sip.stack;

import javax.sip.Dialog;
import javax.sip.Transaction;

/**
 * What a dialog keeps of requests that are over. Stands in the stack's own package because the
 * fields are visible only there.
 */
public final class SpentRequests {
  private SpentRequests() {}

  /**
   * The dialog of a subscription lets go of a request that was answered for good: with message,
   * headers and answer it is three quarters of what the dialog holds, for as long as somebody
   * watches. Only INVITE is looked at again after its end; all that later requests need the dialog
   * has noted by itself (RFC 3261 12.1.1).
   */
  @SuppressWarnings("NullAway") // fields of the stack, which holds nothing there at times
  public static void forget(Transaction ended) {
    Dialog dialog = ended.getDialog();
    if (dialog instanceof SIPDialog known && known.getMethod().equals("SUBSCRIBE")) {
      if (known.firstTransaction == ended) {
        known.firstTransaction = null;
      }
      if (known.lastTransaction == ended) {
        known.lastTransaction = null;
      }
    }
  }
}
