package gov.nist.javax.sip.stack;

/** Dialogs that still hold a request that made them or came in them last. */
public final class KeptRequests {
  private KeptRequests() {}

  /** How many of the stack's dialogs do. */
  public static long in(SIPTransactionStack stack) {
    return stack.dialogTable.values().stream()
        .filter(dialog -> dialog.firstTransaction != null || dialog.lastTransaction != null)
        .count();
  }
}
