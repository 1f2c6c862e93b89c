package org.confab.mediaserver.immcu;

/**
 * One text as its author sent it.
 *
 * @param contentType the Content-Type with its parameters, which are opaque to the MCU
 * @param body its bytes; nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ImMessage(String contentType, byte[] body) {}
