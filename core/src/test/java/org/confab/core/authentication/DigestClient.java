package org.confab.core.authentication;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.protocol.sip.RawMessage;

/** A plain SIP client as RFC 7616 writes it, with nothing of the code under test. */
final class DigestClient {
  private final String user;
  private final String password;
  private String header = "Authorization";
  private String challenge = "";
  private int count;
  String qop = "auth";

  DigestClient(String user, String password) {
    this.user = user;
    this.password = password;
  }

  /** Takes the first challenge of that algorithm. */
  void challenged(Verdict.Challenged by, String algorithm) {
    header = by.status() == 401 ? "Authorization" : "Proxy-Authorization";
    challenge =
        by.headers().stream()
            .map(ResponseHeader::value)
            .filter(value -> value.contains("algorithm=" + algorithm + ","))
            .findFirst()
            .orElseThrow();
    count = 0;
  }

  String parameter(String name) {
    Matcher found = Pattern.compile(name + "=\"?([^\",]+)\"?").matcher(challenge);
    return found.find() ? found.group(1) : "";
  }

  /** The request with credentials; each call counts one up. */
  byte[] authorize(byte[] request) {
    return authorize(request, ++count, Optional.empty());
  }

  byte[] authorize(byte[] request, int nc, Optional<String> otherUri) {
    RawMessage message = RawMessage.parse(request);
    String uri = otherUri.orElse(message.requestUri());
    String written = String.format(Locale.ROOT, "%08x", nc);
    String a2 = message.method() + ":" + uri;
    if (qop.equals("auth-int")) {
      a2 += ":" + hash(message.body());
    }
    String a1 = hash(user + ":" + parameter("realm") + ":" + password);
    String response = hash(String.join(":", a1, parameter("nonce"), written, "c1", qop, hash(a2)));
    String line =
        header
            + ": Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\""
                .formatted(user, parameter("realm"), parameter("nonce"), uri, response)
            + ", algorithm=%s, cnonce=\"c1\", opaque=\"%s\", qop=%s, nc=%s"
                .formatted(parameter("algorithm"), parameter("opaque"), qop, written);
    return message.rewritten(name -> false, line);
  }

  private String hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  private String hash(byte[] bytes) {
    String name = parameter("algorithm").replace("SHA-512-256", "SHA-512/256");
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(bytes));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
