package org.confab.protocol.sdp;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A session description (RFC 4566 5).
 *
 * @param origin who made it, and its version
 * @param connection the address of {@code c=}; empty if each medium has its own
 * @param bandwidths the {@code b=} lines
 * @param attributes the {@code a=} lines above the first medium
 * @param media in their order, which an answer keeps
 */
public record SessionDescription(
    SdpOrigin origin,
    String connection,
    List<String> bandwidths,
    List<SdpAttribute> attributes,
    List<MediaDescription> media) {
  /** Its media type. */
  public static final String CONTENT_TYPE = "application/sdp";

  private static final String CRLF = "\r\n";

  /** Copies its lists; {@link IllegalArgumentException} for what could not be written. */
  public SessionDescription {
    SdpText.line(connection);
    bandwidths = List.copyOf(bandwidths);
    bandwidths.forEach(SdpText::line);
    attributes = List.copyOf(attributes);
    media = List.copyOf(media);
  }

  /** One whose media are where its maker is. */
  public static SessionDescription of(SdpOrigin origin, List<MediaDescription> media) {
    return of(origin, List.of(), media);
  }

  /** The same with attributes of the session. */
  public static SessionDescription of(
      SdpOrigin origin, List<SdpAttribute> attributes, List<MediaDescription> media) {
    return new SessionDescription(origin, origin.address(), List.of(), attributes, media);
  }

  /** The value of the first attribute of a name above the media. */
  public Optional<String> attribute(String name) {
    return MediaDescription.first(attributes, name);
  }

  /** The value of an attribute of a medium, or of the session if the medium has none. */
  public Optional<String> attribute(MediaDescription medium, String name) {
    return medium.attribute(name).or(() -> attribute(name));
  }

  /** The host of a medium, if it is given in digits: names are not looked up. */
  public Optional<InetAddress> host(MediaDescription medium) {
    return SdpText.address(medium.connection().isEmpty() ? connection : medium.connection());
  }

  /** As text: CRLF, and every line that RFC 4566 5 requires. */
  public String asString() {
    StringBuilder out = new StringBuilder(512);
    out.append("v=0").append(CRLF).append("o=").append(origin.asString()).append(CRLF);
    out.append("s=session").append(CRLF);
    head(out, connection, bandwidths);
    out.append("t=0 0").append(CRLF);
    lines(out, attributes);
    for (MediaDescription medium : media) {
      out.append("m=").append(medium.kind()).append(' ').append(medium.port());
      out.append(' ').append(medium.protocol());
      medium.formats().forEach(format -> out.append(' ').append(format));
      out.append(CRLF);
      head(out, medium.connection(), medium.bandwidths());
      lines(out, medium.attributes());
    }
    return out.toString();
  }

  /** The text in UTF-8. */
  public byte[] bytes() {
    return asString().getBytes(StandardCharsets.UTF_8);
  }

  private static void head(StringBuilder out, String connection, List<String> bandwidths) {
    if (!connection.isEmpty()) {
      out.append("c=").append(SdpText.connection(connection)).append(CRLF);
    }
    bandwidths.forEach(bandwidth -> out.append("b=").append(bandwidth).append(CRLF));
  }

  private static void lines(StringBuilder out, List<SdpAttribute> attributes) {
    for (SdpAttribute attribute : attributes) {
      out.append("a=").append(attribute.name());
      if (!attribute.value().isEmpty()) {
        out.append(':').append(attribute.value());
      }
      out.append(CRLF);
    }
  }
}
