package gov.nist.javax.sip.stack;

/**
 * How much the stack remembers. Stands in the stack's own package because its tables are visible
 * only there.
 */
public final class StackSizes {
  private StackSizes() {}

  /** Server and client transactions. */
  public static int transactions(SIPTransactionStack stack) {
    return stack.serverTransactionTable.size() + stack.clientTransactionTable.size();
  }

  /** Dialogs, early ones among them; one may be found under two names. */
  public static int dialogs(SIPTransactionStack stack) {
    return stack.dialogTable.size()
        + stack.earlyDialogTable.size()
        + stack.serverDialogMergeTestTable.size();
  }
}
