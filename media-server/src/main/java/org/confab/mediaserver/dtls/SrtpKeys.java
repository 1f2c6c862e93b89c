package org.confab.mediaserver.dtls;

import org.confab.protocol.srtp.SrtpKeying;

/**
 * What a handshake has given.
 *
 * @param theirs protects what comes
 * @param ours protects what goes
 */
public record SrtpKeys(SrtpKeying theirs, SrtpKeying ours) {}
