package org.confab.core.trace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is masked in a body, of whatever type it is, and in every other text of a message. A row is
 * a pattern whose groups are the secret.
 */
enum BodyMask {
  /** SDES keys of SRTP (RFC 4568): tag and suite stay. */
  SDP_CRYPTO("(?i)inline:\\s*([^|;\\s]++)"),
  /** The other keys of SDP (RFC 4566 5.12). */
  SDP_KEY("(?m)^k=([^\\r\\n]++)"),
  /** MIKEY and the like (RFC 4567). */
  SDP_KEY_MANAGEMENT("(?i)a=key-mgmt:\\s*\\w++\\s++([^\\r\\n]++)"),
  /** The password of ICE (RFC 8839 5.4). */
  SDP_ICE_PASSWORD("(?i)a=ice-pwd:\\s*([^\\r\\n]++)"),
  /** Candidates of the older ICE have the password in them ([MS-ICE] 2.2.1): the third word. */
  SDP_CANDIDATE_PASSWORD(
      "(?i)a=candidate:\\S++[ \\t]++\\d++[ \\t]++(?!(?:udp|tcp|tcp-\\w+|tls|ssltcp)[ \\t])(\\S++)"),
  /** Private keys as OpenSSL writes them. */
  PRIVATE_KEY(
      "(?s)-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY-----"
          + "(.*?)(?=-----END [A-Z0-9 ]{0,40}PRIVATE KEY-----|\\z)"),
  /** Attributes of XML by their name, also in XML that stands escaped in another. */
  XML_ATTRIBUTE(
      "(?i)(?<![\\w-])(?:"
          + SecretNames.pattern()
          + ")\\s*=\\s*(?:\"(?!\\[masked )([^\"]++)|'([^']++)|&quot;(.+?)(?:&quot;|\\z))"),
  /** Members of JSON by their name. */
  JSON_MEMBER(
      "(?i)\"(?:"
          + SecretNames.pattern()
          + ")\"\\s*:\\s*(?:\"((?:[^\"\\\\]++|\\\\.)++)|([^\\s\",}\\]]++))"),
  /** Fields of forms and queries by their name. */
  FIELD("(?i)(?<![\\w-])(?:" + SecretNames.pattern() + ")=([^\\s&;,<>\"'\\[]++)"),
  /** The password in a URI (RFC 3261 19.1.1). */
  URI_PASSWORD(
      "(?i)\\b(?:sips?|https?|ldaps?):(?://)?[^\\s@:;/?<>\"]{1,256}+:([^\\s@<>\"]{1,1024}+)@"),
  /** Credentials of HTTP that stand anywhere: in logs, in documents. */
  CREDENTIALS("(?i)\\b(?:basic|bearer|negotiate|ntlm)\\s++([A-Za-z0-9+/=._~-]{16,}+)"),
  /** Tokens of NTLM in Base64, however they came there. */
  NTLM_TOKEN("(TlRMTVNTUA[A-Za-z0-9+/=]++)");

  private final Pattern pattern;

  BodyMask(String pattern) {
    this.pattern = Pattern.compile(pattern);
  }

  /** The text with all secrets of this kind masked. */
  String masked(String text) {
    Matcher found = pattern.matcher(text);
    StringBuilder out = new StringBuilder();
    int copied = 0;
    while (found.find()) {
      for (int group = 1; group <= found.groupCount(); group++) {
        if (found.start(group) >= 0) {
          out.append(text, copied, found.start(group));
          out.append(SecretNames.masked(found.end(group) - found.start(group)));
          copied = found.end(group);
        }
      }
    }
    return copied == 0 ? text : out.append(text, copied, text.length()).toString();
  }

  /** The text with everything masked that is secret in any body. */
  static String all(String text) {
    String masked = XmlSecrets.masked(text);
    for (BodyMask mask : values()) {
      masked = mask.masked(masked);
    }
    return masked;
  }
}
