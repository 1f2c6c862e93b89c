package org.confab.core.conferencing;

/**
 * Names one session of a participant for as long as it lives: an INVITE dialog with the Focus, or
 * the call of a phone to the A/V MCU, which has no other dialog.
 */
public record FocusDialogId(String value) {
  private static final String CALL = "call:";

  /** The call of a phone. */
  public static FocusDialogId ofCall(String callId) {
    return new FocusDialogId(CALL + callId);
  }

  /** Whether this is the call with that Call-ID. */
  boolean isCall(String callId) {
    return value.equals(CALL + callId);
  }
}
