package org.confab.core;

import java.util.Locale;
import java.util.function.Function;
import org.confab.protocol.sip.Diagnostic;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlRefused;

/**
 * Reads the XML body of a request, and says in the protocol's own words what is wrong with it:
 * {@code 415} with 4013 for another content type, {@code 400} with 4001 for a document that is
 * malformed or not the expected one, {@code 400} with 4008 for one that is too large.
 */
public final class XmlBody {
  private XmlBody() {}

  /**
   * Reads a body.
   *
   * @param body the request's body
   * @param mediaType what it must be, without parameters
   * @param codec makes the value of it; an {@link IllegalArgumentException} means a bad document
   */
  public static <T> T read(Body body, String mediaType, Function<XmlElement, T> codec) {
    if (!isA(body, mediaType)) {
      throw new Refused(415, Diagnostic.CONTENT_TYPE_UNEXPECTED, "expected " + mediaType);
    }
    try {
      return codec.apply(Xml.read(body.bytes()));
    } catch (XmlRefused refused) {
      throw new Refused(
          400,
          refused.why() == XmlRefused.Why.TOO_LARGE
              ? Diagnostic.INPUT_TOO_LARGE
              : Diagnostic.XML_PARSE_FAILURE,
          String.valueOf(refused.getMessage()));
    } catch (IllegalArgumentException badDocument) {
      throw new Refused(
          400, Diagnostic.XML_PARSE_FAILURE, String.valueOf(badDocument.getMessage()));
    }
  }

  /** Whether the body has that media type, whatever its parameters. */
  public static boolean isA(Body body, String mediaType) {
    String type = body.contentType();
    int semicolon = type.indexOf(';');
    String bare = semicolon < 0 ? type : type.substring(0, semicolon);
    return bare.strip().toLowerCase(Locale.ROOT).equals(mediaType.toLowerCase(Locale.ROOT));
  }
}
