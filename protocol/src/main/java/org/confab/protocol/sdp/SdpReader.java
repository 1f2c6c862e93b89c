package org.confab.protocol.sdp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a session description. What peers get wrong does no harm: lines may end with LF alone and
 * with spaces, {@code v=}, {@code s=} and {@code t=} may be missing, lines of other kinds are
 * passed over. Only an {@code m=} line must be one.
 */
public final class SdpReader {
  /** Longest description. */
  public static final int MAX_BYTES = 65_536;

  /** Most lines. */
  public static final int MAX_LINES = 2_048;

  /** Most media. */
  public static final int MAX_MEDIA = 16;

  private final List<String> sessionBandwidths = new ArrayList<>();
  private final List<SdpAttribute> sessionAttributes = new ArrayList<>();
  private final List<MediaDescription> media = new ArrayList<>();
  private SdpOrigin origin = SdpOrigin.parse("");
  private String sessionConnection = "";
  private @Nullable Open medium;

  /** A medium whose end is not reached yet. */
  private static final class Open {
    private final String kind;
    private final int port;
    private final String protocol;
    private final List<String> formats;
    private final List<String> bandwidths = new ArrayList<>();
    private final List<SdpAttribute> attributes = new ArrayList<>();
    private String connection = "";

    Open(String[] fields) {
      kind = SdpText.word(fields[0]);
      port = SdpText.number(fields[1].split("/", 2)[0], 0xffff);
      protocol = SdpText.word(fields[2]);
      formats = Arrays.asList(fields).subList(3, fields.length);
      formats.forEach(SdpText::word);
    }

    MediaDescription close() {
      return new MediaDescription(
          kind, port, protocol, formats, connection, bandwidths, attributes);
    }
  }

  private SdpReader() {}

  /** Reads a body; {@link MalformedSdp} if it is too large or a line cannot be understood. */
  public static SessionDescription read(byte[] body) {
    if (body.length > MAX_BYTES) {
      throw new MalformedSdp("a description of " + body.length + " bytes");
    }
    String[] lines = new String(body, StandardCharsets.UTF_8).split("\r?\n", MAX_LINES + 1);
    if (lines.length > MAX_LINES) {
      throw new MalformedSdp("more than " + MAX_LINES + " lines");
    }
    SdpReader reader = new SdpReader();
    for (String line : lines) {
      if (line.length() > 1 && line.charAt(1) == '=') {
        reader.line(line.charAt(0), line.substring(2).strip());
      }
    }
    return reader.end();
  }

  private void line(char type, String value) {
    try {
      switch (type) {
        case 'o' -> origin = SdpOrigin.parse(value);
        case 'm' -> medium(value);
        case 'c' -> connection(value);
        case 'b' ->
            (medium == null ? sessionBandwidths : medium.bandwidths).add(SdpText.line(value));
        case 'a' -> attribute(value);
        default -> {
          // v, s, t and others say nothing that is needed
        }
      }
    } catch (MalformedSdp malformed) {
      throw malformed;
    } catch (IllegalArgumentException strange) {
      throw new MalformedSdp("a line " + type + "= that cannot be read: " + strange.getMessage());
    }
  }

  private void medium(String value) {
    String[] fields = value.split("\\s+", -1);
    if (fields.length < 3) {
      throw new MalformedSdp("an m= line of " + fields.length + " fields");
    }
    close();
    if (media.size() == MAX_MEDIA) {
      throw new MalformedSdp("more than " + MAX_MEDIA + " media");
    }
    medium = new Open(fields);
  }

  private void connection(String value) {
    String[] fields = value.split("\\s+", -1);
    String address = SdpText.line(fields.length < 3 ? "" : fields[2].split("/", 2)[0]);
    if (medium == null) {
      sessionConnection = address;
    } else {
      medium.connection = address;
    }
  }

  private void attribute(String value) {
    int colon = value.indexOf(':');
    String name = (colon < 0 ? value : value.substring(0, colon)).strip();
    if (name.isEmpty() || name.indexOf(' ') >= 0) {
      return;
    }
    SdpAttribute attribute =
        new SdpAttribute(name, colon < 0 ? "" : value.substring(colon + 1).strip());
    (medium == null ? sessionAttributes : medium.attributes).add(attribute);
  }

  private void close() {
    if (medium != null) {
      media.add(medium.close());
      medium = null;
    }
  }

  private SessionDescription end() {
    close();
    return new SessionDescription(
        origin, sessionConnection, sessionBandwidths, sessionAttributes, media);
  }
}
