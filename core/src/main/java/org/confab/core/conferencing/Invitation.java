package org.confab.core.conferencing;

import org.confab.core.Body;
import org.confab.protocol.sip.SipUri;

/**
 * What the Focus says when it invites somebody ([MS-CONFBAS] 2.2.3.15).
 *
 * @param focus who invites, in the spelling of the organizer
 * @param callee address of record
 * @param body the conference
 * @param conversation value of the Ms-Conversation-ID header, empty for none
 */
public record Invitation(SipUri focus, SipUri callee, Body body, String conversation) {}
