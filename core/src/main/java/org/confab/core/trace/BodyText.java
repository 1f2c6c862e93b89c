package org.confab.core.trace;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body as it may be kept. What people write is hidden by its type; what is no text in UTF-8 or is
 * encoded further is told by type and length alone, so nothing passes the masks in disguise.
 */
final class BodyText {
  /** Parts within parts. */
  private static final int DEEPEST = 4;

  private static final Pattern BOUNDARY =
      Pattern.compile("(?i);\\s*boundary\\s*=\\s*(?:\"([^\"]{1,200})\"|([^;\\s]{1,200}))");

  /** Types that are written by people. */
  private static final Pattern PROSE =
      Pattern.compile("(?i)text/(?!xml).*|message/.*|application/(rtf|x-ms-ink|ms-im.*)|.*html.*");

  /** What a MESSAGE may bring besides what people write. */
  private static final Set<String> NO_PROSE =
      Set.of("application/im-iscomposing+xml", "application/ms-imdn+xml", "message/imdn+xml");

  private final boolean texts;

  BodyText(boolean texts) {
    this.texts = texts;
  }

  /**
   * Its text.
   *
   * @param type of the content, with its parameters
   * @param encoding of the content beyond its type; empty for none
   * @param message whether a MESSAGE brings it, so that it is prose unless known otherwise
   */
  String of(String type, String encoding, boolean message, byte[] bytes) {
    String bare = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!encoding.isBlank() && !encoding.strip().matches("(?i)identity|7bit|8bit|binary")) {
      return told("encoded", bare, bytes.length);
    }
    if (!texts && !NO_PROSE.contains(bare) && (message || isProse(bare))) {
      return told("text hidden", bare, bytes.length);
    }
    return Masks.text(bytes)
        .map(text -> bare.startsWith("multipart/") ? parts(type, text, DEEPEST) : masked(text))
        .orElseGet(() -> told("binary", bare, bytes.length));
  }

  private static boolean isProse(String bare) {
    return PROSE.matcher(bare).matches();
  }

  private static String masked(String text) {
    return BodyMask.all(text);
  }

  private static String told(String what, String bare, int length) {
    return "[" + what + ": " + (bare.isEmpty() ? "no type" : bare) + ", " + length + " bytes]";
  }

  private String parts(String type, String text, int deeper) {
    Matcher found = BOUNDARY.matcher(type);
    if (deeper == 0 || !found.find()) {
      return told("parts", "multipart", text.length());
    }
    String mark = "--" + (found.group(1) == null ? found.group(2) : found.group(1));
    StringBuilder out = new StringBuilder();
    int at = text.indexOf(mark);
    while (at >= 0) {
      int from = at + mark.length();
      int next = text.indexOf(mark, from);
      out.append(mark);
      if (next < 0) {
        // What is behind the last one says nothing (RFC 2046 5.1.1); cut off, it may be a part.
        return out.append(text.startsWith("--", from) ? "--" : part(text.substring(from), deeper))
            .toString();
      }
      out.append(part(text.substring(from, next), deeper));
      at = next;
    }
    return out.isEmpty() ? told("parts", "multipart", text.length()) : out.toString();
  }

  private String part(String text, int deeper) {
    Matcher end = Pattern.compile("\r?\n\r?\n").matcher(text);
    if (!end.find()) {
      return "\r\n" + told("part", "", text.length()) + "\r\n";
    }
    StringBuilder out = new StringBuilder("\r\n");
    String type = "text/plain";
    String encoding = "";
    String head = text.substring(0, end.start()).replaceAll("\r?\n[ \t]+", " ");
    for (String line : head.split("\r?\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        String name = line.substring(0, colon).strip();
        String value = line.substring(colon + 1).strip();
        out.append(masked(name + ": " + HeaderMask.masked(name, value, texts))).append("\r\n");
        type = name.equalsIgnoreCase("content-type") ? value : type;
        encoding =
            name.toLowerCase(Locale.ROOT).matches("content-(transfer-)?encoding")
                ? value
                : encoding;
      }
    }
    String body = text.substring(end.end());
    boolean nested = type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    return out.append("\r\n")
        .append(
            nested
                ? parts(type, body, deeper - 1)
                : of(type, encoding, false, body.getBytes(StandardCharsets.UTF_8)))
        .append("\r\n")
        .toString();
  }
}
