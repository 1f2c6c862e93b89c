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
 * @param filter whether it is kept from the others; empty if what holds for the endpoint holds for
 *     it, as for sound
 */
public record LegMedia(
    String id,
    String type,
    String label,
    OptionalLong source,
    String status,
    Optional<Boolean> filter) {
  /** The sound that all in a conference share. */
  public static final String MAIN_AUDIO = "main-audio";

  /** The picture that all in a conference share. */
  public static final String MAIN_VIDEO = "main-video";

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

  /** One under the filter of its endpoint. */
  public LegMedia(String id, String type, String label, OptionalLong source, String status) {
    this(id, type, label, source, status, Optional.empty());
  }

  /** The same with a filter of its own. */
  public LegMedia filtered(boolean blocked) {
    return new LegMedia(id, type, label, source, status, Optional.of(blocked));
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
        .with(
            XmlElement.of(MSCI, "media-ingress-filter")
                .withText(MediaFilters.word(filter.orElse(blocked))));
  }

  /** Reads {@link #element}; {@link IllegalArgumentException} if anything is missing or bad. */
  static LegMedia read(XmlElement media) {
    Optional<String> source = media.child("src-id").map(XmlElement::text);
    String label = media.childText("label");
    return new LegMedia(
        media.required("id"),
        media.childText("type"),
        label,
        source.isPresent()
            ? OptionalLong.of(XmlValue.number(source.get(), MAX_SOURCE))
            : OptionalLong.empty(),
        media.childText("status"),
        label.equals(MAIN_VIDEO)
            ? media.child("media-ingress-filter").map(word -> MediaFilters.isBlock(word.text()))
            : Optional.empty());
  }
}
