package org.confab.system.sip;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.confab.system.server.ConfabServer;

/**
 * Somebody without an account who knows the key of a conference, as [MS-SIPAE] 4.5 shows: Digest
 * MD5-sess in every request.
 */
public final class AnonymousGuest implements AutoCloseable {
  private final SipSocket socket;
  private final String name;
  private final String user = hex(16);
  private final String tag = hex(5);
  private final String epid = hex(5);
  private final String callId = hex(16);
  private String challenge = "";
  private String key = "";
  private int cseq;
  private int count;

  /** Connects, and says nothing yet. */
  public AnonymousGuest(ConfabServer server, String name) {
    this.socket = SipSocket.connect(server, "tls");
    this.name = name;
  }

  /** The address that the guest has made up. */
  public String aor() {
    return "sip:" + user + "@anonymous.invalid";
  }

  /** Joins with that key; the final answer. */
  public SipMessage join(String focus, String itsKey) {
    key = itsKey;
    challenge = send(invite(focus), false).header("WWW-Authenticate");
    count = 0;
    SipMessage answer = send(invite(focus), true);
    if (answer.status() == 200) {
      SipRequest ack = request("ACK", answer.uri("Contact")).replace("To", answer.header("To"));
      socket.send(ack.replace("CSeq", cseq - 1 + " ACK").build().bytes());
    }
    return answer;
  }

  private SipRequest invite(String focus) {
    String body =
        "<request xmlns=\"urn:ietf:params:xml:ns:cccp\" C3PVersion=\"1\" requestId=\"1\" from=\""
            + aor()
            + "\" to=\""
            + focus
            + "\"><addUser><conferenceKeys confEntity=\""
            + focus
            + "\"/><user xmlns=\"urn:ietf:params:xml:ns:conference-info\" entity=\""
            + aor()
            + "\"><roles><entry>attendee</entry></roles><endpoint entity=\"{"
            + UUID.randomUUID()
            + "}\"/></user></addUser></request>";
    return request("INVITE", focus).body("application/cccp+xml", body);
  }

  /** Ends the dialog that the answer to the INVITE has begun. */
  public SipMessage leave(SipMessage joined) {
    return send(request("BYE", joined.uri("Contact")).replace("To", joined.header("To")), true);
  }

  /** Any other request, without credentials. */
  public SipMessage ask(String method, String uri, String header, String value) {
    return send(request(method, uri).with(header, value), false);
  }

  /** A call to the IM MCU of the conference that the guest is in. */
  public final class Chat {
    private final String itsCallId = hex(16);
    private final SipMessage answer;

    private Chat(String mcu) {
      SipRequest invite = request("INVITE", mcu, itsCallId);
      answer = send(invite.body("application/sdp", ImSession.offer(socket.local())), true);
      if (answer.status() == 200) {
        socket.send(within("ACK", answer).replace("CSeq", cseq - 1 + " ACK").build().bytes());
      }
    }

    /** The answer to the INVITE. */
    public SipMessage answer() {
      return answer;
    }

    private SipRequest within(String method, SipMessage dialog) {
      SipRequest request =
          request(method, dialog.uri("Contact"), itsCallId).replace("To", dialog.header("To"));
      List<String> routes = dialog.headers("Record-Route");
      for (int i = routes.size() - 1; i >= 0; i--) {
        request.with("Route", routes.get(i));
      }
      return request;
    }

    /** Writes to all; the answer of the MCU. */
    public SipMessage say(String text) {
      return send(within("MESSAGE", answer).body("text/plain", text), true);
    }

    /** Waits for a request of the MCU with that in its body, and takes it. */
    public SipMessage awaitRequest(String method, String content) {
      SipMessage request =
          socket.await(
              method + " with " + content,
              message ->
                  message.method().equals(method)
                      && !message.isResponse()
                      && message.header("Call-ID").equals(itsCallId)
                      && message.body().contains(content));
      SipRequest ok = new SipRequest("SIP/2.0", "200 OK");
      for (String copied : List.of("Via", "Record-Route", "From", "To", "Call-ID", "CSeq")) {
        request.headers(copied).forEach(value -> ok.with(copied, value));
      }
      SipMessage built = ok.build();
      socket.send(new SipMessage("SIP/2.0 200 OK", built.headers(), built.body()).bytes());
      return request;
    }
  }

  /** Calls the IM MCU. */
  public Chat chat(String focus) {
    return new Chat(focus.replace(":focus:", ":chat:"));
  }

  private SipRequest request(String method, String uri) {
    return request(method, uri, callId);
  }

  private SipRequest request(String method, String uri, String itsCallId) {
    cseq++;
    return new SipRequest(method, uri)
        .with("Via", "SIP/2.0/TLS " + socket.local() + ";branch=z9hG4bK" + hex(10))
        .with("From", "\"" + name + "\" <" + aor() + ">;tag=" + tag + ";epid=" + epid)
        .with("To", "<" + uri + ">")
        .with("Max-Forwards", "70")
        .with("CSeq", cseq + " " + method)
        .with("Call-ID", itsCallId)
        .with("Contact", "<" + aor() + ">;proxy=replace");
  }

  private SipMessage send(SipRequest request, boolean proved) {
    SipMessage message = request.build();
    SipMessage sent = proved ? message.plus("Authorization", proof(message)) : message;
    socket.send(sent.bytes());
    return socket.await(
        "response to " + sent.startLine(),
        answer -> answer.status() >= 200 && answer.header("CSeq").equals(sent.header("CSeq")));
  }

  private String proof(SipMessage message) {
    String uri = message.startLine().split(" ", 3)[1];
    String realm = parameter("realm");
    String nonce = parameter("nonce");
    String nc = String.format(Locale.ROOT, "%08x", ++count);
    String a1 = md5(md5(user + ":" + realm + ":" + key) + ":" + nonce + ":0a4f");
    String a2 = md5(message.method() + ":" + uri);
    return "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", qop=auth, nc=%s"
            .formatted(user, realm, nonce, uri, nc)
        + ", cnonce=\"0a4f\", response=\"%s\", opaque=\"%s\", algorithm=MD5-sess"
            .formatted(
                md5(String.join(":", a1, nonce, nc, "0a4f", "auth", a2)), parameter("opaque"));
  }

  private String parameter(String of) {
    return SipMessage.group(challenge, "\\b" + of + "=\"?([^\",]*)").orElse("");
  }

  private static String md5(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String hex(int bytes) {
    byte[] random = new byte[bytes];
    ThreadLocalRandom.current().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  @Override
  public void close() {
    socket.close();
  }
}
