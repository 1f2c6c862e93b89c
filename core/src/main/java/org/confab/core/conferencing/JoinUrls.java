package org.confab.core.conferencing;

import org.confab.protocol.conference.ConferenceUri;

/** Where the web page of a conference is. */
@FunctionalInterface
public interface JoinUrls {
  /** The page's address, {@code https://SERVER/meet/ORGANIZER/ID}. */
  String of(ConferenceUri focus);
}
