package org.confab.core.trace;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.confab.protocol.conference.ConferenceUri;
import org.confab.protocol.sip.RawMessage;
import org.confab.protocol.sip.RawMessageAddress;
import org.confab.protocol.sip.SipUri;

/**
 * What a message shows at a glance: enough to see whose it is. Made once for all traces, and only
 * while something is traced.
 */
final class Glance {
  private static final List<String> ADDRESSES =
      List.of("p-asserted-identity", "p-preferred-identity", "refer-to", "referred-by", "contact");

  /** What the address of a conference goes on with, which begins with its organizer's. */
  private static final String CONFERENCE = ";gruu;opaque=app:conf:";

  private final byte[] bytes;
  private final Optional<String> account;
  private final Optional<RawMessage> sip;
  private final List<SipUri> uris;

  private Glance(byte[] bytes, Optional<String> account, Optional<RawMessage> sip) {
    this.bytes = bytes;
    this.account = account.map(name -> name.toLowerCase(Locale.ROOT));
    this.sip = sip;
    this.uris = sip.map(Glance::uris).orElse(List.of());
  }

  /**
   * A message of SIP.
   *
   * @param account who has signed in where it came from or goes to
   */
  static Glance ofSip(byte[] bytes, Optional<String> account) {
    return new Glance(bytes, account, readable(bytes));
  }

  /** A document, whoever sends it. */
  static Glance ofDocument(byte[] bytes, Optional<String> account) {
    return new Glance(bytes, account, Optional.empty());
  }

  private static Optional<RawMessage> readable(byte[] bytes) {
    try {
      return Optional.of(RawMessage.parse(bytes));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static List<SipUri> uris(RawMessage message) {
    List<SipUri> found = new ArrayList<>(8);
    add(found, message.requestUri());
    add(found, message.from().uri());
    add(found, message.to().uri());
    for (String name : ADDRESSES) {
      message
          .header(name)
          .ifPresent(
              value -> RawMessageAddress.parseList(value).forEach(one -> add(found, one.uri())));
    }
    return found;
  }

  private static void add(List<SipUri> found, String text) {
    try {
      if (!text.isEmpty()) {
        found.add(SipUri.parse(text));
      }
    } catch (IllegalArgumentException noSipUri) {
      // Telephone numbers and the like are nobody's address.
    }
  }

  /** The message, if it can be read as one of SIP. */
  Optional<RawMessage> sip() {
    return sip;
  }

  String callId() {
    return sip.map(RawMessage::callId).orElse("");
  }

  /** Whether it is from, to or about that user, or of a connection of his. */
  boolean concerns(TraceTarget.User user) {
    if (account.isPresent() && account.get().equals(user.aor().address())) {
      return true;
    }
    if (sip.isEmpty()) {
      return holds(user.aor().address(), CONFERENCE);
    }
    for (SipUri uri : uris) {
      if (uri.user().equalsIgnoreCase(user.aor().user())
          && uri.host().equalsIgnoreCase(user.aor().host())
          && ConferenceUri.parse(uri).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is from, to or about that conference. */
  boolean concerns(TraceTarget.Conference conference) {
    for (SipUri uri : uris) {
      if (ConferenceUri.parse(uri)
          .filter(one -> one.focus().equals(conference.focus()))
          .isPresent()) {
        return true;
      }
    }
    String id = conference.focus().id().asString();
    return holds(id, "") && holds(conference.focus().organizer().address(), "");
  }

  /**
   * Whether that text stands there as a word of its own, whatever its case.
   *
   * @param unless what it must not go on with; empty for anything
   */
  private boolean holds(String text, String unless) {
    byte[] wanted = text.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    byte[] unwanted = unless.getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at + wanted.length <= bytes.length; at++) {
      int end = at + wanted.length;
      if (isAt(at, wanted)
          && (at == 0 || !isWord(bytes[at - 1]))
          && (end == bytes.length || !isWord(bytes[end]))
          && (unwanted.length == 0 || !isAt(end, unwanted))) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(int at, byte[] wanted) {
    if (at + wanted.length > bytes.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (lower(bytes[at + i]) != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
  }

  /** What an address or id would go on with. */
  private static boolean isWord(byte b) {
    return b >= 'a' && b <= 'z'
        || b >= 'A' && b <= 'Z'
        || b >= '0' && b <= '9'
        || b == '-'
        || b == '_'
        || b < 0;
  }
}
