package org.confab.protocol.mcu;

import static org.confab.protocol.conference.ConferenceNamespaces.CI;
import static org.confab.protocol.conference.ConferenceNamespaces.MSCI;

import java.util.Optional;
import java.util.OptionalLong;
import org.confab.protocol.xml.XmlElement;
import org.confab.protocol.xml.XmlValue;

/**
 * One medium of an endpoint: the {@code media} element of the roster ([MS-CONFAV] 2.2).
 *
 * @param id names it among the endpoint's media; commands about it give this id
 * @param type {@code audio} or {@code video}
 * @param label which of the conference's media it is, such as {@code main-audio}
 * @param source the SSRC of what the endpoint is sent, if that is known
 * @param status which way it goes as the client sees it, such as {@code sendrecv}
 */
public record LegMedia(String id, String type, String label, OptionalLong source, String status) {
  /** The sound that all in a conference share. */
  public static final String MAIN_AUDIO = "main-audio";

  private static final long MAX_SOURCE = 0xffff_ffffL;

  /** Throws {@link IllegalArgumentException} for impossible texts. */
  public LegMedia {
    McuText.line("id", id);
    McuText.line("type", type);
    McuText.line("label", label);
    McuText.line("status", status);
    if (source.isPresent() && (source.getAsLong() < 0 || source.getAsLong() > MAX_SOURCE)) {
      throw new IllegalArgumentException("no SSRC: " + source);
    }
  }

  /** The element, with its filter. */
  XmlElement element(boolean blocked) {
    XmlElement out =
        XmlElement.of(CI, "media")
            .with("id", id)
            .withTextChild("type", type)
            .withTextChild("label", label);
    if (source.isPresent()) {
      out = out.withTextChild("src-id", Long.toString(source.getAsLong()));
    }
    return out.withTextChild("status", status)
        .with(XmlElement.of(MSCI, "media-ingress-filter").withText(MediaFilters.word(blocked)));
  }

  /** Reads {@link #element}; {@link IllegalArgumentException} if anything is missing or bad. */
  static LegMedia read(XmlElement media) {
    Optional<String> source = media.child("src-id").map(XmlElement::text);
    return new LegMedia(
        media.required("id"),
        media.childText("type"),
        media.childText("label"),
        source.isPresent()
            ? OptionalLong.of(XmlValue.number(source.get(), MAX_SOURCE))
            : OptionalLong.empty(),
        media.childText("status"));
  }
}
