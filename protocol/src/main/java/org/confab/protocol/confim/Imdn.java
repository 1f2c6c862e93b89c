package org.confab.protocol.confim;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * What became of a message to a conference ([MS-CONFIM] 2.2.2): everybody has it who is not listed.
 *
 * @param messageId the {@code Message-Id} that its author was told
 * @param failed the recipients whom it did not reach
 */
public record Imdn(String messageId, List<Recipient> failed) {
  /** Media type of the document. */
  public static final String CONTENT_TYPE = "application/ms-imdn+xml";

  private static final String NAMESPACE = "http://schemas.microsoft.com/rtc/2005/08/imdn";

  /**
   * A recipient whom the message did not reach.
   *
   * @param uri the device's address
   * @param status SIP status of its answer, 408 if none came
   * @param entries more about it, such as {@code ms-diagnostics}
   */
  public record Recipient(String uri, int status, Map<String, String> entries) {
    /** Keeps the order of the entries. */
    public Recipient {
      entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }
  }

  /** Copies its list. */
  public Imdn {
    failed = List.copyOf(failed);
  }

  /** The document as UTF-8. */
  public byte[] bytes() {
    return Xml.bytes(
        XmlElement.of(NAMESPACE, "imdn")
            .withTextChild("message-id", messageId)
            .with(failed.stream().map(Imdn::recipient).toList()));
  }

  private static XmlElement recipient(Recipient recipient) {
    XmlElement out =
        XmlElement.of(NAMESPACE, "recipient")
            .with("uri", recipient.uri())
            .withTextChild("status", Integer.toString(recipient.status()));
    for (Map.Entry<String, String> entry : recipient.entries().entrySet()) {
      out =
          out.with(
              XmlElement.of(NAMESPACE, "entry")
                  .withTextChild("key", entry.getKey())
                  .withTextChild("value", entry.getValue()));
    }
    return out;
  }

  /** Reads a document; {@link IllegalArgumentException} if it is none. */
  public static Imdn read(byte[] document) {
    XmlElement imdn = Xml.read(document).named("imdn");
    return new Imdn(
        imdn.childText("message-id"), imdn.children("recipient").map(Imdn::recipient).toList());
  }

  private static Recipient recipient(XmlElement recipient) {
    Map<String, String> entries = new LinkedHashMap<>();
    recipient
        .children("entry")
        .forEach(entry -> entries.put(entry.childText("key"), entry.childText("value")));
    return new Recipient(
        recipient.required("uri"),
        (int) XmlValue.number(recipient.childText("status"), 999),
        entries);
  }
}
