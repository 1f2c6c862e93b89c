package org.confab.core.trace;

import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is masked in headers of SIP and HTTP, by their names. The first row that fits counts. */
enum HeaderMask {
  /** Say about tickets, and are none. */
  HARMLESS("x-ms-webticketurl|x-ms-webticketsupported", value -> value),
  /** Credentials and challenges: what tells which scheme and realm stays. */
  CREDENTIALS(
      "(proxy-)?(authorization|authenticate|authentication-info)|www-authenticate",
      Credentials::masked),
  /** The names of cookies stay. */
  COOKIE(
      "(set-)?cookie2?",
      value -> Pattern.compile("=([^;]++)").matcher(value).replaceAll("=[masked]")),
  /** The first message of a conversation, which Communicator sends along with the INVITE. */
  FIRST_MESSAGE("(ms-text-format|ms-im-format)", HeaderMask::withoutText),
  /** What a conversation is about, in the words of people. */
  SUBJECT("subject|s", value -> "[text hidden: " + value.length() + " characters]"),
  /** Whoever shows these may transfer calls for somebody else ([MS-SIPRE] 3.7). */
  REFERRER("referred-by|b", HeaderMask::withoutSignature),
  /** Whatever calls itself so. */
  SECRET(
      ".*(token|ticket|cookie|secret|password|passwd|credential|api-?key|assertion|authorization).*",
      value -> SecretNames.masked(value.length()));

  private static final Set<HeaderMask> TEXTS = Set.of(FIRST_MESSAGE, SUBJECT);
  private static final Pattern BODY =
      Pattern.compile("(?i)(ms-body\\s*=\\s*)(\"[^\"]*\"?|[^;\\s]+)");
  private static final Pattern SIGNATURE =
      Pattern.compile("(?i)(ms-identity(?:-cookie)?\\s*=\\s*)(\"[^\"]*\"?|[^;,\\s]+)");

  private final Pattern names;
  private final UnaryOperator<String> mask;

  HeaderMask(String names, UnaryOperator<String> mask) {
    this.names = Pattern.compile(names);
    this.mask = mask;
  }

  /**
   * A header's value without its secrets.
   *
   * @param texts whether the texts of people are wanted
   */
  static String masked(String name, String value, boolean texts) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    for (HeaderMask row : values()) {
      if (row.names.matcher(lower).matches()) {
        return texts && TEXTS.contains(row) ? value : row.mask.apply(value);
      }
    }
    return value;
  }

  private static String withoutText(String value) {
    return BODY.matcher(value)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) + "[text hidden: " + found.group(2).length() + "]"));
  }

  private static String withoutSignature(String value) {
    return SIGNATURE
        .matcher(value)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    found.group(1) + SecretNames.masked(found.group(2).length())));
  }
}
