package gov.nist.javax.sip.stack;

import javax.sip.ObjectInUseException;

/** The CANCELs that a stack has answered; its table is visible only in its own package. */
public final class CancelTransactions {
  private CancelTransactions() {}

  /** Ends all of them. */
  public static void end(SIPTransactionStack stack) {
    for (SIPServerTransaction one : stack.serverTransactionTable.values()) {
      if (one.getMethod().equals("CANCEL")) {
        try {
          one.terminate();
          stack.removeTransaction((SIPTransaction) one);
        } catch (ObjectInUseException open) {
          throw new IllegalStateException(open);
        }
      }
    }
  }
}
