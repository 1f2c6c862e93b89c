package org.confab.mediaserver.negotiation;

import org.confab.protocol.sdp.IceCredentials;

/**
 * The ICE of a call, once both have described themselves.
 *
 * @param local credentials of this side
 * @param remote what the other side says
 * @param controlling whether this side chooses: it made the first offer, or the other side is a
 *     lite one
 * @param restarted whether credentials are new, so that a new agent must find pairs again
 */
public record AgreedIce(
    IceCredentials local, RemoteIce remote, boolean controlling, boolean restarted) {}
