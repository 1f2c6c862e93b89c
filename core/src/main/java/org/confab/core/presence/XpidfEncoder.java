package org.confab.core.presence;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.confab.protocol.presence.CategoryName;
import org.confab.protocol.presence.StateValue;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/**
 * XPIDF, the draft before PIDF that desk phones still read: a status, and a word for a lamp or an
 * icon beside it.
 */
public final class XpidfEncoder implements ViewEncoder {
  private static final String DECLARATION = "<?xml version=\"1.0\"?>\n";

  /** Writes XPIDF. */
  public XpidfEncoder() {}

  @Override
  public String mediaType() {
    return "application/xpidf+xml";
  }

  @Override
  public byte[] whole(SeenPresence seen, Set<CategoryName> wanted) {
    AvailabilityClass shown =
        AvailabilityClass.of(seen.state().map(StateValue::availability).orElse(0));
    XmlElement address =
        XmlElement.of("", "address")
            .with("uri", seen.user().asString())
            .with("priority", "0.800000")
            .with(
                XmlElement.of("", "status").with("status", shown.open() ? "open" : "closed"),
                XmlElement.of("", "msnsubstatus").with("substatus", shown.substatus()));
    XmlElement presence =
        XmlElement.of("", "presence")
            .with(
                XmlElement.of("", "presentity")
                    .with("uri", seen.user().asString() + ";method=SUBSCRIBE"),
                XmlElement.of("", "atom").with("id", "user").with(address));
    return (DECLARATION + Xml.write(presence)).getBytes(StandardCharsets.UTF_8);
  }
}
