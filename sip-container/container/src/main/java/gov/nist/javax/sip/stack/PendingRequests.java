package gov.nist.javax.sip.stack;

import gov.nist.javax.sip.message.SIPRequest;
import java.util.List;

/**
 * The requests that wait for a response on a message channel. Stands in the stack's own package
 * because the table of client transactions is visible only there.
 */
public final class PendingRequests {
  private PendingRequests() {}

  /** Requests of client transactions without a final response whose channel has this key. */
  public static List<SIPRequest> on(SIPTransactionStack stack, String channelKey) {
    return stack.clientTransactionTable.values().stream()
        .filter(pending -> channelKey.equals(pending.getMessageChannel().getKey()))
        .filter(pending -> pending.getInternalState() < TransactionStates.COMPLETED)
        .map(SIPTransaction::getOriginalRequest)
        .toList();
  }

  /** Numbers of the states of a transaction as the stack keeps them. */
  private static final class TransactionStates {
    /** First of the states in which a final response has come. */
    static final int COMPLETED = javax.sip.TransactionState._COMPLETED;
  }
}
