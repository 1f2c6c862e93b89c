package org.confab.protocol.conference;

import java.util.Optional;
import org.confab.protocol.sip.Gruu;
import org.confab.protocol.sip.SipUri;

/**
 * Where a conference is reached: {@code sip:ORGANIZER;gruu;opaque=app:conf:TYPE:id:ID}. TYPE is
 * {@code focus} for its Focus and the name of an MCU type for each of its MCUs ([MS-CONFBAS]
 * 2.2.1); clients make one from the other by replacing TYPE, so this scheme is kept strictly.
 *
 * @param organizer whose conference it is, as spelled, without parameters
 * @param type {@code focus} or the wire name of an MCU type
 * @param id which of the organizer's conferences
 */
public record ConferenceUri(SipUri organizer, String type, ConferenceId id) {
  /** The TYPE of a Focus. */
  public static final String FOCUS = "focus";

  private static final String FACTORY = "conf:focusfactory";
  private static final String CONFERENCE = "conf:";
  private static final String ID = ":id:";

  /** The Focus of a conference. */
  public static ConferenceUri focus(SipUri organizer, ConferenceId id) {
    return new ConferenceUri(bare(organizer), FOCUS, id);
  }

  private static SipUri bare(SipUri uri) {
    return SipUri.of(uri.user(), uri.host());
  }

  /** Reads the URI of a Focus or MCU; empty if it is none or its id is not one. */
  public static Optional<ConferenceUri> parse(SipUri uri) {
    String application = Gruu.application(uri);
    int at = application.indexOf(ID);
    if (!application.startsWith(CONFERENCE) || at < CONFERENCE.length() || uri.user().isEmpty()) {
      return Optional.empty();
    }
    String type = application.substring(CONFERENCE.length(), at);
    try {
      ConferenceId id = ConferenceId.of(application.substring(at + ID.length()));
      return type.isEmpty()
          ? Optional.empty()
          : Optional.of(new ConferenceUri(bare(uri), type, id));
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  /** As {@link #parse(SipUri)}, from text; empty also if the text is no SIP URI. */
  public static Optional<ConferenceUri> parse(String text) {
    try {
      return parse(SipUri.parse(text));
    } catch (IllegalArgumentException notASipUri) {
      return Optional.empty();
    }
  }

  /** The URI of an organizer's Focus Factory ([MS-CONFPRO] 2.1). */
  public static SipUri factory(SipUri organizer) {
    return Gruu.ofApplication(bare(organizer), FACTORY);
  }

  /** Whether the URI is that of a Focus Factory. */
  public static boolean isFactory(SipUri uri) {
    return Gruu.application(uri).equals(FACTORY) && !uri.user().isEmpty();
  }

  /** Whether this is the URI of a Focus. */
  public boolean isFocus() {
    return type.equals(FOCUS);
  }

  /** The Focus of the same conference. */
  public ConferenceUri focus() {
    return new ConferenceUri(organizer, FOCUS, id);
  }

  /** An MCU of the same conference. */
  public ConferenceUri mcu(McuType mcu) {
    return new ConferenceUri(organizer, mcu.wireName(), id);
  }

  /** The URI itself. */
  public SipUri asUri() {
    return Gruu.ofApplication(organizer, CONFERENCE + type + ID + id.asString());
  }

  /** The URI as text, without angle brackets. */
  public String asString() {
    return asUri().asString();
  }
}
