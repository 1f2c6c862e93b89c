package org.confab.core.trace;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.protocol.sip.RawMessage;

/** What is written at an arrow: the method or status, and what tells it from others like it. */
final class Summary {
  /** Longest, in characters. */
  static final int MOST = 80;

  private static final Pattern C3P =
      Pattern.compile(
          "<(?:[\\w.-]+:)?(request|response)\\b([^>]*)>\\s*<(?:[\\w.-]+:)?([\\w.-]+)([^>]*)>");
  private static final Pattern NUMBER = Pattern.compile("\\brequestId=\"(\\d{1,20})\"");
  private static final Pattern CODE = Pattern.compile("\\bcode=\"(\\w+)\"");
  private static final Pattern REASON = Pattern.compile("\\breason=\"(\\w+)\"");
  private static final Pattern OPERATION =
      Pattern.compile("<(?:[\\w.-]+:)?Body\\b[^>]*>\\s*<(?:[\\w.-]+:)?([\\w.-]+)");

  private Summary() {}

  static String sip(RawMessage message) {
    if (!message.isRequest()) {
      String[] words = latin(message.bytes(), 400).strip().split("[ \t\r\n]+", 3);
      String phrase = words.length < 3 ? "" : words[2].lines().findFirst().orElse("");
      return bounded(message.status() + " " + phrase);
    }
    String more = message.header("event").map(event -> event.split(";", 2)[0].strip()).orElse("");
    if (more.isEmpty() && isC3p(message)) {
      more = c3p(message.body());
    }
    return bounded(message.method() + " " + more);
  }

  private static boolean isC3p(RawMessage message) {
    return message.header("content-type").orElse("").toLowerCase(Locale.ROOT).contains("cccp");
  }

  /** A command of C3P, or how it went; empty if it is none. */
  static String c3p(byte[] document) {
    Matcher found = C3P.matcher(latin(document, 4_000));
    if (!found.find()) {
      return "";
    }
    if (found.group(1).equals("request")) {
      return bounded(found.group(3));
    }
    Matcher code = CODE.matcher(found.group(2));
    Matcher reason = REASON.matcher(found.group(4));
    return bounded(
        found.group(3)
            + (code.find() ? " " + code.group(1) : "")
            + (reason.find() ? " " + reason.group(1) : ""));
  }

  /** The number of a request of C3P, which its answer has too; empty if there is none. */
  static String c3pNumber(byte[] document) {
    Matcher found = NUMBER.matcher(latin(document, 4_000));
    return found.find() ? found.group(1) : "";
  }

  /** A request of HTTP: its method and path, and what the SOAP in it asks for. */
  static String http(byte[] message) {
    String text = latin(message, 16_000);
    String start = text.lines().findFirst().orElse("");
    if (start.startsWith("HTTP/")) {
      return bounded(start.substring(start.indexOf(' ') + 1));
    }
    String[] words = start.split(" ");
    Matcher operation = OPERATION.matcher(text);
    String path = words.length < 2 ? "" : words[1].split("[?]", 2)[0];
    return bounded(words[0] + " " + (operation.find() ? operation.group(1) : path));
  }

  static String bounded(String text) {
    String line = text.strip();
    return line.length() <= MOST ? line : line.substring(0, MOST - 1) + "…";
  }

  private static String latin(byte[] bytes, int most) {
    return new String(bytes, 0, Math.min(bytes.length, most), StandardCharsets.UTF_8);
  }
}
