package org.confab.mediaserver.negotiation;

import java.util.Optional;

/**
 * What both sides have agreed on.
 *
 * @param sound its sound
 * @param picture its picture; empty for a call of sound alone
 */
public record AgreedMedia(Agreed<AudioFormat> sound, Optional<Agreed<PictureFormats>> picture) {}
