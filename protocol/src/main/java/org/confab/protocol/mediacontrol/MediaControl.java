package org.confab.protocol.mediacontrol;

import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlRefused;

/**
 * A {@code media_control} document (RFC 5168, [MS-XMLMC]): what one side asks the encoder of the
 * other for. Primitives that are not known are passed over.
 *
 * @param pictureFastUpdate whether a whole picture is asked for
 */
public record MediaControl(boolean pictureFastUpdate) {
  /** Media type of the document. */
  public static final String CONTENT_TYPE = "application/media_control+xml";

  /** Longest document that is read, in bytes. */
  public static final int MAX_BYTES = 4_096;

  /** The request for a whole picture. */
  public static final MediaControl PICTURE_FAST_UPDATE = new MediaControl(true);

  private static final String NO_NAMESPACE = "";
  private static final String ROOT = "media_control";
  private static final String PRIMITIVE = "vc_primitive";
  private static final String TO_ENCODER = "to_encoder";
  private static final String UPDATE = "picture_fast_update";

  /** Reads a document, in any namespace; {@link IllegalArgumentException} if it is none. */
  public static MediaControl read(byte[] document) {
    if (document.length > MAX_BYTES) {
      throw new IllegalArgumentException("a media_control of " + document.length + " bytes");
    }
    try {
      return new MediaControl(
          Xml.read(document)
              .named(ROOT)
              .children(PRIMITIVE)
              .flatMap(primitive -> primitive.children(TO_ENCODER))
              .anyMatch(encoder -> encoder.child(UPDATE).isPresent()));
    } catch (XmlRefused noXml) {
      throw new IllegalArgumentException("no media_control", noXml);
    }
  }

  /** The document as UTF-8. */
  public byte[] bytes() {
    XmlElement encoder = XmlElement.of(NO_NAMESPACE, TO_ENCODER);
    return Xml.bytes(
        XmlElement.of(NO_NAMESPACE, ROOT)
            .with(
                XmlElement.of(NO_NAMESPACE, PRIMITIVE)
                    .with(
                        pictureFastUpdate
                            ? encoder.with(XmlElement.of(NO_NAMESPACE, UPDATE))
                            : encoder)));
  }
}
