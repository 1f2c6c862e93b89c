package org.confab.core.trace;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Masks the content of the elements of {@link SecretNames} in a text that may be XML, cut off XML,
 * or XML written inside XML. It reads no grammar: what is not closed is masked to the end, and
 * rather too much is masked than too little.
 */
final class XmlSecrets {
  private static final Pattern OPEN =
      Pattern.compile("(<|&lt;)(?:[\\w.-]+:)?([\\w.-]+)(?=[\\s/>&]|\\z)");

  private XmlSecrets() {}

  static String masked(String text) {
    Matcher open = OPEN.matcher(text);
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    int from = 0;
    while (from < text.length() && open.find(from)) {
      from = open.end();
      if (!SecretNames.ofElement(open.group(2))) {
        continue;
      }
      boolean escaped = open.group(1).length() > 1;
      int content = endOfTag(text, open.end(), escaped);
      if (content < 0) {
        continue;
      }
      int end = endOfContent(text, content, open.group(2));
      if (end > content) {
        out.append(text, copied, content).append(SecretNames.masked(end - content));
        copied = end;
      }
      from = Math.max(from, end);
    }
    return out.append(text, copied, text.length()).toString();
  }

  /** Where the content begins; −1 for an element that has none. */
  private static int endOfTag(String text, int from, boolean escaped) {
    if (escaped) {
      int end = text.indexOf("&gt;", from);
      return end < 0 ? text.length() : text.charAt(end - 1) == '/' ? -1 : end + 4;
    }
    char quote = 0;
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return text.charAt(at - 1) == '/' ? -1 : at + 1;
      } else if (c == '<') {
        return from; // No tag has one: who looks for the end of each would never be done.
      }
    }
    // Cut off inside of the tag, or quotes that do not fit: all of it is masked.
    return from;
  }

  private static int endOfContent(String text, int from, String name) {
    Matcher tag =
        Pattern.compile(
                "(?:<|&lt;)(/?)(?:[\\w.-]+:)?"
                    + Pattern.quote(name.toLowerCase(Locale.ROOT))
                    + "(?=[\\s/>&]|\\z)",
                Pattern.CASE_INSENSITIVE)
            .matcher(text);
    int depth = 1;
    int at = from;
    while (tag.find(at)) {
      depth += tag.group(1).isEmpty() ? 1 : -1;
      if (depth == 0) {
        return tag.start();
      }
      at = tag.end();
    }
    return text.length();
  }
}
