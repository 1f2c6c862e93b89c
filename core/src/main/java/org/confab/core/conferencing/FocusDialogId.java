package org.confab.core.conferencing;

/** Names one INVITE dialog with the Focus for as long as it lives; minted by the SIP adapter. */
public record FocusDialogId(String value) {}
