package org.confab.mediaserver.negotiation;

import java.util.List;
import java.util.Locale;
import org.confab.protocol.mime.MultipartAlternative;
import org.confab.protocol.mime.Part;
import org.confab.protocol.sdp.MalformedSdp;
import org.confab.protocol.sdp.SdpReader;
import org.confab.protocol.sdp.SessionDescription;

/** Finds the description in a body. */
public final class SdpBody {
  private SdpBody() {}

  /**
   * The description of a body. Of alternatives it is the last that can be read: clients put the one
   * for older peers first ([MS-SIPRE] 3.15.4.1).
   */
  public static SessionDescription read(String contentType, byte[] body) {
    if (MultipartAlternative.is(contentType)) {
      return last(parts(contentType, body));
    }
    if (!isSdp(contentType)) {
      throw new DescriptionRefused(Refusal.NOT_SDP);
    }
    return description(body);
  }

  private static List<Part> parts(String contentType, byte[] body) {
    try {
      return MultipartAlternative.read(contentType, body).parts();
    } catch (IllegalArgumentException malformed) {
      throw new DescriptionRefused(Refusal.UNREADABLE);
    }
  }

  private static SessionDescription last(List<Part> parts) {
    for (int i = parts.size() - 1; i >= 0; i--) {
      if (isSdp(parts.get(i).contentType())) {
        try {
          return description(parts.get(i).content());
        } catch (DescriptionRefused unreadable) {
          continue;
        }
      }
    }
    throw new DescriptionRefused(Refusal.UNREADABLE);
  }

  private static boolean isSdp(String contentType) {
    String type = contentType.split(";", 2)[0].strip();
    return type.toLowerCase(Locale.ROOT).equals(SessionDescription.CONTENT_TYPE);
  }

  private static SessionDescription description(byte[] body) {
    try {
      SessionDescription description = SdpReader.read(body);
      if (description.media().isEmpty()) {
        throw new DescriptionRefused(Refusal.UNREADABLE);
      }
      return description;
    } catch (MalformedSdp malformed) {
      throw new DescriptionRefused(Refusal.UNREADABLE);
    }
  }
}
