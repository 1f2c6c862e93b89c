package org.confab.bench.sip;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.confab.bench.net.Reactor;
import org.confab.protocol.sip.RawMessage;

/** A plain phone that registers with MD5 Digest (RFC 7616), challenge and answer. */
public final class DigestRegister {
  private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]*)\"");
  private static final Pattern REALM = Pattern.compile("realm=\"([^\"]*)\"");

  private final Phone phone;
  private final String user;
  private final String domain;
  private final String password;
  private final String callId = Phone.hex(12);
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
    return send("")
        .thenCompose(challenge -> send(answer(challenge)))
        .thenAccept(
            done -> {
              if (done.status() != 200) {
                throw new IllegalStateException("not registered:\n" + done.text());
              }
            });
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
            .with("Contact", "<sip:" + user + "@" + phone.address() + ";transport=tcp>")
            .with("User-Agent", "SIPp")
            .with("Expires", "3600");
    if (!authorization.isEmpty()) {
      request.with("Authorization", authorization);
    }
    return phone.ask(request.bytes(), callId, cseq, Communicator.PATIENCE);
  }

  private String answer(Message challenge) {
    List<String> offers = RawMessage.parse(challenge.bytes()).headers("www-authenticate");
    String offer =
        offers.stream()
            .filter(value -> !value.contains("algorithm=SHA"))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no MD5 offer:\n" + challenge.text()));
    String realm = group(REALM, offer);
    String nonce = group(NONCE, offer);
    String uri = "sip:" + domain;
    String a1 = md5(user + ":" + realm + ":" + password);
    String a2 = md5("REGISTER:" + uri);
    String response = md5(a1 + ":" + nonce + ":00000001:0a4f:auth:" + a2);
    return ("Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\","
            + " algorithm=MD5, cnonce=\"0a4f\", qop=auth, nc=00000001")
        .formatted(user, realm, nonce, uri, response);
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
