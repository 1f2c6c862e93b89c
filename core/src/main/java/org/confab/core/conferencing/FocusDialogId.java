package org.confab.core.conferencing;

import org.confab.protocol.sip.SipUri;

/**
 * Names one session of a participant for as long as it lives: an INVITE dialog with the Focus, or
 * the call of a phone to the A/V MCU, which has no other dialog.
 */
public record FocusDialogId(String value) {
  private static final String CALL = "call:";

  /**
   * The call of a phone. All participants read its Call-ID in the roster and could call with it
   * too, so the caller's address belongs to the name.
   */
  public static FocusDialogId ofCall(SipUri caller, String callId) {
    return new FocusDialogId(CALL + caller.aor().asString() + " " + callId);
  }
}
