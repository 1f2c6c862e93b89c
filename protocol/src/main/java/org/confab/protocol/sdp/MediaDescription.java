package org.confab.protocol.sdp;

import java.util.List;
import java.util.Optional;

/**
 * One medium: an {@code m=} line and what stands below it (RFC 4566 5.14).
 *
 * @param kind {@code audio}, {@code video}, {@code message} …
 * @param port 0 if the medium is declined
 * @param protocol {@code RTP/AVP}, {@code sip} …
 * @param formats payload types, or what the protocol has instead
 * @param connection the address of its own {@code c=}; empty if that of the session holds
 * @param bandwidths the {@code b=} lines
 * @param attributes the {@code a=} lines in their order
 */
public record MediaDescription(
    String kind,
    int port,
    String protocol,
    List<String> formats,
    String connection,
    List<String> bandwidths,
    List<SdpAttribute> attributes) {
  /** Copies its lists; {@link IllegalArgumentException} for what could not be written. */
  public MediaDescription {
    SdpText.word(kind);
    SdpText.word(protocol);
    SdpText.line(connection);
    formats = List.copyOf(formats);
    formats.forEach(SdpText::word);
    bandwidths = List.copyOf(bandwidths);
    bandwidths.forEach(SdpText::line);
    attributes = List.copyOf(attributes);
    if (port < 0 || port > 0xffff) {
      throw new IllegalArgumentException("not a port: " + port);
    }
  }

  /** One at the address of its session. */
  public static MediaDescription of(
      String kind, int port, String protocol, List<String> formats, List<SdpAttribute> attributes) {
    return new MediaDescription(kind, port, protocol, formats, "", List.of(), attributes);
  }

  /** The answer that declines it (RFC 3264 6). */
  public MediaDescription declined() {
    return of(kind, 0, protocol, formats, List.of());
  }

  /** Whether this is its kind, in any case. */
  public boolean is(String wanted) {
    return kind.equalsIgnoreCase(wanted);
  }

  /** The value of the first attribute of a name. */
  public Optional<String> attribute(String name) {
    return first(attributes, name);
  }

  /** The values of all attributes of a name, in their order. */
  public List<String> attributes(String name) {
    return attributes.stream().filter(a -> a.is(name)).map(SdpAttribute::value).toList();
  }

  static Optional<String> first(List<SdpAttribute> attributes, String name) {
    return attributes.stream().filter(a -> a.is(name)).map(SdpAttribute::value).findFirst();
  }
}
