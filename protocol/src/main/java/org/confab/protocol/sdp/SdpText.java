package org.confab.protocol.sdp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What all values of a description have in common. */
final class SdpText {
  private static final Pattern IPV4 =
      Pattern.compile("%1$s(?:\\.%1$s){3}".formatted("(?:25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])"));
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]{1,45}");

  private SdpText() {}

  /** Returns the text; {@link IllegalArgumentException} if it would end its line. */
  static String line(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' && text.charAt(i) != '\t') {
        throw new IllegalArgumentException("a control character in a line of SDP");
      }
    }
    return text;
  }

  /** Returns the text; {@link IllegalArgumentException} if it is no single word. */
  static String word(String text) {
    if (text.isEmpty() || text.indexOf(' ') >= 0 || text.indexOf('\t') >= 0) {
      throw new IllegalArgumentException("not a word of SDP");
    }
    return line(text);
  }

  /** A number from 0 to this; {@link MalformedSdp} if it is none. */
  static int number(String text, int most) {
    try {
      int number = Integer.parseInt(text);
      if (number >= 0 && number <= most && Character.isDigit(text.charAt(0))) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      throw new MalformedSdp("a number that is none: " + notANumber.getClass().getSimpleName());
    }
    throw new MalformedSdp("a number out of its range");
  }

  /** Whether the JDK takes it for an address; a number over 255 makes a name for it. */
  static boolean isDigits(String text) {
    return IPV4.matcher(text).matches() || IPV6.matcher(text).matches();
  }

  /** The address that stands there in digits; nothing is ever looked up. */
  static Optional<InetAddress> address(String text) {
    if (!isDigits(text)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }

  /** An address in digits, IPv6 without a zone. */
  static String digits(InetAddress address) {
    String text = address.getHostAddress();
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }

  /** {@code IN IP4 192.0.2.1}. */
  static String connection(String address) {
    return (address.indexOf(':') >= 0 ? "IN IP6 " : "IN IP4 ") + address;
  }
}
