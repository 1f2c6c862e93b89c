package org.confab.core.trace;

import java.util.Optional;
import org.confab.protocol.conference.ConferenceId;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.SipUri;

/** Whom or what a trace follows. */
public sealed interface TraceTarget {
  /** As people and programs write it; the same text gives the same target. */
  String asString();

  /** {@code user} or {@code conference}. */
  String kind();

  /**
   * A person with all devices.
   *
   * @param aor whose messages are wanted
   */
  record User(SipUri aor) implements TraceTarget {
    /** Normalises the address. */
    public User {
      aor = aor.aor();
    }

    @Override
    public String asString() {
      return aor.address();
    }

    @Override
    public String kind() {
      return "user";
    }
  }

  /**
   * A conference with its Focus and all of its MCUs.
   *
   * @param focus its Focus
   */
  record Conference(ConferenceUri focus) implements TraceTarget {
    /** Takes the address of one of its MCUs too. */
    public Conference {
      focus = ConferenceUri.focus(focus.organizer().aor(), focus.id());
    }

    @Override
    public String asString() {
      return focus.asString();
    }

    @Override
    public String kind() {
      return "conference";
    }
  }

  /** What is called so: a conference if it can be one, else a user. */
  static Optional<TraceTarget> find(String text) {
    boolean conference = text.contains("~") || text.contains("opaque=");
    try {
      return Optional.of(conference ? conference(text) : user(text));
    } catch (IllegalArgumentException neither) {
      return Optional.empty();
    }
  }

  /**
   * A user's address, with or without {@code sip:}.
   *
   * @throws IllegalArgumentException if it is none
   */
  static User user(String text) {
    SipUri uri =
        SipUri.parse(
            text.regionMatches(true, 0, "sip", 0, 3) && text.indexOf(':') > 0
                ? text
                : "sip:" + text);
    if (uri.user().isEmpty() || uri.user().indexOf(':') >= 0) {
      throw new IllegalArgumentException("no user's address: " + text);
    }
    return new User(uri);
  }

  /**
   * The address of a Focus or MCU, or {@code ID~ORGANIZER} as the console names conferences.
   *
   * @throws IllegalArgumentException if it is none
   */
  static TraceTarget conference(String text) {
    int at = text.indexOf('~');
    if (at > 0 && !text.contains(":")) {
      return new Conference(
          ConferenceUri.focus(
              user(text.substring(at + 1)).aor(), ConferenceId.of(text.substring(0, at))));
    }
    return ConferenceUri.parse(text)
        .map(Conference::new)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no conference's address, such as"
                        + " sip:ORGANIZER;gruu;opaque=app:conf:focus:id:ID or ID~ORGANIZER: "
                        + text));
  }
}
