package org.confab.core.authentication;

/** Port: told when a client's connection is gone, so that all that hangs on it can end. */
public interface FlowListener {
  /**
   * The flow is closed and its id will not come again.
   *
   * @param flowId the flow's id, the value of {@code ms-received-cid}
   */
  void flowClosed(String flowId);
}
