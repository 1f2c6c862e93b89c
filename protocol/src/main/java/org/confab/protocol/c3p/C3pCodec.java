package org.confab.protocol.c3p;

import java.util.Arrays;
import org.confab.protocol.sip.SipUri;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlLimits;
import org.confab.protocol.xml.XmlRefused;

/** Reads and writes the envelope of C3P messages ([MS-CONFPRO] 2.2.2). */
public final class C3pCodec {
  /** Media type of C3P messages. */
  public static final String CONTENT_TYPE = "application/cccp+xml";

  /** The XML namespace of the envelope, the commands and their keys. */
  public static final String NAMESPACE = "urn:ietf:params:xml:ns:cccp";

  private static final String VERSION = "1";

  private C3pCodec() {}

  /** Reads a request; throws {@link C3pRefused} if it is none. */
  public static C3pRequest readRequest(byte[] body) {
    return readRequest(body, XmlLimits.SIP_BODY);
  }

  /** As {@link #readRequest(byte[])}, within other limits than those of a SIP body. */
  public static C3pRequest readRequest(byte[] body, XmlLimits limits) {
    XmlElement root = root(body, "request", limits);
    return new C3pRequest(requestId(root), uri(root, "from"), uri(root, "to"), onlyChild(root));
  }

  /** Reads a response; throws {@link C3pRefused} if it is none. */
  public static C3pResponse readResponse(byte[] body) {
    return readResponse(body, XmlLimits.SIP_BODY);
  }

  /** As {@link #readResponse(byte[])}, within other limits than those of a SIP body. */
  public static C3pResponse readResponse(byte[] body, XmlLimits limits) {
    XmlElement root = root(body, "response", limits);
    String text = attribute(root, "code");
    C3pCode code =
        Arrays.stream(C3pCode.values())
            .filter(value -> value.wireName().equals(text))
            .findFirst()
            .orElseThrow(() -> malformed("no such code: " + text));
    return new C3pResponse(
        requestId(root), uri(root, "from"), uri(root, "to"), code, onlyChild(root));
  }

  /** Writes a request as UTF-8. */
  public static byte[] write(C3pRequest request) {
    return Xml.bytes(
        envelope("request", request.requestId(), request.from(), request.to())
            .with(request.command()));
  }

  /** Writes a response as UTF-8. */
  public static byte[] write(C3pResponse response) {
    return Xml.bytes(
        envelope("response", response.requestId(), response.from(), response.to())
            .with("code", response.code().wireName())
            .with(response.answer()));
  }

  /**
   * The answer to a body that could not be read. Neither its id nor its command is known, so the
   * response has no child and says its reason itself.
   */
  public static byte[] writeRefusal(C3pReason reason, SipUri from, SipUri to) {
    return Xml.bytes(
        XmlElement.of(NAMESPACE, "response")
            .with("C3PVersion", VERSION)
            .with("from", from.asString())
            .with("to", to.asString())
            .with("code", C3pCode.FAILURE.wireName())
            .with("reason", reason.wireName()));
  }

  private static XmlElement envelope(String name, long requestId, SipUri from, SipUri to) {
    return XmlElement.of(NAMESPACE, name)
        .with("requestId", Long.toString(requestId))
        .with("C3PVersion", VERSION)
        .with("from", from.asString())
        .with("to", to.asString());
  }

  private static XmlElement root(byte[] body, String name, XmlLimits limits) {
    XmlElement root;
    try {
      root = Xml.read(body, limits);
    } catch (XmlRefused refused) {
      C3pReason reason =
          refused.why() == XmlRefused.Why.TOO_LARGE
              ? C3pReason.REQUEST_TOO_LARGE
              : C3pReason.REQUEST_MALFORMED;
      throw new C3pRefused(reason, String.valueOf(refused.getMessage()), refused);
    }
    if (!root.name().equals(name)) {
      throw malformed("not a " + name + ": " + root.name());
    }
    if (!root.attribute("C3PVersion").orElse(VERSION).equals(VERSION)) {
      throw malformed("C3PVersion is not 1");
    }
    return root;
  }

  private static long requestId(XmlElement root) {
    String text = attribute(root, "requestId");
    try {
      long id = Long.parseLong(text);
      if (id >= 0) {
        return id;
      }
    } catch (NumberFormatException notANumber) {
      throw new C3pRefused(
          C3pReason.REQUEST_MALFORMED, "requestId is no number: " + text, notANumber);
    }
    throw malformed("requestId is negative");
  }

  private static SipUri uri(XmlElement root, String name) {
    String text = attribute(root, name);
    try {
      return SipUri.parse(text);
    } catch (IllegalArgumentException notAUri) {
      throw new C3pRefused(C3pReason.REQUEST_MALFORMED, name + " is no SIP URI", notAUri);
    }
  }

  private static String attribute(XmlElement root, String name) {
    return root.attribute(name).orElseThrow(() -> malformed("attribute " + name + " is missing"));
  }

  private static XmlElement onlyChild(XmlElement root) {
    if (root.children().size() != 1) {
      throw malformed("there must be exactly one command");
    }
    return root.children().get(0);
  }

  private static C3pRefused malformed(String message) {
    return new C3pRefused(C3pReason.REQUEST_MALFORMED, message);
  }
}
