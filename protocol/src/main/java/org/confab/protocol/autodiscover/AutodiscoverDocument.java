package org.confab.protocol.autodiscover;

import java.util.List;
import java.util.stream.Collectors;
import org.confab.protocol.xml.Xml;
import org.confab.protocol.xml.XmlElement;

/**
 * The answer {@code AutodiscoverResponse} ([MS-OCDISCWS] 2.2.4), as XML or as JSON. Clients find
 * elements by their local names: it has no namespace.
 *
 * @param part what it tells of
 * @param servers where to sign in, in the part {@link Part#USER} alone
 * @param links where to go on
 */
public record AutodiscoverDocument(
    Part part, List<SipAccess> servers, List<AutodiscoverLink> links) {
  /** The media type of the XML form; a client may ask for it with {@code ;v=1}. */
  public static final String XML = "application/vnd.microsoft.rtc.autodiscover+xml";

  /** The media type of the JSON form. */
  public static final String JSON = "application/vnd.microsoft.rtc.autodiscover+json";

  /** From where the client seems to come: there is no edge that could tell otherwise. */
  private static final String LOCATION = "Internal";

  /** What a document tells of. */
  public enum Part {
    /** The service. */
    ROOT("Root"),
    /** One user. */
    USER("User"),
    /** The domain. */
    DOMAIN("Domain");

    private final String element;

    Part(String element) {
      this.element = element;
    }
  }

  /** Copies the lists. */
  public AutodiscoverDocument {
    servers = List.copyOf(servers);
    links = List.copyOf(links);
  }

  /** A document with that link alone. */
  public static AutodiscoverDocument redirect(Part part, String href) {
    return new AutodiscoverDocument(
        part, List.of(), List.of(new AutodiscoverLink(AutodiscoverLink.Token.REDIRECT, href)));
  }

  /** As XML. */
  public String xml() {
    XmlElement told = XmlElement.of("", part.element);
    for (SipAccess server : servers) {
      told =
          told.with(
              XmlElement.of("", server.audience().element())
                  .with("fqdn", server.fqdn())
                  .with("port", Integer.toString(server.port())));
    }
    for (AutodiscoverLink link : links) {
      told =
          told.with(
              XmlElement.of("", "Link")
                  .with("token", link.token().wire())
                  .with("href", link.href()));
    }
    return Xml.write(
        XmlElement.of("", "AutodiscoverResponse").with("AccessLocation", LOCATION).with(told));
  }

  /** As JSON. */
  public String json() {
    String access =
        servers.stream()
            .map(
                server ->
                    "\"%s\":{\"fqdn\":%s,\"port\":\"%d\"},"
                        .formatted(
                            server.audience().element(), quoted(server.fqdn()), server.port()))
            .collect(Collectors.joining());
    String list =
        links.stream()
            .map(
                link ->
                    "{\"token\":%s,\"href\":%s}"
                        .formatted(quoted(link.token().wire()), quoted(link.href())))
            .collect(Collectors.joining(","));
    return "{\"AccessLocation\":\"%s\",\"%s\":{%s\"Links\":[%s]}}"
        .formatted(LOCATION, part.element, access, list);
  }

  /** A JSON string (RFC 8259 7). */
  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
              } else if (c < ' ') {
                out.append("\\u%04x".formatted(c));
              } else {
                out.append((char) c);
              }
            });
    return out.append('"').toString();
  }
}
