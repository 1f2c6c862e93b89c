package org.confab.bench.sip;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.bench.net.Reactor;
import org.confab.protocol.sip.RawMessage;

/** A plain phone that registers with MD5 Digest (RFC 7616), challenge and answer. */
public final class DigestRegister {
  private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]*)\"");
  private static final Pattern REALM = Pattern.compile("realm=\"([^\"]*)\"");

  private static final int UNAUTHORIZED = 401;

  private final Phone phone;
  private final String user;
  private final String domain;
  private final String password;
  private final String callId = Phone.hex(12);
  private String challenge = "";
  private int nonceCount;
  private int cseq;

  /** Connects. */
  public DigestRegister(
      Reactor reactor, InetSocketAddress server, String user, String domain, String password) {
    this.phone = new Phone(reactor, server, "sip:" + user + "@" + domain);
    this.user = user;
    this.domain = domain;
    this.password = password;
  }

  /** The connection. */
  public Phone phone() {
    return phone;
  }

  /** Registers; fails unless the second answer is 200. */
  public CompletableFuture<Void> register() {
    return send("").thenCompose(this::accepted);
  }

  /**
   * Registers once more with the challenge of before, as phones do; where the server wants another
   * one, with that. Without any challenge so far it is a plain registration, which a server may
   * take.
   */
  public CompletableFuture<Void> refresh() {
    return send(challenge.isEmpty() ? "" : answer()).thenCompose(this::accepted);
  }

  private CompletableFuture<Void> accepted(Message answer) {
    if (answer.status() == UNAUTHORIZED) {
      challenge = offered(answer);
      nonceCount = 0;
      return send(answer()).thenAccept(DigestRegister::check);
    }
    check(answer);
    return CompletableFuture.completedFuture(null);
  }

  private static void check(Message done) {
    if (done.status() != 200) {
      throw new Refused(done);
    }
  }

  private CompletableFuture<Message> send(String authorization) {
    cseq++;
    Request request =
        new Request("REGISTER", "sip:" + domain)
            .with("Via", phone.via())
            .with("Max-Forwards", "70")
            .with("From", "<" + phone.aor() + ">;tag=" + Phone.hex(4))
            .with("To", "<" + phone.aor() + ">")
            .with("Call-ID", callId)
            .with("CSeq", cseq + " REGISTER")
            .with(
                "Contact",
                "<sip:" + user + "@" + phone.address() + ";transport=" + phone.transport() + ">")
            .with("User-Agent", "SIPp")
            .with("Expires", "3600");
    if (!authorization.isEmpty()) {
      request.with("Authorization", authorization);
    }
    return phone.ask(request.bytes(), callId, cseq, Communicator.PATIENCE);
  }

  private static String offered(Message answer) {
    return RawMessage.parse(answer.bytes()).headers("www-authenticate").stream()
        .filter(value -> !value.contains("algorithm=SHA"))
        .filter(value -> value.regionMatches(true, 0, "Digest", 0, 6))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no MD5 offer:\n" + answer.text()));
  }

  private String answer() {
    String realm = group(REALM, challenge);
    String nonce = group(NONCE, challenge);
    nonceCount++;
    String count = "%08x".formatted(nonceCount);
    String uri = "sip:" + domain;
    String a1 = md5(user + ":" + realm + ":" + password);
    String a2 = md5("REGISTER:" + uri);
    String response = md5(a1 + ":" + nonce + ":" + count + ":0a4f:auth:" + a2);
    return ("Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\","
            + " algorithm=MD5, cnonce=\"0a4f\", qop=auth, nc=%s")
        .formatted(user, realm, nonce, uri, response, count);
  }

  private static String group(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in " + text);
    }
    return matcher.group(1);
  }

  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
