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

  /** The answer that declines it (RFC 3264 6); it keeps its name (RFC 9143 7.3.2). */
  public MediaDescription declined() {
    return of(
        kind, 0, protocol, formats, attributes.stream().filter(each -> each.is("mid")).toList());
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

  /** A parameter of a payload type: {@code a=fmtp} of names and values (RFC 4566 6). */
  public Optional<String> parameter(int payloadType, String name) {
    for (String line : attributes("fmtp")) {
      String[] fields = line.strip().split("\\s+", 2);
      if (fields.length == 2 && fields[0].equals(Integer.toString(payloadType))) {
        for (String each : fields[1].split(";", -1)) {
          String[] pair = each.split("=", 2);
          if (pair.length == 2 && pair[0].strip().equalsIgnoreCase(name)) {
            return Optional.of(pair[1].strip());
          }
        }
      }
    }
    return Optional.empty();
  }

  static Optional<String> first(List<SdpAttribute> attributes, String name) {
    return attributes.stream().filter(a -> a.is(name)).map(SdpAttribute::value).findFirst();
  }
}
